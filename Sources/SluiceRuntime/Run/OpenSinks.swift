import SluiceConfig
import SluiceCore
import SluiceState

/// The sinks of a run, open.
struct OpenSinks {
  let sinks: [any Sink]
  /// By sink where its positions are stored; nil for one without any.
  let sections: [StateSection?]

  /// - Parameter store: where positions are stored: outputs are cut back to these.
  init(_ plan: PipelinePlan, _ store: StateStore?) async throws {
    sections = plan.sinks.map { entry in
      entry.plan.positionName.map { StateSection(.sink, owner: "sinks", name: $0) }
    }
    var sinks: [any Sink] = []
    do {
      _ = try store?.adopt(sections.compactMap(\.self))
      for (entry, section) in zip(plan.sinks, sections) {
        guard let store else {
          sinks.append(try entry.plan.open(plan.projection))
          continue
        }
        sinks.append(try entry.plan.open(plan.projection, resuming: try Self.positions(section, store)))
      }
    } catch {
      await Self.close(sinks)
      throw error
    }
    self.sinks = sinks
  }

  /// What is stored, by sink.
  func storedPositions(_ store: StateStore) throws -> [[StateEntry]] {
    try sections.map { try Self.positions($0, store) }
  }

  private static func positions(_ section: StateSection?, _ store: StateStore) throws -> [StateEntry] {
    var entries: [StateEntry] = []
    if let section { try store.forEachEntry(of: section) { entries.append($0) } }
    return entries
  }

  /// Closes the sinks of a run that failed while no output had them.
  func abandon() async { await Self.close(sinks) }

  /// The first error is the one to tell, and it was thrown.
  private static func close(_ sinks: [any Sink]) async {
    for sink in sinks { do throws(SinkError) { try await sink.close(completed: false) } catch {} }
  }
}
