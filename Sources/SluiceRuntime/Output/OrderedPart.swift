import SluiceConfig
import SluiceCore
import SluiceState

/// The ordered parts of a pipeline's stages, and what renders their alerts for the sinks.
struct OrderedPart {
  private let stages: [Int: any OrderedStage]
  private let order: [Int]
  private let labels: [String]
  private var renderers: [any SinkRenderer]
  private var written = Counter<String>()
  private let progress: Progress?

  /// Nil when no stage has an ordered part.
  init?(_ plan: PipelinePlan, _ sinks: [any Sink], progress: Progress? = nil) {
    let context = OrderedContext(projection: plan.projection)
    var stages: [Int: any OrderedStage] = [:]
    for case let plan as any OrderedStagePlan in plan.stages {
      stages[plan.orderedStage] = plan.makeOrderedStage(context)
    }
    guard !stages.isEmpty else { return nil }
    self.stages = stages
    self.progress = progress
    order = stages.keys.sorted()
    labels = sinks.map(\.label)
    renderers = sinks.map { $0.makeRenderer() }
  }

  /// Changes the alerts that a lane made of a batch, as the ordered parts say.
  mutating func edit(_ chunks: inout [SinkChunk?], for inputs: [OrderedInput]) throws(StageError) {
    var edits: [AlertEdit] = []
    for input in inputs { edits += try stages[input.stage]?.edits(for: input.input) ?? [] }
    guard !edits.isEmpty else { return }
    for index in chunks.indices {
      guard let removed = chunks[index]?.apply(edits) else { continue }
      // The lane counted them as written.
      if removed > 0 { written.count(labels[index], -removed) }
      if chunks[index]?.pieces.isEmpty == true { chunks[index] = nil }
    }
  }

  func take(_ input: OrderedInput, from blob: Blob, isLast: Bool) throws(StageError) {
    try stages[input.stage]?.take(input.input, from: blob, isLast: isLast)
  }

  func goOn(at time: EventTime) throws(StageError) {
    for stage in order { try stages[stage]?.goOn(at: time) }
  }

  // MARK: State

  /// The parts in which the stages' state is stored.
  var sections: [StateSection] { order.flatMap { stages[$0]?.stateSections ?? [] } }

  /// Takes up what is stored.
  ///
  /// - Parameter isRecorded: whether changes are recorded from then on.
  func takeUp(_ store: StateStore, isRecorded: Bool) throws {
    for number in order {
      guard let stage = stages[number] else { continue }
      for section in stage.stateSections {
        try store.forEachEntry(of: section) { try stage.restore($0, of: section) }
      }
      if isRecorded { stage.beginRecording(all: false) }
    }
  }

  /// All that the stages know.
  func allState() -> [StateChanges] {
    for stage in order { stages[stage]?.beginRecording(all: true) }
    return takeStateChanges()
  }

  func takeStateChanges() -> [StateChanges] { order.flatMap { stages[$0]?.takeStateChanges() ?? [] } }

  func end() throws(StageError) {
    for stage in order { try stages[stage]?.end() }
  }

  /// What the sinks shall write of the next alerts; nil when there are none for now.
  mutating func nextChunks() throws(StageError) -> [SinkChunk?]? {
    for stage in order {
      guard let batch = try stages[stage]?.nextAlerts() else { continue }
      progress?.count(alerts: batch.matches.count)
      var chunks: [SinkChunk?] = []
      for index in renderers.indices {
        let chunk = try renderers[index].render(batch)
        if let chunk { written.count(labels[index], chunk.pieces.reduce(0) { $0 + $1.documents }) }
        chunks.append(chunk)
      }
      return chunks
    }
    return nil
  }

  /// The event time up to which all of them have decided.
  var decidedTime: EventTime? { order.compactMap { stages[$0]?.decidedTime }.min() }

  /// What the stages counted.
  var ledger: Ledger {
    var ledger = Ledger()
    for stage in order { if let part = stages[stage]?.ledger { ledger.add(part) } }
    ledger.written.add(written)
    return ledger
  }
}

@available(*, unavailable)
extension OrderedPart: Sendable {}
