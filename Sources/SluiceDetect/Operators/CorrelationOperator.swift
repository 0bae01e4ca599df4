import SluiceCore
import SluiceRules

/// A Sigma correlation: looks at the matches of other rules, group by group, over a sliding window of event time
/// (Sigma specification 2.1, correlation rules).
///
/// A condition that only asks for enough (`gt`, `gte`) is judged at each event, and holds as soon as it holds; so do
/// `temporal` and `temporal_ordered`. One that also asks for not too much (`lt`, `lte`, `eq`, `neq`) is judged when the
/// window that began with the group's first event is over, for only then is the number known. After an alert, and after
/// such a window, the group begins anew.
struct CorrelationOperator: StatefulOperator {
  struct Item: Sendable {
    let time: EventTime
    let part: Int
    let values: [FieldValue]
    let event: [UInt8]
  }

  struct Group: Sendable {
    /// In the order of their times.
    var items: [Item] = []
    /// The latest event, which an alert shows.
    var last: RetainedEvent?
    var hasLate = false
    /// When it is judged, where that is at its end.
    var window: EndingWindows.Window?
  }

  private let rule: Int
  private let correlation: SigmaCorrelation
  private var groups: BoundedGroups<GroupKey, Group>
  private var common = StoredCommon()
  /// When windows end that are judged at their end.
  private var ends = EndingWindows()
  /// Events of one group that are held.
  private let itemLimit = 100_000

  init(rule: Int, correlation: SigmaCorrelation, limit: Int) {
    self.rule = rule
    self.correlation = correlation
    groups = BoundedGroups(limit: limit, window: correlation.timespan)
  }

  var groupCount: Int { groups.count }
  var evicted: Int { groups.evicted }

  private var isJudgedAtEnd: Bool {
    switch correlation.kind {
    case .temporal, .temporalOrdered: false
    default: !correlation.bounds.allSatisfy { $0.relation == .greater || $0.relation == .greaterOrEqual }
    }
  }

  mutating func process(_ event: OperatorEvent, into alerts: inout [OperatorAlert]) {
    for input in event.parts {
      let groupValues = Array(input.values.prefix(correlation.groupBy.count))
      let fieldValues = Array(input.values.dropFirst(correlation.groupBy.count).joined())
      for key in GroupKey.combinations(groupValues) {
        add(input.part, fieldValues, event, to: key)
        if !isJudgedAtEnd { judge(key, into: &alerts) }
      }
    }
  }

  mutating func advance(to watermark: EventTime, into alerts: inout [OperatorAlert]) {
    while let (key, window) = ends.popFirst(before: watermark) { close(key, window, into: &alerts) }
    groups.forget(before: EventTime(milliseconds: watermark.milliseconds - correlation.timespan))
  }

  private mutating func close(_ key: GroupKey, _ window: EndingWindows.Window, into alerts: inout [OperatorAlert]) {
    // The group may have been given up and have begun again since.
    guard groups[key]?.window == window else { return }
    judge(key, into: &alerts)
    groups.remove(key)
  }

  private mutating func add(_ part: Int, _ values: [FieldValue], _ event: OperatorEvent, to key: GroupKey) {
    var group = groups[key] ?? Group()
    let item = Item(time: event.time, part: part, values: values, event: event.event.seed)
    let place = group.items.firstIndex { item.time < $0.time } ?? group.items.count
    group.items.insert(item, at: place)
    if group.last.map({ $0.time <= event.time }) ?? true { group.last = event.event }
    group.hasLate = group.hasLate || event.isLate
    if isJudgedAtEnd {
      if group.items.count == 1 {
        group.window = ends.insert(key, at: EventTime(milliseconds: item.time.milliseconds + correlation.timespan))
      }
    } else {
      let oldest = group.items[group.items.count - 1].time.milliseconds - correlation.timespan
      group.items.removeAll { $0.time.milliseconds < oldest }
    }
    if group.items.count > itemLimit { group.items.removeFirst(group.items.count - itemLimit) }
    groups.set(group, for: key, at: event.time)
  }

  private mutating func judge(_ key: GroupKey, into alerts: inout [OperatorAlert]) {
    guard var group = groups[key], let first = group.items.first, let last = group.items.last else { return }
    guard let number = CorrelationMeasure(correlation).number(of: group.items) else { return }
    guard holds(number) else { return }
    var alert = OperatorAlert(
      rule: rule, time: last.time, seed: key.bytes + Array("|correlation|\(last.time)".utf8), base: group.last)
    alert.fields = zip(correlation.groupBy, key.values).map { (name: $0, values: [$1]) }
    alert.members = members(key, number, group.items, from: first.time, to: last.time)
    alert.isLate = group.hasLate
    let by = zip(correlation.groupBy, key.values).map { "\($0) \($1.text)" }.joined(separator: ", ")
    alert.reason = "\(group.items.count) events" + (by.isEmpty ? "" : " by \(by)")
    alerts.append(alert)
    group = Group()
    groups.set(group, for: key, at: last.time)
  }

  private func holds(_ number: Double) -> Bool {
    let bounds =
      correlation.bounds.isEmpty
      ? [SigmaCorrelation.Bound(relation: .greaterOrEqual, value: Double(max(1, correlation.rules.count)))]
      : correlation.bounds
    return bounds.allSatisfy { bound in
      switch bound.relation {
      case .greater: number > bound.value
      case .greaterOrEqual: number >= bound.value
      case .less: number < bound.value
      case .lessOrEqual: number <= bound.value
      case .equal: number == bound.value
      case .notEqual: number != bound.value
      }
    }
  }

  private func members(
    _ key: GroupKey, _ number: Double, _ items: [Item], from: EventTime, to: EventTime
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(raw: "\"sluice.correlation\":{\"type\":")
    bytes.append(jsonString: correlation.kind.rawValue)
    bytes.append(raw: ",\"group\":{")
    for (index, (name, value)) in zip(correlation.groupBy, key.values).enumerated() {
      if index > 0 { bytes.append(0x2C) }
      bytes.append(jsonString: name)
      bytes.append(0x3A)
      bytes.append(jsonString: value.text)
    }
    bytes.append(raw: "},\"value\":")
    bytes.append(contentsOf: (number == number.rounded() ? String(Int64(number)) : String(number)).utf8)
    bytes.append(raw: ",\"count\":")
    bytes.append(decimal: items.count)
    bytes.append(raw: ",\"from\":\"")
    from.append(to: &bytes)
    bytes.append(raw: "\",\"to\":\"")
    to.append(to: &bytes)
    bytes.append(raw: "\",\"events\":")
    bytes.append(list: Array(items.suffix(100))) { $1.append(jsonString: String(decoding: $0.event, as: UTF8.self)) }
    bytes.append(raw: "}")
    return bytes
  }

  /// Judges the windows that are still open, which is the end of their groups.
  mutating func finish(into alerts: inout [OperatorAlert]) {
    while let (key, window) = ends.popFirst(before: EventTime(milliseconds: .max)) { close(key, window, into: &alerts) }
  }

  mutating func beginRecording(all: Bool) {
    groups.beginRecording(all: all)
    if all { common = StoredCommon() }
  }

  mutating func takeChanges() -> [StateChange] {
    var changes = groups.takeChanges(key: \.stateKey) { writer, group in
      writer.write(group.items) { writer, item in
        writer.write(item.time)
        writer.write(item.part)
        writer.write(item.values)
        writer.write(item.event)
      }
      writer.write(group.hasLate)
      writer.write(group.last != nil)
      if let last = group.last { writer.write(last) }
      writer.write(group.window != nil)
      if let window = group.window {
        writer.write(window.end)
        writer.write(window.number)
      }
    }
    common.append(
      { writer in
        groups.writeCommon(&writer)
        writer.write(ends.nextNumber)
      }, to: &changes)
    return changes
  }

  mutating func restore(_ change: StateChange) throws(StateReader.Damaged) {
    guard var reader = StateReader(change) else { return }
    if change.key.isEmpty {
      try groups.restoreCommon(&reader)
      ends.nextNumber = max(ends.nextNumber, try reader.integer())
      return
    }
    let key = try GroupKey(stateKey: change.key)
    try groups.restore(key, &reader) { reader throws(StateReader.Damaged) in
      var group = Group()
      group.items = try reader.list { reader throws(StateReader.Damaged) in
        Item(
          time: try reader.time(), part: try reader.integer(), values: try reader.values(), event: try reader.text())
      }
      group.hasLate = try reader.flag()
      if try reader.flag() { group.last = try reader.event() }
      if try reader.flag() {
        group.window = EndingWindows.Window(end: try reader.time(), number: try reader.integer())
      }
      return group
    }
    if let window = groups[key]?.window { ends.restore(window, key) }
  }
}
