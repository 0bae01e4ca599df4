import SluiceConfig
import SluiceCore
import Yams

/// Reads the series of a test: items, each an event that comes once or several times.
struct SeriesReader {
  static let itemKeys = ["at", "repeat", "every", "each", "enrich_each"] + RuleTestReader.eventKeys
  /// Events of one item. More would be a benchmark, not a test.
  static let greatestCount = 1_000_000

  let reader: RuleTestReader
  /// Of the test.
  let name: String
  let base: EventValue
  /// Of the test: for all of its events.
  let enriched: Node?
  let start: EventTime

  private var yaml: TestYAML { reader.yaml }

  /// The events in the order in which they come; nil, and a problem, where there is a mistake.
  func events(_ node: Node) -> [RuleTest.Event]? {
    guard let items = node.sequence, !items.isEmpty else {
      yaml.error(
        node, "a series is a list of events", expected: "keys of each: \(Self.itemKeys.joined(separator: ", "))")
      return nil
    }
    var events: [RuleTest.Event] = []
    var last = start
    for (index, item) in items.enumerated() {
      guard let read = self.events(of: item, index + 1, after: last, numbered: events.count) else { return nil }
      events += read
      last = events.last?.time ?? last
    }
    return events
  }

  private func events(
    of node: Node, _ item: Int, after last: EventTime, numbered taken: Int
  ) -> [RuleTest.Event]? {
    guard let mapping = node.mapping else {
      yaml.error(
        node, "an event of a series is a mapping", expected: "keys: \(Self.itemKeys.joined(separator: ", "))")
      return nil
    }
    yaml.check(mapping, Self.itemKeys)
    var first = last
    if let node = mapping["at"] {
      guard let time = node.scalar.flatMap({ reader.time($0.string, start: start) }) else {
        yaml.error(
          node, "at can't be '\(node.scalar?.string ?? "that")'",
          expected: "a time, or a time span from the start such as +90s")
        return nil
      }
      first = time
    }
    let each = Self.lists(mapping["each"])
    let count = yaml.count(mapping, "repeat", atLeast: 1) ?? each.map(\.values.count).max() ?? 1
    guard count <= Self.greatestCount else {
      yaml.error(node, "an event may be repeated \(Self.greatestCount) times")
      return nil
    }
    let every = yaml.span(mapping, "every") ?? 0
    var events: [RuleTest.Event] = []
    for number in 1...count {
      let time = EventTime(milliseconds: first.milliseconds + Int64(number - 1) * every)
      guard var event = reader.event(mapping, of: name, base: base, node, number: number) else { return nil }
      for list in each where !list.values.isEmpty {
        event.set(list.values[(number - 1) % list.values.count], at: list.path)
      }
      event.set(.string(Self.text(time)), at: reader.format.timePath[...])
      let id = event.value(at: reader.format.idPath[...])
      if id == nil || id == base.value(at: reader.format.idPath[...]) {
        let stem = id?.texts.first ?? "event"
        event.set(.string("\(stem)-\(taken + number)"), at: reader.format.idPath[...])
      }
      var fields: [String: [String]] = [:]
      if let enriched { fields = reader.enriched(["enrich": enriched], number: number) }
      fields.merge(reader.enriched(mapping, number: number)) { $1 }
      for list in Self.lists(mapping["enrich_each"]) where !list.values.isEmpty {
        fields[list.path.joined(separator: ".")] = list.values[(number - 1) % list.values.count].texts
      }
      events.append(RuleTest.Event(value: event, enriched: fields, time: time, item: item))
    }
    return events
  }

  private static func lists(_ node: Node?) -> [(path: ArraySlice<String>, values: [EventValue])] {
    (node?.mapping.map(Array.init) ?? []).map { key, value in
      (RuleTestReader.path(key), (value.sequence.map(Array.init) ?? [value]).map { EventValue($0) })
    }
  }

  /// As CloudTrail writes times: in whole seconds where it is one.
  private static func text(_ time: EventTime) -> String {
    let text = time.description
    return time.milliseconds % 1_000 == 0 ? String(text.dropLast(".000Z".count)) + "Z" : text
  }
}
