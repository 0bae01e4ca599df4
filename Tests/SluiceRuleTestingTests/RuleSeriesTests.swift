import Foundation
import SluiceConfig
import Testing

@testable import SluiceRuleTesting

/// Tests of rules with state, and what they say when they fail.
@Suite final class RuleSeriesTests {
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("series-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }
  deinit { try? FileManager.default.removeItem(at: folder) }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  private func writeRule(type: String, query: String, more: String = "", language: String = "kuery") throws {
    try write(
      "r.toml",
      """
      [rule]
      name = "Rule"
      rule_id = "r1"
      type = "\(type)"
      language = "\(language)"
      severity = "low"
      risk_score = 21
      from = "now-10m"
      query = '''\(query)'''
      \(more)
      """)
  }

  private let base = """
    base:
      eventTime: 2026-03-14T13:00:00Z
      eventSource: iam.amazonaws.com
      eventName: GetUser
      eventID: e
      userIdentity: {type: IAMUser, userName: alice, arn: "arn:aws:iam::111122223333:user/alice"}

    """

  private func run(_ tests: String) async throws -> (failures: [String], problems: [String]) {
    try write("r.test.yaml", base + tests)
    let problems = ProblemCollector()
    let run = await RuleTestRun(paths: [folder.path], minimum: 0, problems: problems)
    return (
      run.failures.compactMap(\.failure),
      problems.problems.map { $0.description.replacingOccurrences(of: folder.path + "/", with: "") }
    )
  }

  private let threshold = """
    [rule.threshold]
    field = ["user.name"]
    value = 3
    """

  @Test func seriesRepeatWithTimesAndNumbers() async throws {
    try writeRule(type: "threshold", query: "event.action: GetUser", more: threshold)
    let outcome = try await run(
      """
      tests:
        - name: three fill it
          series: [{at: +30s, repeat: 3, every: 10s}]
          expect: {alerts: 1, at: [50s], values: [alice]}
        - name: numbers and lists tell events apart
          series:
            - {repeat: 3, every: 1s, set: {userIdentity.userName: "user-{n}"}}
            - {at: 1m, each: {userIdentity.userName: [bob, carol]}, repeat: 4, every: 1s}
            - {at: "2026-03-14T13:05:00Z", set: {userIdentity.userName: carol}}
          expect: {at_least: 1, at_most: 1, at: ["2026-03-14T13:05:00Z"]}
        - name: without a time an event comes with the one before
          series: [{at: 5s}, {}, {}]
          expect: {alerts: 1, at: [5s]}
      """)
    #expect(outcome.failures == [])
    #expect(outcome.problems == [])
  }

  @Test func aThresholdThatIsNotReachedSaysHowFarItCame() async throws {
    try writeRule(type: "threshold", query: "event.action: GetUser", more: threshold)
    let outcome = try await run(
      """
      tests:
        - {name: a, series: [{repeat: 2, every: 1m}, {set: {eventName: ListUsers}}], expect: {alerts: 1}}
      """)
    #expect(
      outcome.failures == [
        """
        expected 1 alert, but there were none
            the condition: holds for event 1–2 of 3
              event 3:
                false  event.action: "GetUser"   saw "ListUsers"
            user.name alice: 2 of 3 events, from 2026-03-14T13:00:00.000Z to 2026-03-14T13:01:00.000Z
        """
      ])
  }

  @Test func aSequenceSaysWhichStageSawWhat() async throws {
    try writeRule(
      type: "eql",
      query: """
        sequence by user.name with maxspan=1m
          [any where event.action == "GetUser"]
          [any where event.action == "CreateAccessKey" and not startsWith(user.name, "svc")]
        """, language: "eql")
    let outcome = try await run(
      """
      tests:
        - {name: a, series: [{}, {at: 2m, set: {eventName: CreateAccessKey}}], expect: match}
        - {name: b, series: [{set: {userIdentity.userName: svc-a}}, {at: 1s, set: {eventName: CreateAccessKey, userIdentity.userName: svc-a}}], expect: match}
        - {name: c, series: [{}, {at: 1s, set: {eventName: CreateAccessKey}}], expect: match}
      """)
    #expect(
      outcome.failures.first == """
        expected a match, but the rule does not match
            stage 1: holds for event 1 of 2
            stage 2: holds for event 2 of 2
            stage 1, user.name alice: event 1, at 2026-03-14T13:00:00.000Z
            stage 2, user.name alice: event 2, at 2026-03-14T13:02:00.000Z
        """)
    #expect(outcome.failures.count == 2)
    #expect(
      outcome.failures.last == """
        expected a match, but the rule does not match
            stage 1: holds for event 1 of 2
            stage 2: holds for no event of 2
              event 2:
                true   user.name: svc*   saw "svc-a"
            stage 1, user.name svc-a: event 1, at 2026-03-14T13:00:00.000Z
        """)
  }

  @Test func aQueryOfCommandsSaysWhereRowsWereLost() async throws {
    try writeRule(
      type: "esql",
      query: """
        FROM logs-aws.cloudtrail-*
        | WHERE event.action == "GetUser"
        | STATS Esql.count = COUNT(*) BY user.name
        | WHERE Esql.count >= 3
        """, language: "esql")
    let outcome = try await run("tests: [{name: a, series: [{repeat: 2, every: 1s}], expect: match}]")
    #expect(
      outcome.failures == [
        """
        expected a match, but the rule does not match
            what the query can use: holds for event 1–2 of 2
            all events at once (the rule is run every 5m over the last 10m):
            1. WHERE: 2 rows
            2. STATS: 1 row
            3. WHERE: 0 rows
               row 1: Esql.count = 2
        """
      ])
  }

  @Test func enrichedFieldsComeWithTheirEvents() async throws {
    try writeRule(
      type: "query", query: "source.geo.country_iso_code: KP and source.as.number: 64500 and owner.team: red")
    let outcome = try await run(
      """
      tests:
        - {name: a, enrich: {source.geo.country_iso_code: KP, source.as.number: 64500, owner.team: [blue, red]}, expect: match}
        - {name: b, enrich: {source.geo.country_iso_code: KP, source.as.number: 64500}, expect: no_match}
        - name: c
          enrich: {source.geo.country_iso_code: KP, owner.team: red}
          series: [{enrich: {source.as.number: 64500}}, {enrich: {source.as.number: 64501}}, {}]
          expect: {alerts: 1}
      """)
    #expect(outcome.failures == [])
  }

  @Test func historyIsLearnedAsOptionsSay() async throws {
    try writeRule(
      type: "new_terms", query: "event.action: GetUser",
      more: """
        [rule.new_terms]
        field = "new_terms_fields"
        value = ["user.name"]
        [[rule.new_terms.history_window_start]]
        field = "history_window_start"
        value = "now-7d"
        """)
    let outcome = try await run(
      """
      options: {learning: 1d, learning_silent: true}
      tests:
        - {name: silent, series: [{}], expect: no_match}
        - {name: over, series: [{}, {at: 1d, set: {userIdentity.userName: bob}}], expect: {alerts: 1, at: [1d]}}
        - {name: told, options: {learning_silent: false}, series: [{}], expect: match}
        - {name: a late event takes the beginning back, options: {allowed_lateness: 1m}, series: [{at: 2d}, {at: 1d}], expect: no_match}
      """)
    #expect(outcome.failures == [])
    #expect(outcome.problems == [])
  }

  @Test func mistakesInASeriesHaveTheirPlace() async throws {
    try writeRule(type: "query", query: "event.action: GetUser")
    let outcome = try await run(
      """
      tests:
        - {name: a, series: [{at: soon}], expect: match}
        - {name: b, series: [], expect: match}
        - {name: c, series: [{repeat: 0}], expect: match}
        - {name: d, series: [{ever: 1s}], expect: match}
        - {name: e, expect: {alerts: -1}}
        - {name: f, expect: {at_least: 2, at_most: 1}}
        - {name: g, options: {learning: long}, expect: match}
      """)
    #expect(
      outcome.problems == [
        "r.test.yaml:8:29: error: at can't be 'soon' (a time, or a time span from the start such as +90s)",
        "r.test.yaml:9:23: error: a series is a list of events (keys of each: at, repeat, every, each, enrich_each, event, set, remove, enrich)",
        "r.test.yaml:10:33: error: repeat can't be '0' (a number from 1 on)",
        "r.test.yaml:11:25: error: unknown key 'ever'; did you mean 'every'? (keys: at, repeat, every, each, enrich_each, event, set, remove, enrich)",
        "r.test.yaml:12:32: error: alerts can't be '-1' (a number from 0 on)",
        "r.test.yaml:13:23: error: at_most is less than at_least: no number of alerts fits",
        "r.test.yaml:14:35: error: learning can't be 'long' (a time span such as 90s or 1h30m)",
      ])
  }

  @Test func aCorrelationFindsItsRulesInItsFolder() async throws {
    try write(
      "base.yml",
      """
      title: Base
      id: 00000000-0000-4000-8000-000000000001
      name: base_rule
      logsource: {product: aws, service: cloudtrail}
      detection: {selection: {eventName: GetUser}, condition: selection}
      level: low
      """)
    try write(
      "r.yml",
      """
      title: Many
      id: 00000000-0000-4000-8000-000000000002
      correlation: {type: event_count, rules: [base_rule], group-by: [userIdentity.arn], timespan: 1m, condition: {gte: 2}}
      level: low
      """)
    let outcome = try await run(
      """
      tests:
        - {name: a, series: [{repeat: 2, every: 60s}], expect: {alerts: 1, at: [60s]}}
        - {name: b, series: [{}], expect: match}
      """)
    #expect(outcome.problems == [])
    #expect(
      outcome.failures == [
        """
        expected a match, but the rule does not match
            true   eventName: GetUser (any case)   saw "GetUser"
            rule 'Base', userIdentity.arn arn:aws:iam::111122223333:user/alice: 1 events, at 2026-03-14T13:00:00.000Z
        """
      ])
  }

  @Test func documentsOfOtherSourcesAreECS() async throws {
    try writeRule(type: "query", query: "event.action: SecretGet and data_stream.dataset: azure.platformlogs")
    try write(
      "r.test.yaml",
      """
      format: ecs
      base: {"@timestamp": 2026-03-14T13:00:00Z, event: {action: SecretGet}, data_stream.dataset: azure.platformlogs}
      tests:
        - {name: a, expect: match}
        - {name: b, series: [{at: 1s}, {at: 2s, set: {event.action: KeyGet}}], expect: {alerts: 1, at: [1s]}}
      """)
    let problems = ProblemCollector()
    let run = await RuleTestRun(paths: [folder.path], minimum: 0, problems: problems)
    #expect(run.failures.compactMap(\.failure) == [])
    #expect(run.results.count == 2)
  }
}
