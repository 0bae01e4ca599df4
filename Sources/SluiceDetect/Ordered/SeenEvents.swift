import SluiceCore

/// The identities of the events that rules with state have seen, over a span of event time: CloudTrail and S3 both
/// deliver twice.
struct SeenEvents {
  /// How far an identity is remembered behind the watermark, in milliseconds.
  let horizon: Int64
  private var times: [EventIdentity: EventTime] = [:]
  /// Identities by the time span in which they fall, so that forgetting is a matter of whole spans.
  private var spans: [Int64: [EventIdentity]] = [:]
  /// The first span that is remembered.
  var oldest = Int64.min
  private var isRecording = false
  private var changed: Set<EventIdentity> = []

  init(horizon: Int64) { self.horizon = horizon }

  var count: Int { times.count }
  var entries: [(identity: EventIdentity, time: EventTime)] { times.map { ($0.key, $0.value) } }

  /// Whether the event is seen for the first time.
  mutating func insert(_ identity: EventIdentity, at time: EventTime) -> Bool {
    guard times[identity] == nil else { return false }
    restore(identity, at: time)
    if isRecording { changed.insert(identity) }
    return true
  }

  /// Puts back an identity that was stored.
  mutating func restore(_ identity: EventIdentity, at time: EventTime) {
    times[identity] = time
    spans[span(time), default: []].append(identity)
  }

  mutating func beginRecording() { isRecording = true }

  /// What was added or forgotten since the last call.
  mutating func takeChanges() -> [(identity: EventIdentity, time: EventTime?)] {
    defer { changed.removeAll(keepingCapacity: true) }
    return changed.map { ($0, times[$0]) }
  }

  /// Forgets what lies further behind `watermark` than the horizon.
  mutating func forget(before watermark: EventTime) {
    let limit = span(EventTime(milliseconds: watermark.milliseconds - horizon))
    guard limit > oldest else { return }
    oldest = limit
    for span in spans.keys where span < limit {
      for identity in spans.removeValue(forKey: span) ?? [] {
        times[identity] = nil
        if isRecording { changed.insert(identity) }
      }
    }
  }

  private func span(_ time: EventTime) -> Int64 {
    let length = max(60_000, horizon / 16)
    return Int64((Double(time.milliseconds) / Double(length)).rounded(.down))
  }
}
