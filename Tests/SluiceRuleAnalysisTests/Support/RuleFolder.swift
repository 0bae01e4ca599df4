import Foundation
import SluiceRuleAnalysis

/// A folder of rules of a test; gone with it.
final class RuleFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-analysis-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  var path: String { url.path }

  @discardableResult func write(_ text: String, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// An Elastic rule with all that the metadata checks want.
  @discardableResult func elastic(
    _ query: String, type: String = "query", language: String = "kuery", name: String = "A rule", id: String = "r1",
    extra: String = "", after: String = "", file: String = "rule.toml"
  ) throws -> String {
    try write(
      """
      [metadata]
      maturity = "production"
      [rule]
      rule_id = "\(id)"
      name = "\(name)"
      type = "\(type)"
      language = "\(language)"
      severity = "low"
      risk_score = 21
      note = "Look at the caller."
      index = ["logs-aws.cloudtrail-*"]
      \(extra)
      query = '''
      \(query)
      '''
      \(after)
      [[rule.threat]]
      framework = "MITRE ATT&CK"
      [[rule.threat.technique]]
      id = "T1078"
      name = "Valid Accounts"
      reference = "https://attack.mitre.org/techniques/T1078/"
      [rule.threat.tactic]
      id = "TA0001"
      name = "Initial Access"
      reference = "https://attack.mitre.org/tactics/TA0001/"

      """, to: file)
  }

  @discardableResult func sigma(_ detection: String, file: String = "rule.yml", head: String = "") throws -> String {
    try write(
      """
      title: A Sigma rule
      id: 5f3a2f8e-0000-4000-8000-000000000001
      status: test
      \(head)
      logsource: { product: aws, service: cloudtrail }
      level: medium
      tags: [attack.initial-access, attack.t1078]
      detection:
      \(detection)

      """, to: file)
  }

  func lint() -> LintReport { Linter.lint(paths: [path]) }
}

/// Findings of one Elastic rule.
func lint(
  _ query: String, type: String = "query", language: String = "kuery", extra: String = "", after: String = ""
) throws -> [LintFinding] {
  let folder = try RuleFolder()
  try folder.elastic(query, type: type, language: language, extra: extra, after: after)
  return folder.lint().findings
}

func lint(sigma detection: String) throws -> [LintFinding] {
  let folder = try RuleFolder()
  try folder.sigma(detection)
  return folder.lint().findings
}

extension [LintFinding] {
  var codes: Set<LintCode> { Set(map(\.code)) }

  func first(_ code: LintCode) -> LintFinding? { first { $0.code == code } }
}

/// The start of KQL queries that name CloudTrail's data.
let dataset = "event.dataset: \"aws.cloudtrail\" and "
