import Foundation
package import SluiceConfig
import Yams

/// A file of tests for one rule: `NAME.test.yaml` beside `NAME.toml`, `NAME.yml` or `NAME.yaml`.
package struct RuleTestFile: Sendable {
  package static let ending = ".test.yaml"
  static let keys = ["rule", "rule_id", "with", "rules", "format", "options", "base", "start", "tests"]

  /// What the tests' events are.
  package enum Format: String, Sendable, CaseIterable {
    /// Records as CloudTrail delivers them.
    case cloudtrail
    /// Documents that are ECS already.
    case ecs
  }

  package let path: String
  /// The rule's file; nil where the rule is named by its id.
  package let rulePath: String?
  /// The rule's id: needed where the file holds several rules, or where the rule is found in a folder of rules.
  package let ruleID: String?
  /// Ids of rules that run beside it.
  package let companions: [String]
  /// Files and folders of rules that run beside it.
  package let rulePaths: [String]
  package let format: Format
  package private(set) var tests: [RuleTest] = []

  /// Reads a file. Mistakes go to `problems`; tests with mistakes are left out.
  ///
  /// - Returns: nil when the file can't be read or is no YAML mapping.
  package init?(path: String, problems: ProblemCollector) {
    let yaml = TestYAML(path: path, problems: problems)
    let expected = "keys: rule, base, tests"
    guard let mapping = yaml.root(expected: expected) else { return nil }
    self.init(path: path, mapping, yaml)
  }

  init(path: String, _ mapping: Node.Mapping, _ yaml: TestYAML) {
    self.path = path
    yaml.check(mapping, Self.keys)
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    func resolved(_ text: String) -> String {
      text.hasPrefix("/") ? text : folder.appendingPathComponent(text).path
    }
    ruleID = mapping["rule_id"]?.scalar?.string
    companions = yaml.strings(mapping, "with") ?? []
    rulePaths = (yaml.strings(mapping, "rules") ?? []).map(resolved)
    if let rule = mapping["rule"]?.scalar?.string {
      rulePath = resolved(rule)
    } else if let beside = Self.rule(beside: path) {
      rulePath = beside
    } else {
      rulePath = ruleID == nil ? Self.stem(path) + ".toml" : nil
    }
    switch mapping["format"]?.scalar?.string {
    case nil: format = .cloudtrail
    case let text?:
      if Format(rawValue: text) == nil, let node = mapping["format"] {
        yaml.error(node, "format can't be '\(text)'", expected: "cloudtrail or ecs")
      }
      format = Format(rawValue: text) ?? .cloudtrail
    }
    guard let list = mapping["tests"]?.sequence, !list.isEmpty else {
      yaml.problems.error(at: yaml.start, "there are no tests", expected: "tests: a list of tests")
      return
    }
    let reader = RuleTestReader(
      yaml: yaml, format: format, base: mapping["base"].map { EventValue($0) }, start: mapping["start"],
      options: mapping["options"])
    tests = list.compactMap { reader.test($0) }
  }

  /// The rule file that has the tests beside it.
  static func rule(beside path: String) -> String? {
    [".toml", ".yml", ".yaml"].map { stem(path) + $0 }.first { FileManager.default.fileExists(atPath: $0) }
  }

  private static func stem(_ path: String) -> String {
    path.hasSuffix(ending) ? String(path.dropLast(ending.count)) : path
  }
}
