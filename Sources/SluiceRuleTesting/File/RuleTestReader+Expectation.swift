import SluiceCore
import Yams

extension RuleTestReader {
  static let expectationKeys = ["alerts", "at_least", "at_most", "at", "values"]
  private static let forms = "match, no_match, or keys: \(expectationKeys.joined(separator: ", "))"

  func expectation(_ node: Node?, _ name: String, _ test: Node, start: EventTime?) -> RuleTest.Expectation? {
    guard let node else {
      yaml.error(test, "'\(name)' says not what to expect", expected: Self.forms)
      return nil
    }
    if let text = node.scalar?.string {
      switch text {
      case "match": return RuleTest.Expectation(least: 1, isPlain: true)
      case "no_match": return RuleTest.Expectation(most: 0, isPlain: true)
      default:
        yaml.error(node, "expect can't be '\(text)'", expected: Self.forms)
        return nil
      }
    }
    guard let mapping = node.mapping, !mapping.isEmpty else {
      yaml.error(node, "expect can't be read", expected: Self.forms)
      return nil
    }
    yaml.check(mapping, Self.expectationKeys)
    var expectation = RuleTest.Expectation()
    if let count = yaml.count(mapping, "alerts") { (expectation.least, expectation.most) = (count, count) }
    if let count = yaml.count(mapping, "at_least") { expectation.least = count }
    if let count = yaml.count(mapping, "at_most") { expectation.most = count }
    expectation.values = yaml.strings(mapping, "values") ?? []
    if let node = mapping["at"] {
      var times: [EventTime] = []
      for text in yaml.strings(mapping, "at") ?? [] {
        guard let time = time(text, start: start) else {
          yaml.error(node, "at can't be '\(text)'", expected: "a time, or a time span from the start such as +90s")
          return nil
        }
        times.append(time)
      }
      expectation.times = times.sorted()
      if mapping["alerts"] == nil, mapping["at_least"] == nil { expectation.least = times.count }
    } else if expectation.least == 0, !expectation.values.isEmpty {
      expectation.least = 1
    }
    if let most = expectation.most, most < expectation.least {
      yaml.error(node, "at_most is less than at_least: no number of alerts fits")
      return nil
    }
    return expectation
  }

  /// A time, or a time span from the start: `90s`, `+1h30m`, `-5m`.
  func time(_ text: String, start: EventTime?) -> EventTime? {
    let sign: Int64 = text.hasPrefix("-") ? -1 : 1
    let span = text.hasPrefix("-") || text.hasPrefix("+") ? String(text.dropFirst()) : text
    if let start, let milliseconds = TestYAML.milliseconds(span) {
      return EventTime(milliseconds: start.milliseconds + sign * milliseconds)
    }
    return EventTime(text)
  }
}
