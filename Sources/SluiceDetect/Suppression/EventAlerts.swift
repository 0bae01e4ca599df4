import SluiceCore
import SluiceRules

/// A rule without state in the ordered part, for what comes behind it there: each event is an alert.
struct EventAlerts: StatefulOperator {
  private let rule: Int
  /// Asked of each event, where the rule is an ES|QL query.
  private let query: EventQuery?

  init(rule: Int, query: EventQuery? = nil) {
    self.rule = rule
    self.query = query
  }

  var groupCount: Int { 0 }
  var evicted: Int { 0 }

  mutating func process(_ event: OperatorEvent, into alerts: inout [OperatorAlert]) {
    var alert = OperatorAlert(rule: rule, time: event.time, seed: event.event.seed, base: event.event)
    alert.isLate = event.isLate
    if let query {
      guard let values = event.parts.first?.values,
        let result = query.result(values, at: event.time)
      else { return }
      alert.members = result.members
      alert.fields = result.fields
    }
    alerts.append(alert)
  }

  mutating func advance(to watermark: EventTime, into alerts: inout [OperatorAlert]) {}
  mutating func finish(into alerts: inout [OperatorAlert]) {}
  mutating func beginRecording(all: Bool) {}
  mutating func takeChanges() -> [StateChange] { [] }
  mutating func restore(_ change: StateChange) throws(StateReader.Damaged) {}
}

extension EventQuery {
  /// What the query makes of an event's values: members of the alert, and the result's columns; nil when it does not
  /// match.
  func result(
    _ values: [[FieldValue]], at time: EventTime
  ) -> (members: [UInt8], fields: [(name: String, values: [FieldValue])])? {
    let row = ESQLRow(values: zip(values, columns).map { ESQLValue(fieldType: $1.type, texts: $0.map(\.text)) })
    guard let result = program.matches(row, in: ESQLExecution(now: time.milliseconds)) else { return nil }
    let fields = zip(program.columns, result.values).filter { !$1.isNull }
    return (members(result), fields.map { (name: $0, values: $1.values.map(FieldValue.init)) })
  }
}
