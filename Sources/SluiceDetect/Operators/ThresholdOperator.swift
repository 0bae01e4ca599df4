import SluiceCore
import SluiceRules

/// A threshold rule: counts the events of each group over the rule's look-back, and alerts at the event that makes the
/// number full. After an alert the group's count begins anew, so that an event is counted for one alert only
/// (spec: rule semantics, section 3).
///
/// Elastic runs such a rule every few minutes and counts all that it finds then; here the alert comes at the event that
/// fills the number, in the same window, with the count as it is then.
struct ThresholdOperator: StatefulOperator {
  fileprivate struct Counted: Sendable {
    let time: EventTime
    /// The values whose number is asked for, besides.
    let distinct: [FieldValue]
  }

  fileprivate struct Group: Sendable {
    var events: [Counted] = []
    /// Events up to here belong to an alert already.
    var signalled: EventTime?
  }

  /// What the rule asks for.
  fileprivate struct Judge: Sendable {
    let rule: Int
    let query: ThresholdQuery
    /// The look-back, in milliseconds.
    let window: Int64
    /// Events of one group that are held; more than this are not needed to know that the number is full.
    let eventLimit: Int
  }

  private let judge: Judge
  private var groups: BoundedGroups<GroupKey, Group>
  private var common = StoredCommon()

  /// - Parameter window: how far the rule looks back, in milliseconds.
  init(rule: Int, query: ThresholdQuery, window: Int64, limit: Int) {
    judge = Judge(rule: rule, query: query, window: window, eventLimit: max(query.value, 10_000))
    groups = BoundedGroups(limit: limit, window: window)
  }

  /// The values of an event: those of the group's fields, then those to tell apart.
  var fields: [String] { judge.query.fields + (judge.query.cardinality.map { [$0.field] } ?? []) }

  var groupCount: Int { groups.count }
  var evicted: Int { groups.evicted }

  mutating func process(_ event: OperatorEvent, into alerts: inout [OperatorAlert]) {
    guard let values = event.parts.first?.values else { return }
    let judge = judge
    let distinct = judge.query.cardinality == nil ? [] : values.last ?? []
    for key in GroupKey.combinations(Array(values.prefix(judge.query.fields.count))) {
      if let signalled = groups[key]?.signalled, event.time <= signalled { continue }
      groups.update(key, at: event.time, Group()) { group in
        let latest = judge.insert(Counted(time: event.time, distinct: distinct), into: &group)
        if let alert = judge.alert(key, group, event) {
          alerts.append(alert)
          group.events.removeAll()
          group.signalled = latest
        }
      }
    }
  }

  mutating func advance(to watermark: EventTime, into alerts: inout [OperatorAlert]) {
    groups.forget(before: EventTime(milliseconds: watermark.milliseconds - judge.window))
  }

  mutating func finish(into alerts: inout [OperatorAlert]) {}

  mutating func beginRecording(all: Bool) {
    groups.beginRecording(all: all)
    if all { common = StoredCommon() }
  }

  mutating func takeChanges() -> [StateChange] {
    var changes = groups.takeChanges(key: \.stateKey) { writer, group in
      writer.write(group.events) { writer, event in
        writer.write(event.time)
        writer.write(event.distinct)
      }
      writer.write(group.signalled != nil)
      if let signalled = group.signalled { writer.write(signalled) }
    }
    common.append({ groups.writeCommon(&$0) }, to: &changes)
    return changes
  }

  mutating func restore(_ change: StateChange) throws(StateReader.Damaged) {
    guard var reader = StateReader(change) else { return }
    if change.key.isEmpty { return try groups.restoreCommon(&reader) }
    try groups.restore(try GroupKey(stateKey: change.key), &reader) { reader throws(StateReader.Damaged) in
      var group = Group()
      group.events = try reader.list { reader throws(StateReader.Damaged) in
        Counted(time: try reader.time(), distinct: try reader.values())
      }
      if try reader.flag() { group.signalled = try reader.time() }
      return group
    }
  }
}

extension ThresholdOperator.Judge {
  /// - Returns: the time of the latest event.
  func insert(_ counted: ThresholdOperator.Counted, into group: inout ThresholdOperator.Group) -> EventTime {
    // Most come in the order of their times.
    let place = group.events.lastIndex { $0.time <= counted.time }.map { $0 + 1 } ?? 0
    group.events.insert(counted, at: place)
    let latest = group.events[group.events.count - 1].time
    let oldest = latest.milliseconds - window
    let fresh = group.events.firstIndex { $0.time.milliseconds >= oldest } ?? group.events.count
    group.events.removeFirst(max(fresh, group.events.count - eventLimit))
    return latest
  }

  func alert(_ key: GroupKey, _ group: ThresholdOperator.Group, _ event: OperatorEvent) -> OperatorAlert? {
    guard group.events.count >= query.value, let first = group.events.first, let last = group.events.last else {
      return nil
    }
    var distinct = 0
    if let cardinality = query.cardinality {
      distinct = Set(group.events.flatMap(\.distinct)).count
      if distinct < cardinality.value { return nil }
    }
    let terms = Array(zip(query.fields, key.values))
    var alert = OperatorAlert(
      rule: rule, time: last.time, seed: key.bytes + Array("|threshold|\(last.time)".utf8), base: nil)
    alert.fields = terms.map { (name: $0.0, values: [$0.1]) }
    alert.members = members(terms, group.events.count, distinct, from: first.time)
    let by = terms.map { "\($0.0) \($0.1.text)" }.joined(separator: ", ")
    alert.reason = "\(group.events.count) events" + (by.isEmpty ? "" : " by \(by)")
    alert.isLate = event.isLate
    return alert
  }

  private func members(
    _ terms: [(String, FieldValue)], _ count: Int, _ distinct: Int, from: EventTime
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(raw: "\"kibana.alert.threshold_result\":{\"terms\":")
    bytes.append(list: terms) { term, bytes in
      bytes.append(raw: "{\"field\":")
      bytes.append(jsonString: term.0)
      bytes.append(raw: ",\"value\":")
      bytes.append(jsonString: term.1.text)
      bytes.append(0x7D)
    }
    bytes.append(raw: ",\"count\":")
    bytes.append(decimal: count)
    if let cardinality = query.cardinality {
      bytes.append(raw: ",\"cardinality\":[{\"field\":")
      bytes.append(jsonString: cardinality.field)
      bytes.append(raw: ",\"value\":")
      bytes.append(decimal: distinct)
      bytes.append(raw: "}]")
    }
    bytes.append(raw: ",\"from\":\"")
    from.append(to: &bytes)
    bytes.append(raw: "\"}")
    return bytes
  }
}
