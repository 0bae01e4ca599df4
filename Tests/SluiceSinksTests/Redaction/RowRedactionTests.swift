import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceSinks

/// Tables and CSV of sinks that hide fields, and what such sinks say about their keys.
@Suite struct RowRedactionTests {
  private static let record =
    #"{"eventTime":"2026-03-14T13:06:05Z","eventName":"AttachUserPolicy","eventSource":"iam.amazonaws.com","#
    + #""recipientAccountId":"123456789012","awsRegion":"us-east-1","userIdentity":{"type":"IAMUser","userName":"ops-lead","#
    + #""arn":"arn:aws:iam::123456789012:user/ops-lead"},"requestParameters":{"userName":"ops-lead"},"sourceIPAddress":"192.0.2.44"}"#

  private func rows(_ yaml: String, isAlert: Bool) throws -> [[String]] {
    let fixture = SinkFixture(
      "{ stdout: { format: csv, \(isAlert ? "" : "from: events,") \(yaml) } }", detects: isAlert)
    #expect(fixture.problems == [])
    let plan = try #require(fixture.plan as? StdoutSinkPlan)
    let rows = try #require(plan.rows)
    let batch = fixture.batch([("t", Self.record)])
    if isAlert { batch.matches = [RuleMatch(record: 0, detector: 0, rule: 0)] }
    var renderer = StdoutSinkRenderer(
      stream: DocumentStream(plan.stream, fixture.projection),
      rows: RowWriter(rows, TerminalStyle(width: 160), isTerminal: false), isTerminal: false)
    let chunk = try #require(try renderer.render(batch))
    return String(decoding: chunk.bytes, as: UTF8.self).split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func cell(_ title: String, _ row: [String], _ titles: [String]) -> String? {
    titles.firstIndex(of: title).map { row[$0] }
  }

  @Test func redactedValuesAreInNoCell() throws {
    for method in ["hash, key: 0123456789abcdef", "mask", "remove"] {
      let row = try #require(
        try rows("redact: [{ fields: [user.name, source.address], with: \(method) }]", isAlert: true).first)
      #expect(!row.contains { $0.contains("ops-lead") || $0.contains("192.0.2.44") }, "\(row)")
      #expect(cell("action", row, AlertRows.titles) == "AttachUserPolicy")
      #expect(cell("rule", row, AlertRows.titles) == "Queue Purged")
      #expect(
        cell("source", row, AlertRows.titles) == (method == "remove" ? "" : method == "mask" ? "[REDACTED]" : row[9]))
    }
  }

  @Test func cellsOfDroppedFieldsAreEmpty() throws {
    let row = try #require(
      try rows("fields: { drop: [source.address, kibana.alert.severity, kibana.alert.rule.name] }", isAlert: true).first
    )
    for title in ["source", "severity", "rule"] { #expect(cell(title, row, AlertRows.titles) == "") }
    #expect(cell("risk_score", row, AlertRows.titles) == "47")
    #expect(cell("actor", row, AlertRows.titles) == "ops-lead")
  }

  @Test func cellsOfEventsShowWhatDocumentsShow() throws {
    let row = try #require(
      try rows("fields: { drop: event.outcome }, redact: [{ fields: user.name }]", isAlert: false).first)
    #expect(cell("user.name", row, EventRows.titles) == "[REDACTED]")
    #expect(cell("event.outcome", row, EventRows.titles) == "")
    #expect(cell("event.action", row, EventRows.titles) == "AttachUserPolicy")
  }

  @Test func unknownPathsGetAWarningWithTheNearestName() {
    let problems = SinkFixture(
      "{ stdout: { from: events, fields: { keep: [user.nmae, user, 'sourc.*'] }, redact: [{ fields: source.adress }] } }"
    ).problems
    #expect(problems.count == 3)
    #expect(problems.contains { $0.contains("'user.nmae'") && $0.contains("user.name") })
    #expect(problems.contains { $0.contains("'sourc.*'") })
    #expect(problems.contains { $0.contains("'source.adress'") && $0.contains("source.address") })
    let alerts = SinkFixture(
      "{ stdout: { fields: { drop: [kibana.alert.rule.note, event.original, kibana.alert.reasn] } } }", detects: true
    ).problems
    #expect(alerts.count == 1 && alerts[0].contains("kibana.alert.reason"))
  }

  @Test func recordsHaveAnyPath() {
    #expect(
      SinkFixture("{ stdout: { from: events, format: raw, fields: { keep: userIdentity.arn } } }").problems == [])
  }

  @Test func whatMustStayCannotBeTakenAway() {
    let problems = SinkFixture("{ stdout: { from: events, fields: { drop: '@timestamp' } } }").problems
    #expect(problems.count == 1 && problems[0].contains("always stays"))
  }

  @Test func deadLettersHaveNoFields() {
    let problems = SinkFixture("{ file: { from: dead_letters, path: x, redact: [{ fields: a }] } }").problems
    #expect(problems.count == 1 && problems[0].contains("'redact' can't be used with from: dead_letters"))
  }

  @Test func documentsOfFilesAreEdited() async throws {
    let folder = try TemporaryFolder()
    let fixture = SinkFixture(
      "{ file: { from: events, format: raw, path: \(folder.path)/o.jsonl, fields: { keep: [eventName, userIdentity] }, redact: [{ fields: userIdentity.userName }] } }"
    )
    #expect(fixture.problems == [])
    try await fixture.run([fixture.batch([(nil, Self.record)])])
    #expect(
      folder.text("o.jsonl")
        == #"{"eventName":"AttachUserPolicy","userIdentity":{"type":"IAMUser","userName":"[REDACTED]","arn":"arn:aws:iam::123456789012:user/[REDACTED]"}}"#
        + "\n")
  }
}
