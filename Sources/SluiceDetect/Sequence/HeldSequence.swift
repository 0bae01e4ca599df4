/// A sequence that lacks events, as it is held. Most have one event and never go on: these take 24 bytes besides it.
struct HeldSequence<Event: Sendable>: Sendable {
  /// What only sequences of several events have, or such with an event before them that should have stayed away.
  private struct More: Sendable {
    let lastTime: Int64
    let leadingHit: Int64?
    let others: [Event]
  }

  /// The sequence's number, and in the lowest bit whether it is rejected.
  private var mark: UInt64
  let firstTime: Int64
  private let first: Event
  /// One at most.
  private let more: [More]

  var number: UInt64 { mark >> 1 }

  var isRejected: Bool {
    get { mark & 1 != 0 }
    set { mark = newValue ? mark | 1 : mark & ~1 }
  }

  /// Nil for one without events.
  init?<Key>(_ partial: SequenceMachine<Key, Event>.Partial) {
    guard let first = partial.events.first else { return nil }
    self.first = first
    mark = partial.number << 1 | (partial.isRejected ? 1 : 0)
    firstTime = partial.firstTime
    let isPlain = partial.events.count == 1 && partial.leadingHit == nil && partial.lastTime == partial.firstTime
    more =
      isPlain
      ? []
      : [More(lastTime: partial.lastTime, leadingHit: partial.leadingHit, others: Array(partial.events.dropFirst()))]
  }

  func partial<Key>(of key: Key, stage: Int) -> SequenceMachine<Key, Event>.Partial {
    SequenceMachine<Key, Event>.Partial(
      key: key, number: number, stage: stage, events: [first] + (more.first?.others ?? []), firstTime: firstTime,
      lastTime: more.first?.lastTime ?? firstTime, isRejected: isRejected, leadingHit: more.first?.leadingHit)
  }
}
