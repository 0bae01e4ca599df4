import SluiceRules
import Testing

/// Filters and correlations find their rules in all files.
@Suite struct SigmaLibraryTests {
  private static func rule(_ id: String, name: String? = nil, field: String = "a") -> String {
    SigmaRules.rule("sel: { \(field): 1 }\ncondition: sel", id: id, head: name.map { "name: \($0)" } ?? "")
  }

  private static func correlation(_ lines: String, id: String = "c") -> String {
    "title: Many\nid: \(id)\ncorrelation:\n\(SigmaRules.indented(lines))"
  }

  private static let filter = """
    title: Not ours
    logsource: { product: aws, service: cloudtrail }
    filter:
      rules: [r1, two]
      ours: { b: 2 }
      condition: not ours
    """

  @Test func filtersAreAddedToTheirRules() throws {
    let rules = [Self.rule("r1"), Self.rule("r2", name: "two"), Self.rule("r3")]
    let resolution = try SigmaRules.resolve([Self.filter] + rules)
    #expect(resolution.errors.isEmpty && resolution.programs.map(\.rule.id) == ["r1", "r2", "r3"])
    let test = Condition.test(FieldTest(.field("a"), .equals("1")))
    let filtered = Condition.all([test, .not(.test(FieldTest(.field("b"), .equals("2"))))])
    for (program, expected) in zip(resolution.programs, [filtered, filtered, test]) {
      guard case .query(let condition) = program.body else { continue }
      #expect(condition == expected)
    }
    let every = Self.filter.replacing("[r1, two]", with: "any")
    guard case .query(let condition)? = try SigmaRules.resolve([every, rules[2]]).programs.first?.body else { return }
    #expect(condition == filtered)
  }

  @Test func filtersOfRulesThatAreNotThereAreMistakes() throws {
    let other = Self.correlation("type: event_count\nrules: [r1]\ntimespan: 1h\ncondition: { gte: 2 }", id: "two")
    #expect(
      try SigmaRules.resolve([Self.filter, Self.rule("r1"), other]).errors.map(\.description) == [
        "f0.yml:4:15: `two` is a correlation; filters are for rules with a `detection`"
      ])
    #expect(
      try SigmaRules.resolve([Self.filter, Self.rule("r1"), Self.rule("twa")]).errors.map(\.description) == [
        "f0.yml:4:15: no rule has the id or name `two`; did you mean `twa`?"
      ])
    #expect(SigmaRules.mistakes(in: Self.filter.replacing("[r1, two]", with: "[]")).count == 1)
  }

  @Test func correlationsFindTheirRulesByIdAndName() throws {
    let text = Self.correlation(
      """
      type: value_count
      rules: [two, r1]
      aliases:
        who: { two: userIdentity.arn, r1: requestParameters.userName }
      group-by: [who, sourceIPAddress]
      timespan: 15m
      generate: true
      condition: { field: [eventName, eventSource], gte: 3, lt: 10.5 }
      """)
    let resolution = try SigmaRules.resolve([text, Self.rule("r1"), Self.rule("r2", name: "two")])
    #expect(resolution.errors.isEmpty && resolution.programs.map(\.rule.id) == ["c", "r1", "r2"])
    guard case .correlation(let correlation)? = resolution.programs.first?.body else { return }
    #expect(
      correlation
        == SigmaCorrelation(
          kind: .valueCount, rules: ["r2", "r1"], groupBy: ["who", "sourceIPAddress"], timespan: 900_000,
          bounds: [.init(relation: .greaterOrEqual, value: 3), .init(relation: .less, value: 10.5)],
          fields: ["eventName", "eventSource"],
          aliases: ["who": ["r2": "userIdentity.arn", "r1": "requestParameters.userName"]], generatesRules: true))
  }

  @Test func correlationsMayWorkOnCorrelations() throws {
    let bursts = Self.correlation(
      "type: event_count\nrules: [r1]\ngroup-by: [a]\ntimespan: 5m\ncondition: { gt: 9 }", id: "bursts")
    let chain = Self.correlation("type: temporal_ordered\nrules: [bursts, r2]\ngroup-by: [a]\ntimespan: 2h")
    let resolution = try SigmaRules.resolve([chain, bursts, Self.rule("r1"), Self.rule("r2")])
    #expect(resolution.errors.isEmpty && resolution.programs.count == 4)
    guard case .correlation(let correlation)? = resolution.programs.first?.body else { return }
    #expect(
      correlation.rules == ["bursts", "r2"] && correlation.bounds == [.init(relation: .greaterOrEqual, value: 2)])
  }

  @Test func circlesAreRefused() throws {
    func part(_ id: String, _ rules: String) -> String {
      Self.correlation("type: temporal\nrules: [\(rules)]\ntimespan: 1h", id: id)
    }
    let resolution = try SigmaRules.resolve([
      part("a", "b, r1"), part("b", "c"), part("c", "a"), part("d", "a"), part("e", "e"), part("f", "r1"),
      Self.rule("r1"),
    ])
    #expect(resolution.programs.map(\.rule.id) == ["f", "r1"])
    #expect(
      resolution.errors.map(\.file) == ["f0.yml", "f1.yml", "f2.yml", "f3.yml", "f4.yml"]
        && resolution.errors.allSatisfy { $0.message == "the correlation works on itself, by way of its rules" })
  }

  @Test func longChainsResolve() throws {
    let chain = (0..<5_000).map { index in
      "title: c\(index)\ncorrelation: { type: event_count, rules: [\(index == 0 ? "r1" : "sigma-c\(index - 1)")], "
        + "timespan: 1h, condition: { gte: 1 } }"
    }
    let resolution = try SigmaRules.resolve([chain.reversed().joined(separator: "\n---\n"), Self.rule("r1")])
    #expect(resolution.errors.isEmpty && resolution.programs.count == 5_001)
  }

  @Test func correlationsOfUnsupportedRulesAreUnsupported() throws {
    let windows = "title: W\nid: w\nlogsource: { product: windows }\ndetection: { s: { a: b }, condition: s }"
    let one = Self.correlation("type: temporal\nrules: [w]\ntimespan: 1h", id: "one")
    let two = Self.correlation("type: temporal\nrules: [one]\ntimespan: 1h", id: "two")
    let resolution = try SigmaRules.resolve([two, one, windows])
    #expect(resolution.programs.isEmpty && resolution.errors.isEmpty && resolution.unsupported.count == 3)
    #expect(
      resolution.unsupported[1].reason
        == "the rule `W` that it works on can't be run: its log source is product windows, not product aws, service "
        + "cloudtrail")
  }

  @Test func ambiguousNamesAndRepeatedIdsAreMistakes() throws {
    let user = Self.correlation("type: temporal\nrules: [same]\ntimespan: 1h")
    let resolution = try SigmaRules.resolve([
      user, Self.rule("r1", name: "same"), Self.rule("r2", name: "same"), Self.rule("r2"),
    ])
    #expect(
      resolution.errors.map(\.description) == [
        "f3.yml:1:1: the rule id r2 is already that of the rule in f2.yml; give one of them another `id`, or remove it",
        "f0.yml:5:11: several rules have the name `same`, in f1.yml and f2.yml; write the id of one of them",
      ])
  }

  @Test func mistakesInCorrelationsHavePlaces() {
    let text = Self.correlation(
      """
      type: event_cuont
      rules: []
      timespan: 5x
      groupby: [a]
      aliases: { who: x }
      """)
    #expect(
      SigmaRules.mistakes(in: text) == [
        "4:9: `event_cuont` is not a type of correlation; write one of event_count, value_count, temporal, "
          + "temporal_ordered, value_sum, value_avg, value_percentile, value_median; did you mean `event_count`?",
        "5:10: `correlation.rules` names no rule; list ids or names of rules",
        "6:13: `5x` is not a time span; write a whole number and one of s, m, h, d, w, M, y: `15m`",
        "7:3: `groupby` is not a key of a correlation; write one of type, rules, aliases, group-by, timespan, condition, "
          + "generate; did you mean `group-by`?",
        "8:19: the alias `who` must map rules to fields, not be the text `x`",
      ])
  }

  @Test(arguments: [
    ("event_count", "", "3:15: `correlation.condition` is missing"),
    ("event_count", "{ gte: many }", "`gte` must be a number, not the text `many`"),
    ("event_count", "{ get: 5 }", "did you mean `gt`?"),
    ("event_count", "{ gte: 5, field: a }", "`field` means nothing to `event_count`"),
    ("event_count", "{}", "has no bound"),
    ("temporal", "a and not b", "leave it out: all rules have to match"),
    ("value_count", "{ gte: 5 }", "add `field`"),
    ("value_sum", "{ gte: 5, field: [a, b] }", "`value_sum` is of one field; name one"),
    ("value_avg", "{ field: a }", "has no bound"),
    ("value_percentile", "{ gte: 5, field: a, percentile: 101 }", "`percentile` must be 0 to 100"),
    ("value_sum", "{ gte: 5, field: a, percentile: 10 }", "`percentile` is for `value_percentile`"),
  ])
  func conditionsOfCorrelationsAreChecked(type: String, condition: String, mistake: String) {
    let text = Self.correlation("type: \(type)\nrules: [x]\ntimespan: 1h\ncondition: \(condition)")
    let mistakes = SigmaRules.mistakes(in: text)
    #expect(mistakes.count == 1 && mistakes[0].contains(condition.isEmpty ? "is missing" : mistake), "\(mistakes)")
  }

  @Test(arguments: [
    ("1s", 1_000), ("15m", 900_000), ("2h", 7_200_000), ("1d", 86_400_000), ("1w", 604_800_000),
    ("1M", 2_629_746_000), ("1y", 31_556_952_000),
  ])
  func timeSpansHaveUnits(text: String, milliseconds: Int64) throws {
    let correlation = Self.correlation("type: temporal\nrules: [r1]\ntimespan: \(text)")
    guard case .correlation(let found)? = try SigmaRules.resolve([correlation, Self.rule("r1")]).programs.first?.body
    else { return }
    #expect(found.timespan == milliseconds)
  }

  @Test(arguments: ["0s", "-1m", "5", "m", "1.5h", "99999999999999999999d", "101y", "5 m", "5H"])
  func otherTimeSpansAreRefused(text: String) {
    let correlation = Self.correlation("type: temporal\nrules: [r1]\ntimespan: '\(text)'")
    #expect(SigmaRules.mistakes(in: correlation).count == 1)
  }

  @Test func mediansArePercentiles() throws {
    let text = Self.correlation("type: value_median\nrules: [r1]\ntimespan: 1h\ncondition: { field: b, gt: 1 }")
    guard case .correlation(let found)? = try SigmaRules.resolve([text, Self.rule("r1")]).programs.first?.body else {
      return
    }
    #expect(found.kind == .valuePercentile && found.percentile == 50)
  }
}
