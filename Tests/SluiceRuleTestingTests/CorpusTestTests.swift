import Foundation
import SluiceConfig
import Testing

@testable import SluiceRuleTesting

/// Tests of rules on folders of logs.
@Suite final class CorpusTestTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("corpus-\(UUID().uuidString)")

  init() throws {
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("logs/deep"), withIntermediateDirectories: true)
    try write(
      "r.toml",
      """
      [rule]
      name = "Users listed"
      rule_id = "r1"
      type = "query"
      language = "kuery"
      severity = "low"
      risk_score = 21
      query = "event.action: ListUsers"
      """)
    try write(
      "s.toml",
      """
      [rule]
      name = "Users listed often"
      rule_id = "r2"
      type = "threshold"
      language = "kuery"
      severity = "low"
      risk_score = 21
      query = "event.action: ListUsers"
      [rule.threshold]
      field = []
      value = 3
      """)
    let records = (1...3).map {
      #"{"eventTime":"2026-03-14T13:0\#($0):00Z","eventSource":"iam.amazonaws.com","eventName":"ListUsers","eventID":"\#($0)"}"#
    }
    try write("logs/a.json", #"{"Records":[\#(records[0]),\#(records[1])]}"#)
    try write("logs/deep/b.jsonl", records[2] + "\n")
  }
  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private func run(
    _ text: String, environment: [String: String] = [:]
  ) async throws -> (results: [String], problems: [String], run: RuleTestRun) {
    try write("logs.test.yaml", text)
    let problems = ProblemCollector()
    let run = await RuleTestRun(
      paths: [folder.appendingPathComponent("logs.test.yaml").path], minimum: 0, environment: environment,
      problems: problems)
    return (
      run.results.map { "\($0.rule): \($0.name): \($0.failure ?? "ok")" },
      problems.problems.map { $0.description.replacingOccurrences(of: folder.path + "/", with: "") }, run
    )
  }

  @Test func alertsAreCountedByRule() async throws {
    let outcome = try await run(
      """
      corpus: logs
      alerts:
        Users listed: 3
        r2: {at_least: 1, at_most: 2}
      total: 4
      """)
    #expect(
      outcome.results == [
        "all rules: exactly 4 alerts: ok", "Users listed: exactly 3 alerts: ok",
        "Users listed often: 1 to 2 alerts: ok",
      ])
    #expect(outcome.problems == [])
  }

  @Test func whatIsNotAsExpectedIsToldByRule() async throws {
    let outcome = try await run(
      """
      corpus: [logs/a.json]
      rules: [r.toml, s.toml]
      others: false
      alerts: {r2: {at_least: 1}, r3: 1}
      """)
    #expect(
      outcome.results == [
        "Users listed often: at least 1 alert: expected at least 1 alert, but there were 0",
        "r3: exactly 1 alert: there is no rule with the id or name 'r3'",
        "other rules: exactly 0 alerts: other rules alert\n    Users listed: 2",
      ])
    let report = JUnitReport(outcome.run).text
    #expect(report.contains("<testsuites tests=\"3\" failures=\"3\">"))
  }

  @Test func variablesNameFolders() async throws {
    let text = "corpus: ${LOGS}/a.json\nrules: r.toml\ntotal: {exactly: 2}\n"
    #expect(
      try await run(text, environment: ["LOGS": folder.path + "/logs"]).results == ["all rules: exactly 2 alerts: ok"])
    #expect(try await run(text).problems == ["logs.test.yaml:1:9: error: the variable LOGS is not set"])
  }

  @Test func emptyAndDamagedLogsFail() async throws {
    try write("logs/a.json", "{\"Records\":[{\"eventName\":}]}")
    let outcome = try await run("corpus: logs/a.json\nrules: r.toml\ntotal: 0\n")
    #expect(outcome.results.first == "all rules: exactly 0 alerts: ok")
    #expect(outcome.run.failures.count == 2)
    let absent = try await run("corpus: nowhere\nrules: r.toml\ntotal: 0\n")
    #expect(absent.problems.count == 1)
    #expect(absent.problems.first?.contains("nowhere") == true)
  }
}
