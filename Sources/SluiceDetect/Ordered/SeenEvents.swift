import SluiceCore

/// The identities of the events that rules with state have seen, over a span of event time: CloudTrail and S3 both
/// deliver twice.
struct SeenEvents {
  /// How far an identity is remembered behind the watermark, in milliseconds.
  let horizon: Int64
  private var identities = IdentityTable()
  /// The first time span that is remembered: forgetting is a matter of whole spans.
  var oldest = Int64.min
  private var touched: UInt64 = 0
  private var isRecording = false
  /// When events happened that were added since changes were taken last; nil for those that were forgotten.
  private var changed: [EventIdentity: EventTime?] = [:]

  init(horizon: Int64) { self.horizon = horizon }

  var count: Int { identities.count }

  /// Whether the event is seen for the first time.
  mutating func insert(_ identity: EventIdentity, at time: EventTime) -> Bool {
    guard identities.insert(identity, mark(of: time)) else { return false }
    if isRecording { changed[identity] = .some(time) }
    return true
  }

  /// To be called with each identity of several before they are inserted: it takes less time so.
  mutating func expect(_ identity: EventIdentity) { touched ^= identities.touch(identity) }

  /// Puts back an identity that was stored.
  mutating func restore(_ identity: EventIdentity, at time: EventTime) {
    _ = identities.insert(identity, mark(of: time))
  }

  mutating func beginRecording(all: Bool) {
    isRecording = true
    guard all else { return }
    identities.forEach { identity, mark in changed[identity] = .some(self.time(of: mark)) }
  }

  /// What was added or forgotten since the last call.
  mutating func takeChanges() -> [(identity: EventIdentity, time: EventTime?)] {
    defer { changed.removeAll(keepingCapacity: true) }
    return changed.map { ($0.key, $0.value) }
  }

  /// Forgets what lies further behind `watermark` than the horizon.
  ///
  /// - Complexity: O(1), but for O(*n*) once in each span.
  mutating func forget(before watermark: EventTime) {
    let limit = span(watermark.milliseconds - horizon)
    guard limit > oldest else { return }
    oldest = limit
    let mark = Self.mark(span: limit)
    if isRecording { identities.forEach { if $1 < mark { changed[$0] = .some(nil) } } }
    identities.removeAll(below: mark)
  }

  private var spanLength: Int64 { max(60_000, horizon / 16) }

  private func span(_ time: Int64) -> Int64 { Int64((Double(time) / Double(spanLength)).rounded(.down)) }

  private func mark(of time: EventTime) -> UInt32 { Self.mark(span: span(time.milliseconds)) }

  /// A span takes a minute at least, so that all times of four thousand years have a mark of their own.
  private static func mark(span: Int64) -> UInt32 { max(1, UInt32(clamping: span + 1 << 31)) }

  /// A time of the span.
  private func time(of mark: UInt32) -> EventTime {
    EventTime(milliseconds: (Int64(mark) - 1 << 31) * spanLength)
  }
}
