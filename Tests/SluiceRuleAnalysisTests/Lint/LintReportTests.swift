import Foundation
import SluiceRuleAnalysis
import Testing

@Suite struct LintReportTests {
  private func report() throws -> LintReport {
    let folder = try RuleFolder()
    try folder.elastic("\(dataset)event.action: PurgeQueu and not user.name: \"a b*\"", name: "Quotes \\\" and ü")
    return folder.lint()
  }

  @Test func textHasALineForEachFinding() throws {
    let report = try report()
    let lines = report.text.split(separator: "\n").map { $0.replacing(/^.*rule\.toml/, with: "rule.toml") }
    #expect(
      lines == [
        "rule.toml:14:51: error: no AWS service has an event 'PurgeQueu' [unknown-event-name]",
        "  did you mean 'PurgeQueue'?",
        "rule.toml:14:69: info: the negation on 'user.name' holds for records without the field, too [negation-of-absent]",
        "  ask for the field as well, if that is not meant",
        "rule.toml:14:80: warning: the * in \"a b*\" is a star and no wildcard, for it stands between quotes [quoted-wildcard]",
        "  leave out the quotes, and put a backslash before spaces and special characters where needed",
        "1 rule: 1 error, 1 warning, 1 info",
      ])
    #expect(report.showing(.warning).findings.count == 2)
    #expect(report.fails(at: .error) && !report.showing(.error).findings.isEmpty)
  }

  @Test func jsonHasAllOfAFinding() throws {
    let root = try JSONSerialization.jsonObject(with: Data(try report().json.utf8)) as? [String: Any]
    let findings = try #require(root?["findings"] as? [[String: Any]])
    #expect(root?["rules"] as? Int == 1 && findings.count == 3)
    #expect(findings[0]["code"] as? String == "unknown-event-name")
    #expect(findings[0]["level"] as? String == "error")
    #expect(findings[0]["line"] as? Int == 14 && findings[0]["column"] as? Int == 51)
    #expect(findings[0]["rule_name"] as? String == "Quotes \" and ü")
  }

  /// What the SARIF 2.1.0 schema requires of what is written here.
  @Test func sarifHasWhatItsSchemaRequires() throws {
    let report = try report()
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(report.sarif(version: "1.0.0").utf8)) as? [String: Any])
    #expect(root["version"] as? String == "2.1.0" && root["$schema"] is String)
    let runs = try #require(root["runs"] as? [[String: Any]])
    let driver = try #require((runs[0]["tool"] as? [String: Any])?["driver"] as? [String: Any])
    #expect(runs.count == 1 && driver["name"] as? String == "sluice lint")
    let rules = try #require(driver["rules"] as? [[String: Any]])
    #expect(rules.count == LintCode.allCases.count)
    let results = try #require(runs[0]["results"] as? [[String: Any]])
    #expect(results.count == report.findings.count)
    for (result, finding) in zip(results, report.findings) {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect(["none", "note", "warning", "error"].contains(result["level"] as? String ?? ""))
      #expect((result["message"] as? [String: Any])?["text"] is String)
      let locations = try #require(result["locations"] as? [[String: Any]])
      let place = try #require(locations[0]["physicalLocation"] as? [String: Any])
      let uri = try #require((place["artifactLocation"] as? [String: Any])?["uri"] as? String)
      #expect(uri.hasPrefix("file:///") && URL(string: uri) != nil)
      let region = try #require(place["region"] as? [String: Any])
      #expect(region["startLine"] as? Int == finding.line && (region["startColumn"] as? Int ?? 0) >= 1)
    }
  }

  @Test func everyCodeIsListed() {
    let lines = LintCode.list.split(separator: "\n")
    #expect(lines.count == LintCode.allCases.count)
    for (line, code) in zip(lines, LintCode.allCases) { #expect(line.hasPrefix(code.rawValue + " ")) }
  }
}
