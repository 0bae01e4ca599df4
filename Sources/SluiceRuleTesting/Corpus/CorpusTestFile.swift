import Foundation
import SluiceConfig
import Yams

/// A test of rules on a corpus of logs: how many alerts of each rule there are.
package struct CorpusTestFile: Sendable {
  /// What is expected of a rule, or of all together.
  struct Check: Sendable {
    /// The rule's id or name; `all rules` for the total.
    let rule: String
    let line: Int
    let least: Int
    let most: Int?
    /// Whether it is about the alerts of all rules.
    let isTotal: Bool

    /// What it asks for.
    var name: String {
      let noun = { (count: Int) in "\(count) alert\(count == 1 ? "" : "s")" }
      guard let most else { return "at least \(noun(least))" }
      if most == least { return "exactly \(noun(least))" }
      return least == 0 ? "at most \(noun(most))" : "\(least) to \(noun(most))"
    }
  }

  static let keys = ["corpus", "format", "rules", "options", "alerts", "total", "others"]
  static let checkKeys = ["exactly", "at_least", "at_most"]

  let path: String
  /// Files, folders and globs.
  let logs: [String]
  let format: String
  let rules: [String]
  let checks: [Check]
  /// Whether a rule that is not named may alert.
  let allowsOthers: Bool

  init?(path: String, _ mapping: Node.Mapping, _ yaml: TestYAML, environment: [String: String]) {
    self.path = path
    yaml.check(mapping, Self.keys)
    let folder = URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent()
    var isWhole = true
    func resolved(_ text: String, _ node: Node?) -> String {
      var text = text
      for match in text.matches(of: /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/).reversed() {
        guard let value = environment[String(match.output.1)] else {
          if let node { yaml.error(node, "the variable \(match.output.1) is not set") }
          isWhole = false
          continue
        }
        text.replaceSubrange(match.range, with: value)
      }
      return text.hasPrefix("/") ? text : folder.appendingPathComponent(text).standardizedFileURL.path
    }
    logs = (yaml.strings(mapping, "corpus") ?? []).map { resolved($0, mapping["corpus"]) }
    rules = (yaml.strings(mapping, "rules") ?? ["."]).map { resolved($0, mapping["rules"]) }
    format = mapping["format"]?.scalar?.string ?? "cloudtrail"
    allowsOthers = yaml.flag(mapping, "others") ?? true
    var checks: [Check] = []
    if let total = mapping["total"], let check = Self.check(total, "all rules", isTotal: true, yaml) {
      checks.append(check)
    }
    for (key, value) in mapping["alerts"]?.mapping.map(Array.init) ?? [] {
      guard let rule = key.scalar?.string else { continue }
      if let check = Self.check(value, rule, isTotal: false, yaml) { checks.append(check) }
    }
    self.checks = checks
    guard !checks.isEmpty || !allowsOthers else {
      yaml.problems.error(
        at: yaml.start, "the corpus test expects nothing", expected: "alerts: a mapping of rules to numbers, or total:")
      return nil
    }
    if !isWhole { return nil }
  }

  /// A number, or bounds.
  private static func check(_ node: Node, _ rule: String, isTotal: Bool, _ yaml: TestYAML) -> Check? {
    let line = yaml.location(node).line
    if let text = node.scalar?.string {
      guard let count = Int(text), count >= 0 else {
        yaml.error(
          node, "the number of alerts can't be '\(text)'", expected: "a number, or keys: exactly, at_least, at_most")
        return nil
      }
      return Check(rule: rule, line: line, least: count, most: count, isTotal: isTotal)
    }
    guard let mapping = node.mapping, !mapping.isEmpty else {
      yaml.error(node, "the number of alerts can't be read", expected: "a number, or keys: exactly, at_least, at_most")
      return nil
    }
    yaml.check(mapping, checkKeys)
    let exactly = yaml.count(mapping, "exactly")
    return Check(
      rule: rule, line: line, least: exactly ?? yaml.count(mapping, "at_least") ?? 0,
      most: exactly ?? yaml.count(mapping, "at_most"), isTotal: isTotal)
  }
}
