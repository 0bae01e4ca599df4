import SluiceCore

/// Counts alerts by rule and interval of event time, and knows which are too many.
///
/// Alerts of rules without state count in the order of the source, those of rules with state in the order in which they
/// are given: which of them are the surplus depends on that order alone, not on lanes. Of each rule the latest 4,096
/// intervals are remembered, two weeks of five minutes each; what comes for older ones counts anew.
struct SignalTally {
  struct Count: Sendable, Hashable {
    var alerts = 0
    /// Of the surplus, in milliseconds.
    var first: Int64 = .max
    var last: Int64 = .min
  }

  private let limits: SignalLimits
  /// By rule and number of the interval.
  private var counts: [Int: [Int64: Count]] = [:]
  /// Intervals with a surplus that was not told of yet.
  private var untold: Set<Interval> = []
  private static let maximumIntervals = 4_096
  private struct Place: Hashable, Sendable {
    let rule: Int
    let number: Int64
  }
  private var changed: Set<Place> = []
  private var isRecording = false

  struct Interval: Hashable, Comparable, Sendable {
    /// In milliseconds.
    let end: Int64
    let rule: Int
    let number: Int64

    static func < (left: Interval, right: Interval) -> Bool { (left.end, left.rule) < (right.end, right.rule) }
  }

  init(_ limits: SignalLimits) { self.limits = limits }

  var policy: SignalPolicy { limits.policy }

  /// Counts an alert.
  ///
  /// - Returns: whether it is one too many.
  mutating func isSurplus(_ rule: Int, at time: Int64) -> Bool {
    guard let limit = limits[rule] else { return false }
    let number = Self.number(time, limit.interval)
    var intervals = counts[rule] ?? [:]
    // In place, rather than with a copy of the table.
    counts[rule] = nil
    defer { counts[rule] = intervals }
    intervals[number, default: Count()].alerts += 1
    note(rule, number)
    if intervals.count > Self.maximumIntervals, let oldest = intervals.keys.min() {
      intervals[oldest] = nil
      note(rule, oldest)
    }
    guard var count = intervals[number], count.alerts > limit.count else { return false }
    count.first = min(count.first, time)
    count.last = max(count.last, time)
    intervals[number] = count
    if policy == .fold {
      untold.insert(Interval(end: (number + 1) * limit.interval, rule: rule, number: number))
    }
    return true
  }

  /// The closing alerts of intervals that are over by `watermark`, in the order of their ends.
  mutating func closings(before watermark: EventTime) -> [OperatorAlert] {
    guard untold.contains(where: { $0.end <= watermark.milliseconds }) else { return [] }
    let over = untold.filter { $0.end <= watermark.milliseconds }.sorted()
    untold.subtract(over)
    for interval in over { note(interval.rule, interval.number) }
    return over.compactMap { interval in
      guard let limit = limits[interval.rule], let count = counts[interval.rule]?[interval.number] else { return nil }
      return closing(interval, limit, count)
    }
  }

  private mutating func note(_ rule: Int, _ number: Int64) {
    if isRecording { changed.insert(Place(rule: rule, number: number)) }
  }

  /// One alert about all that were too many. What comes later for the interval makes the same alert with more of them.
  private func closing(_ interval: Interval, _ limit: SignalLimits.Limit, _ count: Count) -> OperatorAlert {
    let more = count.alerts - limit.count
    var alert = OperatorAlert(
      rule: interval.rule, time: EventTime(milliseconds: count.last),
      seed: Array("folded|\(interval.number)".utf8), base: nil)
    alert.isClosing = true
    alert.reason = "\(more) more alert\(more == 1 ? "" : "s") within \(limit.interval / 1_000) s"
    alert.members.append(raw: "\"sluice.folded\":{\"alerts\":")
    alert.members.append(decimal: more)
    alert.members.append(raw: ",\"from\":\"")
    EventTime(milliseconds: count.first).append(to: &alert.members)
    alert.members.append(raw: "\",\"to\":\"")
    EventTime(milliseconds: count.last).append(to: &alert.members)
    alert.members.append(raw: "\"},\"sluice.max_signals_exceeded\":true")
    return alert
  }

  private static func number(_ time: Int64, _ interval: Int64) -> Int64 {
    let (quotient, remainder) = time.quotientAndRemainder(dividingBy: interval)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

// For the checkpoint.
extension SignalTally {
  /// An interval of a rule, as it is stored. The rule is named by its id, for a stop may change its number.
  struct Stored: Sendable {
    let key: [UInt8]
    /// Nil for one that is forgotten.
    let value: [UInt8]?
    let time: EventTime
  }

  mutating func beginRecording(all: Bool) {
    isRecording = true
    guard all else { return }
    for (rule, intervals) in counts { for number in intervals.keys { note(rule, number) } }
  }

  /// What changed since the last call.
  mutating func takeChanges(_ ruleIDs: [String]) -> [Stored] {
    defer { changed.removeAll(keepingCapacity: true) }
    return changed.compactMap { place in
      guard let limit = limits[place.rule] else { return nil }
      var key = StateWriter()
      key.write(ruleIDs[place.rule])
      key.write(limit.interval)
      key.write(place.number)
      var value: StateWriter?
      if let count = counts[place.rule]?[place.number] {
        var writer = StateWriter()
        writer.write(count.alerts)
        writer.write(count.first)
        writer.write(count.last)
        let interval = Interval(end: (place.number + 1) * limit.interval, rule: place.rule, number: place.number)
        writer.write(untold.contains(interval))
        value = writer
      }
      return Stored(
        key: key.bytes, value: value?.bytes, time: EventTime(milliseconds: place.number * limit.interval))
    }
  }

  /// Takes back what `takeChanges` gave; what is of rules that are gone, or have other intervals, is left out.
  mutating func restore(key: [UInt8], value: [UInt8], _ rules: [String: Int]) throws(StateReader.Damaged) {
    var (key, reader) = (StateReader(key), StateReader(value))
    let id = try key.string()
    let (length, number) = (try key.integer64(), try key.integer64())
    var count = Count()
    count.alerts = try reader.integer()
    count.first = try reader.integer64()
    count.last = try reader.integer64()
    let isUntold = try reader.flag()
    guard let rule = rules[id], let limit = limits[rule], limit.interval == length else { return }
    counts[rule, default: [:]][number] = count
    if isUntold { untold.insert(Interval(end: (number + 1) * length, rule: rule, number: number)) }
  }
}
