import SluiceCore
import SluiceRules

/// A rule with `alert_suppression`: alerts with the same values of some fields are one alert for a time (spec: rule
/// semantics, section 6).
///
/// The first alert of a group is given at once. Those after it are counted, as long as they come less than the duration
/// after the first; without a duration, as long as they fall into the same interval of the rule, in event time. When
/// that time is over and there was anything to count, the first alert is given again, under the same id, as an update
/// (`sluice.update`) with the number. The next alert of the group is then a first one again.
///
/// A field with several values stands for all of them together. A group field is looked for among the alert's own fields
/// (the group, columns of a query) and then in the event that the alert shows. Alerts without one of them are a group,
/// too, or alerts on their own (`missing_fields_strategy`).
struct SuppressingOperator: StatefulOperator {
  private var inner: any StatefulOperator
  private let rule: Int
  private let suppression: Rule.Suppression
  /// Of the rule, in milliseconds.
  private let interval: Int64
  /// By field of the group its place among the extras of events.
  private let extras: [Int]
  private var windows: BoundedGroups<GroupKey, SuppressionWindow>
  private var ends = EndingWindows<GroupKey>()
  private var common = StoredCommon()
  private(set) var suppressed = 0

  init(
    _ inner: any StatefulOperator, rule: Int, suppression: Rule.Suppression, interval: Int64, extras: [Int], limit: Int
  ) {
    self.inner = inner
    self.rule = rule
    self.suppression = suppression
    self.interval = interval
    self.extras = extras
    windows = BoundedGroups(limit: limit)
  }

  var groupCount: Int { inner.groupCount + windows.count }
  var evicted: Int { inner.evicted + windows.evicted }

  mutating func process(_ event: OperatorEvent, into alerts: inout [OperatorAlert]) {
    var found: [OperatorAlert] = []
    inner.process(event, into: &found)
    take(found, into: &alerts)
  }

  mutating func mayShow(_ input: OperatorInput, at time: EventTime) -> Bool { inner.mayShow(input, at: time) }

  mutating func advance(to watermark: EventTime, into alerts: inout [OperatorAlert]) {
    var found: [OperatorAlert] = []
    inner.advance(to: watermark, into: &found)
    take(found, into: &alerts)
    close(before: watermark, into: &alerts)
  }

  private mutating func take(_ found: [OperatorAlert], into alerts: inout [OperatorAlert]) {
    // The parts of a sequence come in front of it, and share its fate.
    var parts: [OperatorAlert] = []
    for alert in found {
      if alert.isBuildingBlock {
        parts.append(alert)
        continue
      }
      close(before: alert.time, into: &alerts)
      if let first = first(alert) {
        alerts += parts
        alerts.append(first)
      } else {
        suppressed += 1
      }
      parts.removeAll()
    }
  }

  /// The alert, if it is the first of its group; else it is counted.
  private mutating func first(_ alert: OperatorAlert) -> OperatorAlert? {
    let terms = zip(suppression.groupBy, extras).map { field, extra in
      (field: field, values: values(field, extra, alert))
    }
    if !suppression.suppressesMissing, terms.contains(where: \.values.isEmpty) { return alert }
    let key = GroupKey(terms.map { Self.joined($0.values) })
    if var window = windows[key], alert.time < window.end {
      window.count += 1
      window.start = min(window.start, alert.time)
      window.last = max(window.last, alert.time)
      windows.set(window, for: key, at: window.end)
      return nil
    }
    let end = EventTime(milliseconds: end(of: alert.time.milliseconds))
    let window = SuppressionWindow(
      alert: alert, terms: terms, end: end, number: ends.insert(key, at: end).number, start: alert.time,
      last: alert.time)
    windows.set(window, for: key, at: end)
    var first = alert
    window.append(to: &first.members)
    return first
  }

  private func values(_ field: String, _ extra: Int, _ alert: OperatorAlert) -> [FieldValue] {
    if let own = alert.fields.first(where: { $0.name == field }) { return own.values }
    guard let base = alert.base, base.extras.indices.contains(extra) else { return [] }
    return base.extras[extra]
  }

  /// No values are null.
  private static func joined(_ values: [FieldValue]) -> FieldValue {
    switch values.count {
    case 0: return FieldValue("null", kind: .boolean)
    case 1: return values[0]
    default:
      var bytes: [UInt8] = []
      bytes.append(list: values.sorted { $0.text < $1.text }) { $0.append(to: &$1) }
      return FieldValue(String(decoding: bytes, as: UTF8.self))
    }
  }

  private func end(of time: Int64) -> Int64 {
    if let duration = suppression.duration { return time + duration }
    let (quotient, remainder) = time.quotientAndRemainder(dividingBy: interval)
    return (remainder < 0 ? quotient : quotient + 1) * interval
  }

  /// Ends windows, and gives updates of those in which something was counted.
  private mutating func close(before time: EventTime, into alerts: inout [OperatorAlert]) {
    while let (key, ended) = ends.popFirst(before: EventTime(milliseconds: time.milliseconds + 1)) {
      // The group may have been given up, and have begun again since.
      guard let window = windows[key], window.end == ended.end, window.number == ended.number else { continue }
      windows.remove(key)
      guard window.count > 0 else { continue }
      var update = window.alert
      update.isUpdate = true
      window.append(to: &update.members)
      update.members.append(member: "\"sluice.update\":true")
      alerts.append(update)
    }
  }

  // MARK: State

  private static let innerKey: UInt8 = 0
  private static let windowKey: UInt8 = 1
  private static let commonKey: UInt8 = 2

  mutating func finish(into alerts: inout [OperatorAlert]) {
    var found: [OperatorAlert] = []
    inner.finish(into: &found)
    take(found, into: &alerts)
    close(before: EventTime(milliseconds: .max - 1), into: &alerts)
  }

  mutating func beginRecording(all: Bool) {
    inner.beginRecording(all: all)
    windows.beginRecording(all: all)
    if all { common = StoredCommon() }
  }

  /// The first byte of a key tells the rule's own state from the windows.
  mutating func takeChanges() -> [StateChange] {
    var changes = inner.takeChanges().map {
      StateChange(key: [Self.innerKey] + $0.key, value: $0.value, time: $0.time)
    }
    changes += windows.takeChanges(key: { [Self.windowKey] + $0.stateKey }) { $1.write(to: &$0) }
    var ownCommon: [StateChange] = []
    common.append(
      { writer in
        windows.writeCommon(&writer)
        writer.write(ends.nextNumber)
      }, to: &ownCommon)
    return changes + ownCommon.map { StateChange(key: [Self.commonKey], value: $0.value) }
  }

  mutating func restore(_ change: StateChange) throws(StateReader.Damaged) {
    let key = Array(change.key.dropFirst())
    switch change.key.first {
    case Self.innerKey:
      var own = StateChange(key: key, value: change.value)
      own.hasCurrentExtras = change.hasCurrentExtras
      try inner.restore(own)
    case Self.windowKey:
      guard var reader = StateReader(change) else { return }
      let group = try GroupKey(stateKey: key)
      let rule = rule
      try windows.restore(group, &reader) { reader throws(StateReader.Damaged) in
        try SuppressionWindow(&reader, rule: rule)
      }
      if let window = windows[group] {
        ends.restore(EndingWindows<GroupKey>.Window(end: window.end, number: window.number), group)
      }
    case Self.commonKey:
      guard var reader = StateReader(change) else { return }
      try windows.restoreCommon(&reader)
      ends.nextNumber = max(ends.nextNumber, try reader.integer())
    default: throw StateReader.Damaged()
    }
  }
}
