import SluiceCore
import SluiceRules

/// An ES|QL rule that aggregates. It is run at the ends of the rule's intervals, in event time, over the rows of its
/// look-back (spec: rule semantics, section 5).
///
/// A group alerts when its condition comes to hold, and again for every look-back through which it goes on holding, so
/// that windows which overlap don't repeat it. A run that has no new rows is left out, unless the query asks for the time.
struct ESQLOperator: StatefulOperator {
  /// What `_index` is of each event.
  static let index = "logs-aws.cloudtrail-default"

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
  var rows: ESQLWindow
  var nextNumber: Int64 = 0
  /// When the rule is to be run next: the end of an interval with rows that no run has seen, or of the next one where
  /// the query asks for the time.
  var due: Int64?
  var lastRun: Int64?
  /// Whether there are rows that no run has seen.
  var hasNewRows = false
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
    lookBack = Self.lookBack(schedule)
    self.limit = min(max(1, limit), ESQLWindow.greatestCount)
    rows = ESQLWindow(program)
  }

  /// How old the rows of a run are at most, in milliseconds.
  static func lookBack(_ schedule: RuleSchedule) -> Int64 { max(schedule.lookBack, schedule.interval) }

  var groupCount: Int { rows.count }

  mutating func process(_ event: OperatorEvent, into alerts: inout [OperatorAlert]) {
    for input in event.parts {
      if case .encoded(.rows, let bytes, let range) = input.content {
        insert(bytes, range, event)
      } else {
        execution.value.now = event.time.milliseconds
        let row = ESQLRow(
          values: zip(input.values, types).map { ESQLValue(fieldType: $1, texts: $0.map(\.text)) },
          id: String(decoding: event.event.eventID, as: UTF8.self), index: Self.index)
        for prepared in program.prepare(row, in: execution.value) {
          var bytes: [UInt8] = []
          for value in prepared.values { value.encode(to: &bytes) }
          insertRow(bytes, 0..<bytes.count, event)
        }
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
      removeFirst(rows.firstRow(notBefore: end + interval - lookBack))
      let next = rows.firstRow(notBefore: end)
      hasNewRows = next < rows.count
      if program.usesNow, !rows.isEmpty {
        due = end + interval
      } else {
        due = hasNewRows ? self.end(after: rows[next].time) : nil
      }
    }
  }

  /// Intervals that have begun are run as if no more rows came. Those behind them have not: what would come true by the
  /// passing of time alone is left to a run that takes this up.
  mutating func finish(into alerts: inout [OperatorAlert]) {
    guard hasNewRows, let due, !rows.isEmpty else { return }
    advance(to: EventTime(milliseconds: max(due, end(after: rows[rows.count - 1].time))), into: &alerts)
  }

  /// Rows that runs have looked at: what they cost.
  var work: Int { rows.work }

  private mutating func removeFirst(_ count: Int) {
    if count == 0 { return }
    if recording.isActive { for row in 0..<count { recording.note(removed: rows[row].number) } }
    rows.removeFirst(count)
  }

  /// Adds the rows that a lane made of a record.
  private mutating func insert(_ bytes: [UInt8], _ range: Range<Int>, _ event: OperatorEvent) {
    var reader = StateReader(bytes, range)
    while !reader.isAtEnd {
      guard let length = try? reader.length(), let row = try? reader.pass(length) else { return }
      insertRow(bytes, row, event)
    }
  }

  private mutating func insertRow(_ bytes: [UInt8], _ range: Range<Int>, _ event: OperatorEvent) {
    let time = event.time.milliseconds
    guard rows.insert(ESQLWindow.Entry(time: time, number: nextNumber, isLate: event.isLate), bytes, range) else {
      return
    }
    recording.note(added: nextNumber)
    nextNumber += 1
    hasNewRows = true
    let end = max(end(after: time), lastRun.map { $0 + interval } ?? .min)
    due = min(due ?? end, end)
  }

  /// The end of the interval that holds a time.
  private func end(after time: Int64) -> Int64 {
    let (quotient, remainder) = time.quotientAndRemainder(dividingBy: interval)
    return (remainder < 0 ? quotient : quotient + 1) * interval
  }

  private mutating func run(at end: Int64, into alerts: inout [OperatorAlert]) {
    let start = end - lookBack
    execution.value.now = end
    removeFirst(rows.firstRow(notBefore: start))
    let table = program.run(&rows, before: end, in: execution.value)
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
    let sources = row.sources.map { rows[$0] }
    let time = EventTime(milliseconds: sources.map(\.time).max() ?? end)
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
