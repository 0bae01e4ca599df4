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
    if intervals.count > Self.maximumIntervals, let oldest = intervals.keys.min() { intervals[oldest] = nil }
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
    return over.compactMap { interval in
      guard let limit = limits[interval.rule], let count = counts[interval.rule]?[interval.number] else { return nil }
      return closing(interval, limit, count)
    }
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
  /// What it holds, as bytes. Rules are named by their ids: a stop may change their numbers.
  func snapshot(_ ruleIDs: [String]) -> [UInt8] {
    var writer = StateWriter()
    let rules = counts.keys.sorted().filter { counts[$0]?.isEmpty == false }
    writer.write(rules) { writer, rule in
      writer.write(ruleIDs[rule])
      let intervals = (counts[rule] ?? [:]).sorted { $0.key < $1.key }
      writer.write(intervals) { writer, entry in
        writer.write(entry.key)
        writer.write(entry.value.alerts)
        writer.write(entry.value.first)
        writer.write(entry.value.last)
        writer.write(untold.contains { $0.rule == rule && $0.number == entry.key })
      }
    }
    return writer.bytes
  }

  /// Takes back what `snapshot` gave; rules that are gone are left out.
  mutating func restore(_ bytes: [UInt8], _ ruleIDs: [String]) throws(StateReader.Damaged) {
    var reader = StateReader(bytes)
    var places: [String: Int] = [:]
    for (rule, id) in ruleIDs.enumerated() { places[id] = rule }
    typealias Entry = (number: Int64, count: Count, isUntold: Bool)
    let rules = try reader.list { reader throws(StateReader.Damaged) -> (id: String, entries: [Entry]) in
      let id = try reader.string()
      let entries = try reader.list { reader throws(StateReader.Damaged) -> Entry in
        let number = try reader.integer64()
        var count = Count()
        count.alerts = try reader.integer()
        count.first = try reader.integer64()
        count.last = try reader.integer64()
        return (number, count, try reader.flag())
      }
      return (id, entries)
    }
    for (id, entries) in rules {
      guard let rule = places[id], let limit = limits[rule] else { continue }
      for entry in entries {
        counts[rule, default: [:]][entry.number] = entry.count
        if entry.isUntold {
          untold.insert(Interval(end: (entry.number + 1) * limit.interval, rule: rule, number: entry.number))
        }
      }
    }
  }
}
