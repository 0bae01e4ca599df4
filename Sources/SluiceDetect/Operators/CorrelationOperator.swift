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
  private let rule: Int
  private let correlation: SigmaCorrelation
  /// By the hash of their values, which their events have.
  private var groups: BoundedGroups<EventIdentity, CorrelationGroup>
  private var keeper = EventKeeper()
  private var common = StoredCommon()
  /// When windows end that are judged at their end.
  private var ends = EndingWindows<EventIdentity>()
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
        let hash = key.hash
        add(input.part, key, fieldValues, event, to: hash)
        if !isJudgedAtEnd { judge(hash, into: &alerts) }
      }
    }
  }

  mutating func advance(to watermark: EventTime, into alerts: inout [OperatorAlert]) {
    while let (hash, window) = ends.popFirst(before: watermark) { close(hash, window, into: &alerts) }
    groups.forget(before: EventTime(milliseconds: watermark.milliseconds - correlation.timespan))
  }

  private mutating func close(
    _ hash: EventIdentity, _ window: EndingWindows<EventIdentity>.Window, into alerts: inout [OperatorAlert]
  ) {
    // The group may have been given up and have begun again since.
    guard groups[hash]?.window == window else { return }
    judge(hash, into: &alerts)
    groups.remove(hash)
  }

  private mutating func add(
    _ part: Int, _ key: GroupKey, _ values: [FieldValue], _ event: OperatorEvent, to hash: EventIdentity
  ) {
    let (timespan, itemLimit) = (correlation.timespan, itemLimit)
    var window: EndingWindows<EventIdentity>.Window?
    if isJudgedAtEnd, groups[hash].map({ $0.count == 0 }) ?? true {
      window = ends.insert(hash, at: EventTime(milliseconds: event.time.milliseconds + timespan))
    }
    let isSliding = !isJudgedAtEnd
    groups.update(hash, at: event.time, CorrelationGroup()) { group in
      group.insert(event, key: key, values, part: part, by: &keeper)
      if let window { group.window = window }
      if isSliding { group.removeFirst(before: EventTime(milliseconds: group.lastItemTime - timespan)) }
      group.removeFirst(beyond: itemLimit)
    }
  }

  private mutating func judge(_ hash: EventIdentity, into alerts: inout [OperatorAlert]) {
    guard let group = groups[hash], mayHold(group.count) else { return }
    let items = group.items
    guard let key = group.key, let first = items.first, let last = items.last else { return }
    guard let number = CorrelationMeasure(correlation).number(of: items), holds(number) else { return }
    var alert = OperatorAlert(
      rule: rule, time: last.time, seed: key.bytes + Array("|correlation|\(last.time)".utf8), base: group.last)
    alert.fields = zip(correlation.groupBy, key.values).map { (name: $0, values: [$1]) }
    alert.members = members(key, number, items, from: first.time, to: last.time)
    alert.isLate = group.hasLate
    let by = zip(correlation.groupBy, key.values).map { "\($0) \($1.text)" }.joined(separator: ", ")
    alert.reason = "\(items.count) events" + (by.isEmpty ? "" : " by \(by)")
    alerts.append(alert)
    groups.set(CorrelationGroup(), for: hash, at: last.time)
  }

  /// Whether so many events can meet the condition: where they are counted, that is known without looking at them.
  private func mayHold(_ count: Int) -> Bool { correlation.kind != .eventCount || holds(Double(count)) }

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
    _ key: GroupKey, _ number: Double, _ items: [CorrelationGroup.Item], from: EventTime, to: EventTime
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
    while let (hash, window) = ends.popFirst(before: EventTime(milliseconds: .max)) {
      close(hash, window, into: &alerts)
    }
  }

  mutating func beginRecording(all: Bool) {
    groups.beginRecording(all: all)
    if all { common = StoredCommon() }
  }

  mutating func takeChanges() -> [StateChange] {
    var changes = groups.takeChanges(key: \.stateKey) { writer, group in group.write(to: &writer) }
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
    var name = StateReader(change.key)
    let hash = try name.identity()
    var keeper = keeper
    defer { self.keeper = keeper }
    try groups.restore(hash, &reader) { reader throws(StateReader.Damaged) in
      try CorrelationGroup(&reader, &keeper)
    }
    if let window = groups[hash]?.window { ends.restore(window, hash) }
  }
}
