import SluiceRules
import SluiceTestSupport
import Testing

@Suite struct ElasticRuleFileTests {
  static let head = """
    [metadata]
    maturity = "production"
    version = 7

    [rule]
    author = ["Somebody"]
    rule_id = "r-1"
    name = "A rule"
    type = "query"
    severity = "high"
    risk_score = 73

    """

  @Test func fillsTheRuleFromItsFile() throws {
    let load = try ElasticRuleFile.read(
      #"""
      [metadata]
      maturity = "deprecated"

      [rule]
      author = ["A", "B"]
      description = """
      What it is
      about.
      """
      enabled = false
      false_positives = ["None"]
      from = "now-9m"
      to = "now-1m"
      interval = "10m"
      index = ["logs-*"]
      language = "kuery"
      license = "MIT"
      max_signals = 20
      name = "Name"
      note = "Guide"
      setup = "Setup"
      references = ["https://example.com"]
      risk_score = 47
      rule_id = "id"
      version = 3
      severity = "medium"
      tags = ["Domain: Cloud", 'Tactic: Persistence']
      timestamp_override = "event.ingested"
      building_block_type = "default"
      type = "query"
      query = 'event.action: (CreateUser or Put*)'

      [[rule.threat]]
      framework = "MITRE ATT&CK"
      [[rule.threat.technique]]
      id = "T1098"
      name = "Account Manipulation"
      reference = "https://attack.example/T1098"
      [[rule.threat.technique.subtechnique]]
      id = "T1098.003"
      name = "Additional Cloud Roles"
      reference = "https://attack.example/T1098/003"
      [rule.threat.tactic]
      id = "TA0003"
      name = "Persistence"
      reference = "https://attack.example/TA0003"

      [[rule.threat]]
      framework = "MITRE ATT&CK"
      [rule.threat.tactic]
      id = "TA0005"
      name = "Defense Evasion"

      [rule.investigation_fields]
      field_names = ["user.name", "source.ip"]
      """#, file: "rules/one.toml")
    var rule = Rule(
      id: "id", name: "Name", type: "query", severity: .medium, riskScore: 47, interval: "10m", from: "now-9m",
      to: "now-1m", maxSignals: 20, origin: "rules/one.toml")
    rule.description = "What it is\nabout.\n"
    rule.version = 3
    rule.language = "kuery"
    rule.tags = ["Domain: Cloud", "Tactic: Persistence"]
    rule.authors = ["A", "B"]
    rule.license = "MIT"
    rule.references = ["https://example.com"]
    rule.falsePositives = ["None"]
    rule.note = "Guide"
    rule.setup = "Setup"
    rule.investigationFields = ["user.name", "source.ip"]
    rule.indices = ["logs-*"]
    rule.maturity = "deprecated"
    rule.isEnabled = false
    rule.buildingBlockType = "default"
    rule.timestampOverride = "event.ingested"
    rule.threats = [
      Rule.Threat(
        framework: "MITRE ATT&CK",
        tactic: Rule.Reference(id: "TA0003", name: "Persistence", reference: "https://attack.example/TA0003"),
        techniques: [
          Rule.Technique(
            technique: Rule.Reference(
              id: "T1098", name: "Account Manipulation", reference: "https://attack.example/T1098"),
            subtechniques: [
              Rule.Reference(
                id: "T1098.003", name: "Additional Cloud Roles", reference: "https://attack.example/T1098/003")
            ])
        ]),
      Rule.Threat(
        framework: "MITRE ATT&CK", tactic: Rule.Reference(id: "TA0005", name: "Defense Evasion", reference: ""),
        techniques: []),
    ]
    #expect(load.rule == rule)
    guard case .program(let program) = load, case .query(let condition) = program.body else {
      Issue.record("not a query")
      return
    }
    #expect(condition == (try parseKQL("event.action: (CreateUser or Put*)").condition))
  }

  @Test func defaultsAreThoseOfElastic() throws {
    let rule = try ElasticRuleFile.read(Self.head + "query = 'a: b'", file: "f").rule
    #expect(rule.interval == "5m" && rule.from == "now-6m" && rule.to == "now" && rule.maxSignals == 100)
    #expect(rule.isEnabled && rule.version == 7 && rule.language == nil)
  }

  @Test(arguments: [
    (
      "type = \"query\"", "type = \"machine_learning\"",
      "its anomalies come from jobs of Elasticsearch's machine learning"
    ),
    (
      "type = \"query\"", "type = \"query\"\nlanguage = \"lucene\"",
      "queries in the language `lucene` are not supported for this type"
    ),
    ("type = \"query\"", "type = \"query\"\nfilters = [{ a = 1 }]", "the rule narrows its query by `filters`"),
  ])
  func whatCannotBeRunIsUnsupportedAndNotAnError(line: String, replacement: String, reason: String) throws {
    let text = Self.head.replacing(line, with: replacement) + "query = 'a: b'"
    guard case .unsupported(let rule, let why) = try ElasticRuleFile.read(text, file: "f") else {
      Issue.record("not unsupported")
      return
    }
    #expect(rule.id == "r-1" && why.hasPrefix(reason), "\(why)")
  }

  /// A change to a good file, and the mistakes that it makes.
  @Test(arguments: [
    ("name = \"A rule\"\n", "", ["f:5:1: `rule.name` is missing"]),
    ("rule_id = \"r-1\"\n", "", ["f:5:1: `rule.rule_id` is missing"]),
    ("query = 'a: b'", "", ["f:5:1: `rule.query` is missing"]),
    ("query = 'a: b'", "query = ' '", ["f:12:9: `rule.query` is empty"]),
    ("risk_score = 73", "risk_score = \"73\"", ["f:11:14: `rule.risk_score` must be a whole number, not text"]),
    ("risk_score = 73", "risk_score = 173", ["f:11:14: `rule.risk_score` must be 0 to 100, not 173"]),
    (
      "severity = \"high\"", "severity =  \"High\"",
      ["f:10:13: `High` is not a severity; write low, medium, high, critical; did you mean `high`?"]
    ),
    (
      "author = [\"Somebody\"]", "author = [\"é\", 1]",
      ["f:6:16: `rule.author[1]` must be text in quotes, not a number"]
    ),
    ("author = [\"Somebody\"]", "author = \"Me\"", ["f:6:10: `rule.author` must be a list of texts, not text"]),
    ("author = [\"Somebody\"]", "max_signals = 0", ["f:6:15: `rule.max_signals` must be 1 or more"]),
    ("author = [\"Somebody\"]", "enabled = 1", ["f:6:11: `rule.enabled` must be true or false, not a number"]),
    (
      "query = 'a: b'", "query = 'a: b'\n[[rule.threat]]\n[rule.threat.tactic]\nname = 'x'",
      ["f:14:1: `rule.threat[0].tactic.id` is missing"]
    ),
    (
      "name = \"A rule\"\ntype = \"query\"", "name = 5\ntype = false",
      [
        "f:8:8: `rule.name` must be text in quotes, not a number",
        "f:9:8: `rule.type` must be text in quotes, not true or false",
      ]
    ),
  ])
  func mistakesAreAllReportedWithTheirPlaces(part: String, replacement: String, messages: [String]) throws {
    let good = Self.head + "query = 'a: b'"
    #expect(good.contains(part))
    let errors = try #require(throws: RuleFileErrors.self) {
      try ElasticRuleFile.read(good.replacing(part, with: replacement), file: "f")
    }
    #expect(errors.errors.map(\.description) == messages)
  }

  @Test func suppressionIsRead() throws {
    let text =
      Self.head + """
        query = 'a: b'
        [rule.alert_suppression]
        group_by = ['a']
        duration = { value = 5, unit = "m" }
        missing_fields_strategy = "doNotSuppress"
        """
    let rule = try ElasticRuleFile.read(text, file: "f").rule
    #expect(rule.caveats.isEmpty)
    #expect(rule.suppression?.groupBy == ["a"] && rule.suppression?.duration == 300_000)
    #expect(rule.suppression?.suppressesMissing == false)
  }

  /// toml++ asserts on such texts, so they must not get to it.
  @Test(arguments: [
    "[=", "[[.a]]", "a = 01:x2:03", "a = 0x", "a = ++1", "a = '", "[", "a = [", "a = {", "=", "a.", "a",
  ])
  func textsThatWouldEndTheParserAreErrors(toml: String) throws {
    let errors = try #require(throws: RuleFileErrors.self) { try ElasticRuleFile.read(toml, file: "f") }
    #expect(errors.errors.count == 1 && errors.errors[0].message.hasPrefix("not valid TOML: "))
  }

  @Test func damagedFilesAreReadOrRefused() throws {
    let good = Array(
      (Self.head
        + "query = \"\"\"\na: (\\u0062 or 'c*')\"\"\"\n[[rule.threat]]\n[rule.threat.tactic]\nid = 'T'\n"
        + "x = {a = 1e5, b = [0x1F, 2026-01-02T03:04:05Z, +inf]}")
        .utf8)
    let pieces = Array("\"'[]{}=.,#\\\n \r\u{0}\u{7F}a10_+-:eExinfTZé".utf8)
    var random = SeededGenerator(seed: 977)
    for _ in 0..<1_500 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...3, using: &random))
        let count = Int.random(in: 0...3, using: &random)
        bytes.replaceSubrange(start..<end, with: (0..<count).map { _ in pieces.randomElement(using: &random) ?? 0 })
      }
      let text = String(decoding: bytes, as: UTF8.self)
      do {
        _ = try ElasticRuleFile.read(text, file: "f")
      } catch {
        #expect(!error.errors.isEmpty && error.errors.allSatisfy { $0.line > 0 && $0.column > 0 })
      }
    }
  }

  @Test func textThatIsNotTOMLIsAnErrorAtItsPlace() throws {
    let errors = try #require(throws: RuleFileErrors.self) {
      try ElasticRuleFile.read("[rule]\nname = \"x\"\nname 5\n", file: "f")
    }
    #expect(errors.errors.map(\.description) == ["f:3:6: not valid TOML: `=` is expected here"])
    let twice = try #require(throws: RuleFileErrors.self) {
      try ElasticRuleFile.read("[rule]\nname = \"x\"\nname = \"y\"\n", file: "f")
    }
    #expect(twice.errors.count == 1 && twice.errors[0].line == 3 && twice.errors[0].message.contains("TOML"))
    let bare = try #require(throws: RuleFileErrors.self) {
      try ElasticRuleFile.read("[rule]\nname =  x y #", file: "f")
    }
    #expect(
      bare.errors.map(\.description) == [
        "f:2:9: not valid TOML: `x y` is neither a number, a date, true nor false: text needs quotes"
      ])
    let nul = try #require(throws: RuleFileErrors.self) { try ElasticRuleFile.read("a = 1\nb = \0", file: "f") }
    #expect(nul.errors.map(\.description) == ["f:2:5: a NUL byte can't stand in TOML"])
    let none = try #require(throws: RuleFileErrors.self) { try ElasticRuleFile.read("", file: "f") }
    #expect(none.errors[0].message == "there is no `[rule]` table")
  }

  /// The TOML of the query, and the line and column in it of the mistake.
  @Test(arguments: [
    ("query = 'a: b)'", 1, 14),
    ("query = \"a: b)\"", 1, 14),
    ("query = \"é: \\\"b\\\" )\"", 1, 19),
    ("query = \"\\u0061: \\t b)\"", 1, 22),
    ("query = '''a: b)'''", 1, 16),
    ("query = '''\na: b)'''", 2, 5),
    ("query = '''\r\na: b and\r\n  c: d)'''", 3, 7),
    ("query = \"\"\"\na: b and\n  é: d)\n\"\"\"", 3, 7),
    ("query = \"\"\"a: b \\\n    \n    and c: d)\"\"\"", 3, 13),
    ("query = \"\"\"\n\"a\\\"\\\\\": b)\"\"\"", 2, 5),
    ("query = '''\n\na: \"b\"\"'''", 3, 7),
    ("query = '''\na: b and '''", 2, 10),
    (
      "x = [-1, +1_0, 0x1F, 0o7, 0b1, 1.5e-3, inf, -nan, true, 01:02:03.4, 2026-01-01T00:00:00Z]\nquery = 'a: b)'", 2,
      14
    ),
    ("# query = ''\n\"query\" = '''a: 'b)'' '''", 2, 19),
    (
      "x = { query = 1, y = [ [\"]\"], { z = '}' } ] } # c\nd = 2026-01-01 01:02:03\nrule2.query = 3\nquery = 'a: b)'",
      4, 14
    ),
  ])
  func mistakesInQueriesAreShownInTheFile(toml: String, line: Int, column: Int) throws {
    let errors = try #require(throws: RuleFileErrors.self) { try ElasticRuleFile.read(Self.head + toml, file: "f") }
    #expect(errors.errors.map { [$0.line - 11, $0.column] } == [[line, column]], "\(errors)")
    #expect(errors.errors.first?.message.hasPrefix("in the KQL query: ") == true)
  }
}
