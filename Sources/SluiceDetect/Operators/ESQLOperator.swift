import SluiceCore
import SluiceRules

/// An ES|QL rule that aggregates. It is run at the ends of the rule's intervals, in event time, over the rows of its
/// look-back (spec: rule semantics, section 5).
///
/// A group alerts when its condition comes to hold, and again for every look-back through which it goes on holding, so
/// that windows which overlap don't repeat it. A run that has no new rows is left out, unless the query asks for the time.
struct ESQLOperator: StatefulOperator {
  struct Row: Sendable {
    let time: EventTime
    let number: Int64
    let values: ESQLPreparedRow
    let isLate: Bool
  }

  /// Memory for searches, used again. Operators run one at a time.
  private final class Execution: @unchecked Sendable {
    let value = ESQLExecution(now: 0)
  }

  private let rule: Int
  private let program: ESQLProgram
  private let types: [FieldType]
  private let interval: Int64
  private let lookBack: Int64
  private let limit: Int
  private let execution = Execution()
  /// In the order of their times.
  var rows: [Row] = []
  var nextNumber: Int64 = 0
  /// When the rule is to be run next: the end of an interval with rows that no run has seen.
  var due: Int64?
  var lastRun: Int64?
  /// When each group alerted last, and whether its condition held at the last run.
  var groups: [[ESQLValue]: (alerted: Int64, holds: Bool)] = [:]
  var evicted = 0
  var recording = ESQLRecording()
  var common = StoredCommon()

  /// - Parameter types: of the program's fields.
  init(rule: Int, program: ESQLProgram, types: [FieldType], schedule: RuleSchedule, limit: Int) {
    self.rule = rule
    self.program = program
    self.types = types
    interval = schedule.interval
    lookBack = max(schedule.lookBack, schedule.interval)
    self.limit = max(1, limit)
  }

  var groupCount: Int { rows.count }

  mutating func process(_ event: OperatorEvent, into alerts: inout [OperatorAlert]) {
    execution.value.now = event.time.milliseconds
    let execution = execution.value
    for input in event.parts {
      let row = ESQLRow(
        values: zip(input.values, types).map { ESQLValue(fieldType: $1, texts: $0.map(\.text)) },
        id: String(decoding: event.event.eventID, as: UTF8.self), index: "logs-aws.cloudtrail-default")
      for prepared in program.prepare(row, in: execution) {
        insert(Row(time: event.time, number: nextNumber, values: prepared, isLate: event.isLate))
        recording.note(added: nextNumber)
        nextNumber += 1
      }
    }
    if rows.count > limit {
      let surplus = rows.count - (limit - limit / 8)
      removeFirst(surplus)
      evicted += surplus
    }
  }

  mutating func advance(to watermark: EventTime, into alerts: inout [OperatorAlert]) {
    while let end = due, end <= watermark.milliseconds {
      run(at: end, into: &alerts)
      lastRun = end
      // The next run looks back from one interval later at the least.
      let oldest = end + interval - lookBack
      removeFirst(rows.firstIndex { $0.time.milliseconds >= oldest } ?? rows.count)
      if program.usesNow, !rows.isEmpty {
        due = end + interval
      } else {
        due = rows.first { $0.time.milliseconds >= end }.map { self.end(after: $0.time.milliseconds) }
      }
    }
  }

  private mutating func removeFirst(_ count: Int) {
    for row in rows.prefix(count) { recording.note(removed: row.number) }
    rows.removeFirst(count)
  }

  private mutating func insert(_ row: Row) {
    let place = rows.lastIndex { $0.time <= row.time }.map { $0 + 1 } ?? 0
    rows.insert(row, at: place)
    let end = max(end(after: row.time.milliseconds), lastRun.map { $0 + interval } ?? .min)
    due = min(due ?? end, end)
  }

  /// The end of the interval that holds a time.
  private func end(after time: Int64) -> Int64 {
    let (quotient, remainder) = time.quotientAndRemainder(dividingBy: interval)
    return (remainder < 0 ? quotient : quotient + 1) * interval
  }

  private mutating func run(at end: Int64, into alerts: inout [OperatorAlert]) {
    let start = end - lookBack
    let inside = rows.indices.filter { rows[$0].time.milliseconds >= start && rows[$0].time.milliseconds < end }
    execution.value.now = end
    let table = program.run(
      prepared: inside.map { (rows[$0].values, $0) }, in: execution.value)
    var holding: Set<[ESQLValue]> = []
    for row in table.rows {
      let key = program.groupColumns.isEmpty ? row.values : program.groupColumns.map { row.values[$0] }
      guard holding.insert(key).inserted else { continue }
      if let last = groups[key], last.holds, end - last.alerted < lookBack { continue }
      groups[key] = (end, true)
      recording.note(group: key)
      alerts.append(alert(row, key, table.columns, start, end))
    }
    for (key, group) in groups where !holding.contains(key) {
      if end - group.alerted >= lookBack {
        groups[key] = nil
      } else if group.holds {
        groups[key]?.holds = false
      } else {
        continue
      }
      recording.note(group: key)
    }
  }

  private func alert(
    _ row: ESQLTable.Row, _ key: [ESQLValue], _ columns: [String], _ start: Int64, _ end: Int64
  ) -> OperatorAlert {
    let sources = row.sources.filter(rows.indices.contains).map { rows[$0] }
    let time = sources.map(\.time).max() ?? EventTime(milliseconds: end)
    var seed: [UInt8] = []
    for value in key { value.append(to: &seed) }
    seed.append(contentsOf: "|esql|\(end)".utf8)
    var alert = OperatorAlert(rule: rule, time: time, seed: seed, base: nil)
    for (name, value) in zip(columns, row.values) where !value.isNull && name != "@timestamp" {
      alert.fields.append((name, value.values.map(FieldValue.init)))
    }
    alert.members.append(raw: "\"sluice.window\":{\"from\":\"")
    EventTime(milliseconds: start).append(to: &alert.members)
    alert.members.append(raw: "\",\"to\":\"")
    EventTime(milliseconds: end).append(to: &alert.members)
    alert.members.append(raw: "\",\"events\":")
    alert.members.append(decimal: row.sources.count)
    alert.members.append(raw: "}")
    alert.isLate = sources.contains(where: \.isLate)
    let by = program.groupColumns.compactMap { index in
      row.values[index].isNull
        ? nil : "\(columns[index]) \(row.values[index].values.compactMap(\.text).joined(separator: ", "))"
    }.joined(separator: ", ")
    alert.reason = "\(row.sources.count) events" + (by.isEmpty ? "" : " by \(by)")
    return alert
  }

}

extension FieldValue {
  init(_ value: ESQLValue) {
    switch value {
    case .boolean: self.init(value.text ?? "", kind: .boolean)
    case .integer, .double: self.init(value.text ?? "", kind: .number)
    default: self.init(value.text ?? "")
    }
  }
}
