private import Synchronization

/// How the lanes of a run spent their time.
package final class LaneProfile: Sendable {
  package struct Part: Sendable, Equatable {
    /// `decompress` (with reading), `parse`, the names of the stages, `render`, and `write` (the ordered parts of stages,
    /// the sinks' output, and waiting for the lane whose turn it is).
    package let name: String
    /// Of all lanes together, by the clock on the wall.
    package var time: Duration
  }

  private let state = Mutex<[Part]>([])

  package init() {}

  /// In the order in which a batch passes them.
  package var parts: [Part] { state.withLock { $0 } }

  /// Adds what a lane took. All lanes have the same parts.
  func add(_ parts: [Part]) {
    state.withLock { state in
      if state.isEmpty { return state = parts }
      for (index, part) in parts.enumerated() where index < state.count { state[index].time += part.time }
    }
  }
}

/// The clock of one lane.
final class LaneTimes {
  private(set) var times: [Duration] = []
  private var names: [String] = []

  /// - Returns: its place.
  func part(_ name: String) -> Int {
    names.append(name)
    times.append(.zero)
    return times.count - 1
  }

  func add(_ part: Int, since start: ContinuousClock.Instant) { times[part] += ContinuousClock.now - start }

  /// Parts by name; what the first part took lies within the second one, which pulls it.
  var parts: [LaneProfile.Part] {
    zip(names, times).enumerated().map { index, entry in
      LaneProfile.Part(name: entry.0, time: index == 1 ? entry.1 - times[0] : entry.1)
    }
  }
}

// Used by one task at a time: its lane.
extension LaneTimes: @unchecked Sendable {}
