import SluiceConfig
import SluiceCore
import SluiceState

/// What is stored of a run, and when.
struct Checkpoints {
  private let store: StateStore
  private let interval: Duration
  /// By sink; nil for one without positions.
  private let sinks: [StateSection?]
  /// What is stored of each sink's positions.
  private var stored: [[[UInt8]: StateEntry]]
  private var next: ContinuousClock.Instant
  /// Objects that were done since the last checkpoint.
  private var done: [ObjectPosition] = []
  /// The object whose parts are being written, as far as they are.
  private var current: (identity: [UInt8], records: Int)?
  private var isDirty = false

  /// - Parameter positions: by sink what is stored.
  init(_ store: StateStore, interval: Duration, sinks: [StateSection?], positions: [[StateEntry]]) {
    self.store = store
    self.interval = interval
    self.sinks = sinks
    stored = positions.map { entries in Dictionary(entries.map { ($0.key, $0) }) { _, last in last } }
    next = ContinuousClock.now + interval
  }

  var isDue: Bool { isDirty && ContinuousClock.now >= next }

  /// The time of events went on without any.
  mutating func noteTime() { isDirty = true }

  /// A part of a blob is written.
  mutating func note(_ part: OrderedOutput.Part) {
    isDirty = true
    guard let identity = part.blob.storedIdentity else { return }
    let before = current.flatMap { $0.identity == identity ? $0.records : nil } ?? part.blob.recordsDone
    let records = max(before, part.records ?? 0)
    if part.isLast {
      // What failed and is delivered again goes on behind what it gave.
      let isDone = part.failure == nil || part.blob.received == nil
      done.append(ObjectPosition(identity: identity, records: records, isDone: isDone))
      current = nil
    } else {
      current = (identity, records)
    }
  }

  /// Stores everything, at once. The sinks have been flushed.
  mutating func commit(_ changes: [StateChanges], _ outputs: [any Sink]) throws(StateError) {
    var checkpoint = Checkpoint(changes: changes, objects: done)
    if let current {
      checkpoint.objects.append(
        ObjectPosition(identity: current.identity, records: current.records, isDone: false))
    }
    for (index, sink) in outputs.enumerated() {
      guard let section = sinks[index] else { continue }
      let positions = Dictionary(sink.positions().map { ($0.key, $0) }) { _, last in last }
      var entries = positions.values.filter { stored[index][$0.key] != $0 }
      entries += stored[index].keys.filter { positions[$0] == nil }.map { StateEntry(key: $0, value: nil) }
      if !entries.isEmpty { checkpoint.changes.append(StateChanges(section, entries)) }
      stored[index] = positions
    }
    try store.commit(checkpoint)
    done = []
    isDirty = false
    next = ContinuousClock.now + interval
  }
}
