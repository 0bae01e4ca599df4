/// A sequence that lacks events, as it is held. Most have one event and never go on: these take eight bytes besides it.
struct HeldSequence<Event: Sendable>: Sendable {
  /// What only sequences of several events have, such with an event before them that should have stayed away, and such
  /// of an era that has no number.
  struct More: Sendable {
    let number: UInt64
    let firstTime: Int64
    let lastTime: Int64
    let leadingHit: Int64?
    var others: [Event]
  }

  /// The era's number, and the lowest 16 bits of the first event's time.
  private let low: UInt32
  /// From the lowest bit on: whether it is rejected, whether there is more, the next 10 bits of the time, and the lowest 20
  /// of the sequence's number.
  private var high: UInt32
  var first: Event

  var hasMore: Bool { high & 2 != 0 }

  var isRejected: Bool {
    get { high & 1 != 0 }
    set { high = newValue ? high | 1 : high & ~1 }
  }

  /// - Parameter more: what does not fit; nil where all does.
  init?<Key>(_ partial: SequenceMachine<Key, Event>.Partial, _ eras: inout SequenceEras, more: inout More?) {
    guard let first = partial.events.first else { return nil }
    self.first = first
    let era = eras.place(of: SequenceEras.Era(number: partial.number, time: partial.firstTime))
    let time = UInt32(truncatingIfNeeded: partial.firstTime)
    low = UInt32(era ?? 0) << 16 | time & 0xFFFF
    high = UInt32(truncatingIfNeeded: partial.number) << 12 | time >> 14 & 0xFFC | (partial.isRejected ? 1 : 0)
    if era != nil, partial.events.count == 1, partial.leadingHit == nil, partial.lastTime == partial.firstTime {
      return
    }
    high |= 2
    more = More(
      number: partial.number, firstTime: partial.firstTime, lastTime: partial.lastTime,
      leadingHit: partial.leadingHit, others: Array(partial.events.dropFirst()))
  }

  /// Where there is more, it says so.
  func plain(_ eras: SequenceEras) -> (number: UInt64, time: Int64) {
    eras.era(at: UInt16(truncatingIfNeeded: low >> 16))
      .with(number: high >> 12, time: low & 0xFFFF | (high & 0xFFC) << 14)
  }

  func partial<Key>(
    of key: Key, stage: Int, _ eras: SequenceEras, _ more: More?
  ) -> SequenceMachine<Key, Event>.Partial {
    let (number, time) = plain(eras)
    return SequenceMachine<Key, Event>.Partial(
      key: key, number: more?.number ?? number, stage: stage, events: [first] + (more?.others ?? []),
      firstTime: more?.firstTime ?? time, lastTime: more?.lastTime ?? time, isRejected: isRejected,
      leadingHit: more?.leadingHit)
  }
}
