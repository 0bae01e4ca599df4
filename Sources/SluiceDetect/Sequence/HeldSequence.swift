/// A sequence that lacks events, as it is held. Most have one event and never go on: these take twelve bytes besides it.
struct HeldSequence<Event: Sendable>: Sendable {
  /// What only sequences of several events have, such with an event before them that should have stayed away, and such
  /// whose number or time does not fit.
  struct More: Sendable {
    let number: UInt64
    let firstTime: Int64
    let lastTime: Int64
    let leadingHit: Int64?
    var others: [Event]
  }

  /// The milliseconds of the first event's time, in 42 bits: from 1970 to 2109. In front of them the number's lowest 22
  /// bits.
  private var low: UInt64
  /// The number's next 30 bits. In the lowest two whether it is rejected, and whether there is more.
  private var high: UInt32
  var first: Event

  private static var timeBits: UInt64 { 42 }
  private static var numberBits: UInt64 { 52 }

  var hasMore: Bool { high & 2 != 0 }

  var isRejected: Bool {
    get { high & 1 != 0 }
    set { high = newValue ? high | 1 : high & ~1 }
  }

  /// Where there is more, it says so.
  var plainNumber: UInt64 { low >> Self.timeBits | UInt64(high >> 2) << 22 }
  var plainTime: Int64 { Int64(low & (1 << Self.timeBits - 1)) }

  /// - Parameter more: what does not fit; nil for what does.
  init?<Key>(_ partial: SequenceMachine<Key, Event>.Partial, more: inout More?) {
    guard let first = partial.events.first else { return nil }
    self.first = first
    let fits =
      partial.number >> Self.numberBits == 0 && partial.firstTime >= 0 && partial.firstTime >> Self.timeBits == 0
    let number = fits ? partial.number : 0
    low = UInt64(fits ? partial.firstTime : 0) | number << Self.timeBits
    high = UInt32(truncatingIfNeeded: number >> 22) << 2 | (partial.isRejected ? 1 : 0)
    if fits, partial.events.count == 1, partial.leadingHit == nil, partial.lastTime == partial.firstTime { return }
    high |= 2
    more = More(
      number: partial.number, firstTime: partial.firstTime, lastTime: partial.lastTime,
      leadingHit: partial.leadingHit, others: Array(partial.events.dropFirst()))
  }

  func partial<Key>(of key: Key, stage: Int, _ more: More?) -> SequenceMachine<Key, Event>.Partial {
    SequenceMachine<Key, Event>.Partial(
      key: key, number: more?.number ?? plainNumber, stage: stage, events: [first] + (more?.others ?? []),
      firstTime: more?.firstTime ?? plainTime, lastTime: more?.lastTime ?? plainTime, isRejected: isRejected,
      leadingHit: more?.leadingHit)
  }
}
