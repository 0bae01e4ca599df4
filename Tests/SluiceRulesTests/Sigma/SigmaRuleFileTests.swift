import SluiceRules
import Testing

@Suite struct SigmaRuleFileTests {
  @Test func metadataBecomesTheRule() throws {
    let text = """
      title: Keys of somebody else
      id: 5f3a0d3c-0001-4000-8000-000000000001
      name: foreign_keys
      status: experimental
      description: A key was made for another user.
      license: MIT
      author: Ada, Grace Hopper
      references: [https://example.org/a]
      date: 2026-01-02
      tags: [attack.persistence, attack.defense_evasion, attack.t1098.001, attack.t1578, attack.t9999, cve.2026-1]
      logsource: { product: aws, service: cloudtrail }
      detection: { sel: { eventName: CreateAccessKey }, condition: sel }
      fields: [userIdentity.arn]
      falsepositives: Provisioning
      level: critical
      custom: left alone
      """
    let program = try #require(try SigmaRules.resolve([text]).programs.first)
    let rule = program.rule
    #expect(rule.id == "5f3a0d3c-0001-4000-8000-000000000001" && rule.name == "Keys of somebody else")
    #expect(rule.type == "sigma" && rule.language == "sigma" && rule.maturity == "experimental")
    #expect(rule.severity == .critical && rule.riskScore == 99 && rule.license == "MIT")
    #expect(rule.authors == ["Ada", "Grace Hopper"] && rule.references == ["https://example.org/a"])
    #expect(rule.falsePositives == ["Provisioning"] && rule.investigationFields == ["userIdentity.arn"])
    #expect(rule.tags.count == 6 && rule.origin == "f0.yml" && program.namespace == .record)
    #expect(rule.threats.map(\.tactic.id) == ["TA0003", "TA0005"])
    #expect(rule.threats[0].techniques.map(\.technique.name) == ["Account Manipulation", "T9999"])
    #expect(rule.threats[0].techniques[0].subtechniques.map(\.name) == ["Additional Cloud Credentials"])
    #expect(rule.threats[1].techniques.map(\.technique.id) == ["T1578"])
    #expect(
      rule.threats[0].techniques[0].subtechniques[0].reference == "https://attack.mitre.org/techniques/T1098/001/")
  }

  @Test(arguments: [
    ("informational", Rule.Severity.low, 21), ("low", .low, 21), ("medium", .medium, 47), ("high", .high, 73),
  ])
  func levelsBecomeSeverities(level: String, severity: Rule.Severity, score: Int) throws {
    let text = SigmaRules.rule("sel: { a: b }\ncondition: sel", head: "level: \(level)")
    let rule = try #require(try SigmaRules.resolve([text]).programs.first).rule
    #expect(rule.severity == severity && rule.riskScore == score)
  }

  @Test func rulesWithoutAnIdHaveAStableOne() throws {
    let text = SigmaRules.rule("sel: { a: b }\ncondition: sel", id: nil)
    let ids = try (0..<2).map { _ in try SigmaRules.resolve([text]).programs.map(\.rule.id) }
    #expect(ids == [["sigma-a-rule"], ["sigma-a-rule"]])
    let named = SigmaRules.rule("sel: { a: b }\ncondition: sel", id: nil, head: "name: My_Rule 2")
    #expect(try SigmaRules.resolve([named]).programs.map(\.rule.id) == ["sigma-my_rule-2"])
  }

  @Test func filesHoldSeveralDocuments() throws {
    let rules = ["1", "2"].map { SigmaRules.rule("sel: { a: b }\ncondition: sel", id: $0) }
    let text = "---\n" + rules.joined(separator: "\n---\n") + "\n---\n"
    #expect(try SigmaRuleFile.read(text, file: "f").map(\.rule.id) == ["1", "2"])
  }

  @Test func allMistakesOfAFileAreToldAtOnce() {
    let text = """
      title: ""
      level: hihg
      status: tests
      logsource: { product: aws, service: cloudtrail }
      detection:
        one:
          a|contians: x
          b|lt: ten
        two: { c: d }
        condition: one and tow
      ---
      title: Second
      detection: { sel: [[]], condition: 'sel' }
      ---
      action: global
      title: Third
      """
    #expect(
      SigmaRules.mistakes(in: text) == [
        "1:8: `title` is empty",
        "2:8: `hihg` is not a level; write one of informational, low, medium, high, critical; did you mean `high`?",
        "3:9: `tests` is not a status; write one of stable, test, experimental, deprecated, unsupported; did you mean "
          + "`test`?",
        "7:5: `contians` is not a modifier; did you mean `contains`?",
        "8:5: `lt` is for numbers; write it without quotes",
        "10:22: in the condition: there is no selection `tow`; did you mean `two`?",
        "12:1: `logsource` is missing; add `logsource: { product: aws, service: cloudtrail }`",
        "13:20: the selection `sel` is empty; give it fields",
        "15:1: `action` is not part of Sigma any more; write each document as a whole rule",
      ])
  }

  @Test func mistakesInDetectionsHavePlaces() {
    let text = SigmaRules.rule(
      """
      one:
        a|contians: x
        b|lt: ten
        c|cidr: 10.0.0.0/33
        d|base64: 'a*'
        e: { f: g }
        g|exists: 'true'
        h|hour: 24
        i|startswith: 5
        j|i: x
        k|: x
      two: {}
      condition: one and tow
      """)
    #expect(
      SigmaRules.mistakes(in: text) == [
        "7:5: `contians` is not a modifier; did you mean `contains`?",
        "8:5: `lt` is for numbers; write it without quotes",
        "9:5: `10.0.0.0/33` is not an address block; write it as 10.0.0.0/8 or 2001:db8::/32",
        "10:5: `base64` is not for texts with wildcards; put a backslash in front of `*` and `?` that stand for "
          + "themselves, and `contains` behind `base64`",
        "11:8: `e` is compared with texts, numbers, true, false or null, not with a mapping; write the path of a nested "
          + "field with dots: `e.key`",
        "12:5: `exists` is for true or false, not for a text",
        "13:5: `hour` is for whole numbers from 0 to 23, not 24",
        "14:5: `startswith` is for texts, not for the number 5; put the number in quotes",
        "15:5: `i` is for regular expressions; put it behind `re`",
        "16:5: a modifier is missing behind `|`; modifiers are all, contains, startswith, endswith, exists, cased, neq, "
          + "windash, re, i, m, s, base64, base64offset, utf16le, utf16be, utf16, wide, lt, lte, gt, gte, minute, hour, "
          + "day, week, month, year, cidr, expand, fieldref",
        "17:8: the selection `two` is empty; give it fields",
        "18:22: in the condition: there is no selection `tow`; did you mean `two`?",
      ])
  }

  @Test(arguments: [
    ("1 of selection_*", "6:19: in the condition: no selection matches `selection_*`; selections are sel, other"),
    ("sel AND other", "6:18: in the condition: `AND` is not an operator; operators are in lower case: `and`"),
    ("(sel or other", "6:14: in the condition: this `(` is not closed"),
    ("sel or other)", "6:26: in the condition: there is no `(` for this `)`"),
    ("sel other", "6:18: in the condition: an operator is missing in front of `other`; write `and` or `or`"),
    ("sel and", "6:21: in the condition: the condition ends where a selection is expected"),
    ("'sel and not'", "6:26: in the condition: the condition ends where a selection is expected"),
    ("sel + other", "6:18: in the condition: `+` can't stand in a condition"),
    ("se*", "6:14: in the condition: `se*` has a wildcard; write `1 of se*` or `all of se*`"),
    ("[sel, 'sel or x']", "6:28: in the condition: there is no selection `x`; selections are sel, other"),
    ("", "6:3: `detection.condition` must be a text, not nothing"),
  ])
  func conditionsHavePlaces(condition: String, mistake: String) {
    let text = SigmaRules.rule("condition: \(condition)\nsel: { a: b }\nother: { c: d }")
    let found = SigmaRules.mistakes(in: text)
    // The place of an empty value is the parser's choice.
    #expect(condition.isEmpty ? found.count == 1 : found == [mistake])
  }

  @Test func textThatIsNoRuleIsToldApart() {
    #expect(
      SigmaRules.mistakes(in: "stages: []\n") == [
        "1:1: there is no `detection`, `correlation` or `filter`; is this a Sigma rule?"
      ])
    #expect(SigmaRules.mistakes(in: "detection: [\n") != [])
    #expect(SigmaRules.mistakes(in: "detection:\n\t- a\n")[0].hasSuffix("indent with blanks, not with tabs"))
    #expect(SigmaRules.mistakes(in: "detection: 1\ndetection: 2\n")[0].hasPrefix("1:1: the key `detection` is there"))
    #expect(SigmaRules.mistakes(in: "title: x\nfilter: 1\ndetection: 2\n").count == 1)
    #expect(SigmaRules.mistakes(in: "title: \u{7}\ndetection: 2\n")[0].contains("not valid YAML"))
  }

  @Test(arguments: [
    (
      "logsource: { product: windows, category: process_creation }",
      "its log source is product windows, category process_creation, not product aws, service cloudtrail"
    ),
    (
      "logsource: { product: aws, service: guardduty }",
      "its log source is product aws, service guardduty, not product aws, service cloudtrail"
    ),
    (
      "logsource: { product: aws, service: cloudtrail }\ntaxonomy: ocsf",
      "its field names are those of the taxonomy `ocsf`; only `sigma` and `ecs` are known"
    ),
    ("logsource: { product: aws }\nstatus: unsupported", "its status is `unsupported`"),
  ])
  func rulesForOthersAreUnsupported(head: String, reason: String) throws {
    let text = "title: A\n\(head)\ndetection: { sel: { a: b }, condition: sel }"
    let resolution = try SigmaRules.resolve([text])
    #expect(resolution.programs.isEmpty && resolution.unsupported.map(\.reason) == [reason])
  }

  @Test func oldAggregationsNameTheirReplacement() throws {
    func reason(_ condition: String) throws -> String? {
      let text = SigmaRules.rule("sel: { a: b }\nother: { a: c }\ntimeframe: 5m\ncondition: \(condition)")
      return try SigmaRules.resolve([text]).unsupported.first?.reason
    }
    #expect(
      try reason("sel | count() > 10")
        == "its condition `sel | count() > 10` aggregates, which is not part of Sigma any more; write the selection as a "
        + "rule and add a correlation of type `event_count` with `timespan: 5m`")
    #expect(try reason("sel | count(user) by ip > 10")?.contains("`value_count`") == true)
    #expect(try reason("sel | near other")?.contains("each selection a rule of its own and add") == true)
    #expect(try reason("sel and other")?.hasPrefix("`timeframe: 5m` is not part of Sigma any more") == true)
  }

  @Test func taxonomyEcsNamesFieldsOfTheDocument() throws {
    let text = SigmaRules.rule("sel: { event.action: x }\ncondition: sel", head: "taxonomy: ecs")
    #expect(try SigmaRules.resolve([text]).programs.map(\.namespace) == [.document])
  }
}
