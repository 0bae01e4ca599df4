import SluiceCore
import SluiceRules

/// A threshold rule: counts the events of each group over the rule's look-back, and alerts at the event that makes the
/// number full. After an alert the group's count begins anew, so that an event is counted for one alert only
/// (spec: rule semantics, section 3).
///
/// Elastic runs such a rule every few minutes and counts all that it finds then; here the alert comes at the event that
/// fills the number, in the same window, with the count as it is then.
struct ThresholdOperator: StatefulOperator {
  private let rule: Int
  private let query: ThresholdQuery
  /// The look-back, in milliseconds.
  private let window: Int64
  /// Events of one group that are held; more than this are not needed to know that the number is full.
  private let eventLimit: Int
  /// By the hash of their values, which the event that fills the number has.
  private var groups: BoundedGroups<EventIdentity, ThresholdGroup>
  private var common = StoredCommon()

  /// - Parameter window: how far the rule looks back, in milliseconds.
  init(rule: Int, query: ThresholdQuery, window: Int64, limit: Int) {
    self.rule = rule
    self.query = query
    self.window = window
    eventLimit = max(query.value, 10_000)
    groups = BoundedGroups(limit: limit, window: window)
  }

  /// The values of an event: those of the group's fields, then those to tell apart.
  var fields: [String] { query.fields + (query.cardinality.map { [$0.field] } ?? []) }

  var groupCount: Int { groups.count }
  var evicted: Int { groups.evicted }

  mutating func process(_ event: OperatorEvent, into alerts: inout [OperatorAlert]) {
    guard let values = event.parts.first?.values else { return }
    let time = event.time.milliseconds
    let distinct = query.cardinality == nil ? nil : values.last ?? []
    let (window, eventLimit, least, cardinality) = (window, eventLimit, query.value, query.cardinality?.value ?? 0)
    for key in GroupKey.combinations(Array(values.prefix(query.fields.count))) {
      let hash = key.hash
      if let signalled = groups[hash]?.signalled, time <= signalled { continue }
      var full: ThresholdGroup?
      groups.update(hash, at: event.time, ThresholdGroup()) { group in
        group.insert(time, distinct)
        group.removeFirst(before: group.lastTime - window, beyond: eventLimit)
        guard group.count >= least, group.distinctCount >= cardinality else { return }
        full = group
        group.signal()
      }
      if let full { alerts.append(alert(key, full, event)) }
    }
  }

  mutating func advance(to watermark: EventTime, into alerts: inout [OperatorAlert]) {
    groups.forget(before: EventTime(milliseconds: watermark.milliseconds - window))
  }

  private func alert(_ key: GroupKey, _ group: ThresholdGroup, _ event: OperatorEvent) -> OperatorAlert {
    let terms = Array(zip(query.fields, key.values))
    let last = EventTime(milliseconds: group.lastTime)
    var alert = OperatorAlert(
      rule: rule, time: last, seed: key.bytes + Array("|threshold|\(last)".utf8), base: nil)
    alert.fields = terms.map { (name: $0.0, values: [$0.1]) }
    alert.members = members(terms, group)
    let by = terms.map { "\($0.0) \($0.1.text)" }.joined(separator: ", ")
    alert.reason = "\(group.count) events" + (by.isEmpty ? "" : " by \(by)")
    alert.isLate = event.isLate
    return alert
  }

  private func members(_ terms: [(String, FieldValue)], _ group: ThresholdGroup) -> [UInt8] {
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
    bytes.append(decimal: group.count)
    if let cardinality = query.cardinality {
      bytes.append(raw: ",\"cardinality\":[{\"field\":")
      bytes.append(jsonString: cardinality.field)
      bytes.append(raw: ",\"value\":")
      bytes.append(decimal: group.distinctCount)
      bytes.append(raw: "}]")
    }
    bytes.append(raw: ",\"from\":\"")
    EventTime(milliseconds: group.firstTime).append(to: &bytes)
    bytes.append(raw: "\"}")
    return bytes
  }

  mutating func finish(into alerts: inout [OperatorAlert]) {}

  mutating func beginRecording(all: Bool) {
    groups.beginRecording(all: all)
    if all { common = StoredCommon() }
  }

  mutating func takeChanges() -> [StateChange] {
    var changes = groups.takeChanges(key: \.stateKey) { writer, group in group.write(to: &writer) }
    common.append({ groups.writeCommon(&$0) }, to: &changes)
    return changes
  }

  mutating func restore(_ change: StateChange) throws(StateReader.Damaged) {
    guard var reader = StateReader(change) else { return }
    if change.key.isEmpty { return try groups.restoreCommon(&reader) }
    var name = StateReader(change.key)
    try groups.restore(try name.identity(), &reader) { reader throws(StateReader.Damaged) in
      try ThresholdGroup(&reader)
    }
  }
}
