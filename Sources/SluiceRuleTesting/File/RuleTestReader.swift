import Foundation
import SluiceConfig
import SluiceCore
import SluiceDetect
import Yams

/// Reads tests of a file.
struct RuleTestReader {
  static let eventKeys = ["event", "set", "remove", "enrich"]
  static let testKeys = ["name"] + eventKeys + ["expect", "series", "start", "options"]
  static let optionKeys = [
    "allowed_lateness", "duplicate_horizon", "learning", "learning_silent", "maximum_groups",
  ]

  let yaml: TestYAML
  let format: RuleTestFile.Format
  let base: EventValue?
  /// Of the file.
  let start: Node?
  /// Of the file.
  let options: Node?

  /// Nil, and a problem, for a test with a mistake.
  func test(_ node: Node) -> RuleTest? {
    guard let mapping = node.mapping else {
      yaml.error(node, "a test is a mapping", expected: "keys: \(Self.testKeys.joined(separator: ", "))")
      return nil
    }
    yaml.check(mapping, Self.testKeys)
    let line = yaml.location(node).line
    let name = mapping["name"]?.scalar?.string ?? "test in line \(line)"
    var options = DetectionOptions()
    for node in [self.options, mapping["options"]].compactMap({ $0 }) { read(node, into: &options) }
    guard let event = event(mapping, of: name, base: base, node) else { return nil }
    let series = mapping["series"]
    let start = start(mapping["start"] ?? self.start, event)
    var events = [RuleTest.Event(value: event, enriched: enriched(mapping, number: 1), time: nil, item: 1)]
    if let series {
      guard let start else {
        yaml.error(node, "'\(name)' has no time to begin at", expected: "start: a time, or a base event with one")
        return nil
      }
      let reader = SeriesReader(
        reader: self, name: name, base: event, enriched: mapping["enrich"], start: start)
      guard let read = reader.events(series) else { return nil }
      events = read
    }
    guard let expectation = expectation(mapping["expect"], name, node, start: start) else { return nil }
    return RuleTest(
      name: name, line: line, events: events, isSeries: series != nil, options: options, expectation: expectation)
  }

  /// An event with its changes.
  func event(
    _ mapping: Node.Mapping, of name: String, base: EventValue?, _ node: Node, number: Int = 1
  ) -> EventValue? {
    // A series may bring all of its events.
    let empty = mapping["series"] == nil ? nil : EventValue.object([])
    guard var event = mapping["event"].map({ EventValue($0) }) ?? base ?? empty else {
      yaml.error(node, "'\(name)' has no event", expected: "an event here, or a base for all tests")
      return nil
    }
    for (key, value) in mapping["set"]?.mapping.map(Array.init) ?? [] {
      event.set(EventValue(value).numbered(number), at: Self.path(key))
    }
    for item in mapping["remove"]?.sequence.map(Array.init) ?? [] {
      guard item.scalar != nil else { continue }
      if !event.remove(at: Self.path(item)) {
        yaml.error(item, "'\(name)' removes '\(item.scalar?.string ?? "")', which the event does not have")
      }
    }
    return event
  }

  func enriched(_ mapping: Node.Mapping, number: Int) -> [String: [String]] {
    var fields: [String: [String]] = [:]
    for (key, value) in mapping["enrich"]?.mapping.map(Array.init) ?? [] {
      guard let name = key.scalar?.string else { continue }
      fields[name] = EventValue(value).numbered(number).texts
    }
    return fields
  }

  static func path(_ node: Node) -> ArraySlice<String> { (node.scalar?.string ?? "").components(separatedBy: ".")[...] }

  private func start(_ node: Node?, _ event: EventValue) -> EventTime? {
    if let node {
      let time = node.scalar.flatMap { EventTime($0.string) }
      if time == nil { yaml.error(node, "start can't be '\(node.scalar?.string ?? "that")'", expected: "a time") }
      return time
    }
    return event.value(at: format.timePath[...])?.texts.first.flatMap { EventTime($0) }
  }

  private func read(_ node: Node, into options: inout DetectionOptions) {
    guard let mapping = node.mapping else {
      yaml.error(node, "options is a mapping", expected: "keys: \(Self.optionKeys.joined(separator: ", "))")
      return
    }
    yaml.check(mapping, Self.optionKeys)
    if let span = yaml.span(mapping, "allowed_lateness") { options.allowedLateness = span }
    if let span = yaml.span(mapping, "duplicate_horizon") { options.duplicateHorizon = span }
    if let span = yaml.span(mapping, "learning") { options.learningPeriod = span }
    if let flag = yaml.flag(mapping, "learning_silent") { options.isLearningSilent = flag }
    if let count = yaml.count(mapping, "maximum_groups", atLeast: 1) { options.maximumGroups = count }
  }
}

extension RuleTestFile.Format {
  var timePath: [String] { self == .cloudtrail ? ["eventTime"] : ["@timestamp"] }
  var idPath: [String] { self == .cloudtrail ? ["eventID"] : ["event", "id"] }
}
