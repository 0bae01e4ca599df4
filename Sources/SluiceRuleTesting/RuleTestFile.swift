import Foundation
package import SluiceConfig
import Yams

/// A file of tests for one rule: `NAME.test.yaml` beside `NAME.toml`.
package struct RuleTestFile: Sendable {
  package struct Test: Sendable {
    package let name: String
    /// Where it stands in the file, from 1.
    package let line: Int
    package let event: EventValue
    /// Whether the rule shall match.
    package let expectsMatch: Bool
  }

  package static let ending = ".test.yaml"

  package let path: String
  /// The rule's file.
  package let rulePath: String
  package private(set) var tests: [Test] = []

  /// Reads a file. Mistakes go to `problems`; tests with mistakes are left out.
  ///
  /// - Returns: nil when the file can't be read or is no YAML mapping.
  package init?(path: String, problems: ProblemCollector) {
    self.path = path
    let url = URL(fileURLWithPath: path)
    guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self)
    else {
      problems.error(at: nil, "\(path) can't be read as UTF-8 text")
      return nil
    }
    let node: Node?
    do { node = try Yams.compose(yaml: text) } catch {
      problems.error(at: SourceLocation(file: path, line: 1, column: 1), "not YAML: \(error)")
      return nil
    }
    let start = SourceLocation(file: path, line: 1, column: 1)
    guard let mapping = node?.mapping else {
      problems.error(at: start, "a file of rule tests is a mapping", expected: "keys: rule, base, tests")
      return nil
    }
    let stem = path.hasSuffix(Self.ending) ? String(path.dropLast(Self.ending.count)) : path
    rulePath =
      mapping["rule"]?.string.map { url.deletingLastPathComponent().appendingPathComponent($0).path } ?? stem + ".toml"
    Self.check(mapping, ["rule", "base", "tests"], path, problems)
    let base = mapping["base"].map { EventValue($0) }
    guard let list = mapping["tests"]?.sequence, !list.isEmpty else {
      problems.error(at: start, "there are no tests", expected: "tests: a list of tests")
      return
    }
    tests = list.compactMap { Self.test($0, base: base, path, problems) }
  }

  private static func test(_ node: Node, base: EventValue?, _ path: String, _ problems: ProblemCollector) -> Test? {
    let place = location(node, path)
    guard let mapping = node.mapping else {
      problems.error(at: place, "a test is a mapping", expected: "keys: name, event, set, remove, expect")
      return nil
    }
    check(mapping, ["name", "event", "set", "remove", "expect"], path, problems)
    let name = mapping["name"]?.string ?? "test in line \(place.line)"
    guard var event = mapping["event"].map({ EventValue($0) }) ?? base else {
      problems.error(at: place, "'\(name)' has no event", expected: "an event here, or a base for all tests")
      return nil
    }
    for (key, value) in mapping["set"]?.mapping.map(Array.init) ?? [] {
      event.set(EventValue(value), at: (key.string ?? "").components(separatedBy: ".")[...])
    }
    for item in mapping["remove"]?.sequence.map(Array.init) ?? [] {
      guard let text = item.string else { continue }
      if !event.remove(at: text.components(separatedBy: ".")[...]) {
        problems.error(at: location(item, path), "'\(name)' removes '\(text)', which the event does not have")
      }
    }
    switch mapping["expect"]?.string {
    case "match"?: return Test(name: name, line: place.line, event: event, expectsMatch: true)
    case "no_match"?: return Test(name: name, line: place.line, event: event, expectsMatch: false)
    case let other:
      problems.error(
        at: mapping["expect"].map { location($0, path) } ?? place,
        other.map { "expect can't be '\($0)'" } ?? "'\(name)' says not what to expect", expected: "match or no_match")
      return nil
    }
  }

  private static func check(
    _ mapping: Node.Mapping, _ known: [String], _ path: String, _ problems: ProblemCollector
  ) {
    for (key, _) in mapping {
      guard let name = key.string, !known.contains(name) else { continue }
      problems.error(
        at: location(key, path), "unknown key '\(name)'", expected: "keys: \(known.joined(separator: ", "))",
        suggestion: nearestName(to: name, among: known))
    }
  }

  private static func location(_ node: Node, _ path: String) -> SourceLocation {
    SourceLocation(file: path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }
}
