import SluiceCore
import SluiceRules

/// An EQL sequence rule. Each sequence gives an alert with what its events have in common, and one building block for
/// each event (spec: rule semantics, section 2).
///
/// A late event takes part as if it had happened when it came, for sequences are built in the order of time.
struct SequenceOperator: StatefulOperator {
  private typealias Machine = SequenceMachine<GroupKey, RetainedEvent>

  private let rule: Int
  private let query: SequenceQuery
  private let limit: Int
  private var machine: Machine
  private var latest = Int64.min
  private(set) var evicted = 0

  /// Nil for a query whose parser should have refused it: without events, or missing ones without a time span.
  init?(rule: Int, query: SequenceQuery, limit: Int) {
    guard let plan = SequencePlan(query) else { return nil }
    self.rule = rule
    self.query = query
    self.limit = max(1, limit)
    machine = Machine(plan)
  }

  var groupCount: Int { machine.count }

  /// The stages and `until`, as inputs of the operator.
  var inputs: [SequenceQuery.Stage] { query.stages + (query.until.map { [$0] } ?? []) }

  mutating func process(_ event: OperatorEvent, into alerts: inout [OperatorAlert]) {
    var hits: [Machine.Hit] = []
    for input in event.parts where input.part < inputs.count {
      for key in keys(input.values, inputs[input.part].join) {
        hits.append(Machine.Hit(stage: input.part, key: key))
      }
    }
    latest = max(latest, event.time.milliseconds)
    append(machine.feed(time: latest, event: event.event, hits: hits), event.isLate, to: &alerts)
    if machine.count > limit { evicted += machine.evict(downTo: limit - limit / 8) }
  }

  mutating func advance(to watermark: EventTime, into alerts: inout [OperatorAlert]) {
    latest = max(latest, watermark.milliseconds)
    append(machine.advance(to: latest), false, to: &alerts)
  }

  /// An event without a value for a field that joins takes no part, unless the field is optional: then null joins null.
  private func keys(_ values: [[FieldValue]], _ join: [SequenceQuery.JoinField]) -> [GroupKey] {
    GroupKey.combinations(
      zip(values, join).map { values, field in
        values.isEmpty && field.isOptional ? [FieldValue("null", kind: .boolean)] : values
      })
  }

  private func append(_ sequences: [Machine.Completed], _ isLate: Bool, to alerts: inout [OperatorAlert]) {
    for sequence in sequences {
      let events = sequence.events.compactMap { $0 }
      guard let last = events.last else { continue }
      let seed = events.reduce(into: [UInt8]()) { seed, event in
        seed.append(contentsOf: event.seed)
        seed.append(0)
      }
      let group = seed.withUnsafeBytes { AlertIdentity.ofRecord($0) }
      for (index, event) in events.enumerated() {
        var block = OperatorAlert(rule: rule, time: event.time, seed: seed + Array("\(index)".utf8), base: event)
        block.isBuildingBlock = true
        block.isLate = isLate
        block.members = members(group, index: index)
        alerts.append(block)
      }
      var alert = OperatorAlert(rule: rule, time: last.time, seed: seed, base: last, events: events)
      alert.fields = zip(query.stages.first?.join ?? [], sequence.key.values).map { (name: $0.name, values: [$1]) }
      alert.members = members(group, index: nil)
      alert.isLate = isLate
      let by = alert.fields.map { "\($0.name) \($0.values.first?.text ?? "")" }.joined(separator: ", ")
      alert.reason = "\(events.count) events in sequence" + (by.isEmpty ? "" : " by \(by)")
      alerts.append(alert)
    }
  }

  private func members(_ group: [UInt8], index: Int?) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.append(raw: "\"kibana.alert.group.id\":\"")
    bytes.append(contentsOf: group)
    bytes.append(0x22)
    if let index {
      bytes.append(raw: ",\"kibana.alert.group.index\":")
      bytes.append(decimal: index)
      bytes.append(raw: ",\"kibana.alert.building_block_type\":\"default\"")
    }
    return bytes
  }

  mutating func takeChanges() -> [StateChange] { [] }

  mutating func restore(_ change: StateChange) throws(StateReader.Damaged) {}
}
