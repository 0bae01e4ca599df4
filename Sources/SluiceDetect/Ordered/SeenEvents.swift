import SluiceCore

/// The identities of the events that rules with state have seen, over a span of event time: CloudTrail and S3 both
/// deliver twice.
struct SeenEvents {
  private struct Entry {
    var identity: EventIdentity
    /// In milliseconds; `free` where there is no entry.
    var time: Int64

    static let free = Int64.min
  }

  /// How far an identity is remembered behind the watermark, in milliseconds.
  let horizon: Int64
  /// Open addressing; the size is a power of two.
  private var slots: [Entry] = []
  private(set) var count = 0
  /// The first time span that is remembered: forgetting is a matter of whole spans.
  var oldest = Int64.min
  private var isRecording = false
  private var changed: Set<EventIdentity> = []
  /// Identities may be what somebody made up.
  private let seed = UInt64.random(in: .min ... .max)

  init(horizon: Int64) { self.horizon = horizon }

  var entries: [(identity: EventIdentity, time: EventTime)] {
    slots.lazy.filter { $0.time != Entry.free }.map { ($0.identity, EventTime(milliseconds: $0.time)) }
  }

  /// Whether the event is seen for the first time.
  mutating func insert(_ identity: EventIdentity, at time: EventTime) -> Bool {
    guard add(identity, time.milliseconds) else { return false }
    if isRecording { changed.insert(identity) }
    return true
  }

  /// Puts back an identity that was stored.
  mutating func restore(_ identity: EventIdentity, at time: EventTime) { _ = add(identity, time.milliseconds) }

  private mutating func add(_ identity: EventIdentity, _ time: Int64) -> Bool {
    if (count + 1) * 4 > slots.count * 3 { rebuild(size: max(64, slots.count * 2), from: .min) }
    let slot = slot(of: identity)
    guard slots[slot].time == Entry.free else { return false }
    slots[slot] = Entry(identity: identity, time: max(time, Entry.free + 1))
    count += 1
    return true
  }

  /// Where the identity is, or would be.
  private func slot(of identity: EventIdentity) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash(identity)) & mask
    while slots[slot].time != Entry.free, slots[slot].identity != identity { slot = (slot + 1) & mask }
    return slot
  }

  private func hash(_ identity: EventIdentity) -> UInt64 {
    let (high, low) = (identity.high ^ seed).multipliedFullWidth(by: identity.low ^ seed.byteSwapped | 1)
    return high ^ low
  }

  mutating func beginRecording(all: Bool) {
    isRecording = true
    if all { for entry in entries { changed.insert(entry.identity) } }
  }

  /// What was added or forgotten since the last call.
  mutating func takeChanges() -> [(identity: EventIdentity, time: EventTime?)] {
    defer { changed.removeAll(keepingCapacity: true) }
    return changed.map { identity in
      let entry = slots.isEmpty ? nil : slots[slot(of: identity)]
      return (identity, entry.flatMap { $0.time == Entry.free ? nil : EventTime(milliseconds: $0.time) })
    }
  }

  /// Forgets what lies further behind `watermark` than the horizon.
  ///
  /// - Complexity: O(1), but for O(*n*) once in each span.
  mutating func forget(before watermark: EventTime) {
    let limit = span(watermark.milliseconds - horizon)
    guard limit > oldest else { return }
    oldest = limit
    var left = 0
    for entry in slots where entry.time != Entry.free {
      if span(entry.time) >= limit {
        left += 1
      } else if isRecording {
        changed.insert(entry.identity)
      }
    }
    if left == count { return }
    var size = 64
    while left * 3 > size { size *= 2 }
    rebuild(size: size, from: limit)
  }

  /// Keeps the entries of that span and of those behind it.
  private mutating func rebuild(size: Int, from limit: Int64) {
    let old = slots
    slots = Array(repeating: Entry(identity: EventIdentity(high: 0, low: 0), time: Entry.free), count: size)
    count = 0
    for entry in old where entry.time != Entry.free && (limit == .min || span(entry.time) >= limit) {
      slots[slot(of: entry.identity)] = entry
      count += 1
    }
  }

  private func span(_ time: Int64) -> Int64 {
    let length = max(60_000, horizon / 16)
    return Int64((Double(time) / Double(length)).rounded(.down))
  }
}
