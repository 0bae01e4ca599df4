import Foundation
import SluiceConfig
import Yams

/// A file of tests as YAML: nodes with their places, and mistakes where they stand.
struct TestYAML {
  let path: String
  let problems: ProblemCollector

  /// The file's mapping; nil, and a problem, where it has none.
  func root(expected: String) -> Node.Mapping? {
    guard let data = FileManager.default.contents(atPath: path), let text = String(validating: data, as: UTF8.self)
    else {
      problems.error(at: nil, "\(path) can't be read as UTF-8 text")
      return nil
    }
    let node: Node?
    do { node = try Yams.compose(yaml: text) } catch {
      problems.error(at: start, "not YAML: \(error)")
      return nil
    }
    guard let mapping = node?.mapping else {
      problems.error(at: start, "a file of rule tests is a mapping", expected: expected)
      return nil
    }
    return mapping
  }

  var start: SourceLocation { SourceLocation(file: path, line: 1, column: 1) }

  func location(_ node: Node) -> SourceLocation {
    SourceLocation(file: path, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }

  func error(_ node: Node, _ message: String, expected: String? = nil) {
    problems.error(at: location(node), message, expected: expected)
  }

  /// Names keys that are not known.
  func check(_ mapping: Node.Mapping, _ known: [String]) {
    for (key, _) in mapping {
      guard let name = key.string, !known.contains(name) else { continue }
      problems.error(
        at: location(key), "unknown key '\(name)'", expected: "keys: \(known.joined(separator: ", "))",
        suggestion: nearestName(to: name, among: known))
    }
  }

  /// The texts of a list, or of one text; nil where the key is absent.
  func strings(_ mapping: Node.Mapping, _ key: String) -> [String]? {
    guard let node = mapping[key] else { return nil }
    if let text = node.scalar?.string { return [text] }
    guard let items = node.sequence else {
      error(node, "\(key) can't be read", expected: "a text or a list of texts")
      return nil
    }
    return items.compactMap { item in
      guard let text = item.scalar?.string else {
        error(item, "\(key) can't be read", expected: "a text or a list of texts")
        return nil
      }
      return text
    }
  }

  /// A count of at least `least`; nil where the key is absent or no such number.
  func count(_ mapping: Node.Mapping, _ key: String, atLeast least: Int = 0) -> Int? {
    guard let node = mapping[key] else { return nil }
    guard let number = node.scalar.flatMap({ Int($0.string) }), number >= least else {
      error(node, "\(key) can't be '\(node.scalar?.string ?? "that")'", expected: "a number from \(least) on")
      return nil
    }
    return number
  }

  /// A time span in milliseconds, such as `90s` or `1h30m`; nil where the key is absent or no such text.
  func span(_ mapping: Node.Mapping, _ key: String) -> Int64? {
    guard let node = mapping[key] else { return nil }
    guard let span = node.scalar.flatMap({ Self.milliseconds($0.string) }) else {
      error(node, "\(key) can't be '\(node.scalar?.string ?? "that")'", expected: "a time span such as 90s or 1h30m")
      return nil
    }
    return span
  }

  static func milliseconds(_ text: String) -> Int64? {
    guard let duration = DurationText.value(text) else { return nil }
    let (seconds, attoseconds) = duration.components
    let (product, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
    return overflow ? nil : product + attoseconds / 1_000_000_000_000_000
  }

  func flag(_ mapping: Node.Mapping, _ key: String) -> Bool? {
    guard let node = mapping[key] else { return nil }
    switch node.scalar?.string {
    case "true"?: return true
    case "false"?: return false
    default:
      error(node, "\(key) can't be '\(node.scalar?.string ?? "that")'", expected: "true or false")
      return nil
    }
  }
}
