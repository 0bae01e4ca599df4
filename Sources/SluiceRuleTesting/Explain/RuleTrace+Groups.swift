import SluiceCore
import SluiceRules

extension RuleTrace {
  /// What one part of the rule made of an event.
  struct Observation {
    let number: Int
    let time: EventTime?
    let matches: Bool
    /// Of the fields that group.
    let values: [[String]]
    let verdicts: [ConditionTrace.Verdict]

    /// Tests that kept it from matching.
    var failed: Int { verdicts.count(where: \.isInTheWay) }
  }

  /// What the rule counted, by group.
  func groups(_ seen: [[Observation]], isSeries: Bool) -> [String] {
    switch program.body {
    case .threshold(let query):
      return Self.grouped(seen[0], by: query.fields.count).map { group, events in
        var line = "    \(Self.name(query.fields, group)): \(events.count) of \(query.value) events"
        if let cardinality = query.cardinality {
          let distinct = Set(events.flatMap { $0.values.last ?? [] }).count
          line += ", \(distinct) of \(cardinality.value) values of \(cardinality.field)"
        }
        return line + Self.span(events)
      }
    case .newTerms(let query):
      return Self.grouped(seen[0], by: query.fields.count).map { group, events in
        "    \(Self.name(query.fields, group)): event \(Self.ranges(events.map(\.number)))" + Self.span(events)
      }
    case .sequence(let query):
      return query.stages.enumerated().flatMap { index, stage in
        Self.grouped(seen[index], by: stage.join.count).map { group, events in
          "    stage \(index + 1), \(Self.name(stage.join.map(\.name), group)): event "
            + Self.ranges(events.map(\.number)) + Self.span(events)
        }
      }
    case .correlation(let correlation):
      return zip(parts, seen).flatMap { part, seen in
        Self.grouped(seen, by: correlation.groupBy.count).map { group, events in
          "    \(part.title), \(Self.name(correlation.groupBy, group)): \(events.count) events"
            + Self.span(events)
        }
      }
    case .query, .esql: return []
    }
  }

  /// The first ten groups of the events that match; an event with several values is in several.
  private static func grouped(_ seen: [Observation], by count: Int) -> [(key: [String], events: [Observation])] {
    var groups: [[String]: [Observation]] = [:]
    var order: [[String]] = []
    for event in seen where event.matches {
      let keys = event.values.prefix(count).reduce([[String]]([[]])) { keys, values in
        keys.flatMap { key in (values.isEmpty ? ["no value"] : values).map { key + [$0] } }
      }
      for key in keys {
        if groups[key] == nil { order.append(key) }
        groups[key, default: []].append(event)
      }
    }
    return order.prefix(10).map { ($0, groups[$0] ?? []) }
  }

  private static func name(_ fields: [String], _ values: [String]) -> String {
    fields.isEmpty ? "all" : zip(fields, values).map { "\($0) \($1)" }.joined(separator: ", ")
  }

  private static func span(_ events: [Observation]) -> String {
    guard let first = events.compactMap(\.time).min(), let last = events.compactMap(\.time).max() else { return "" }
    return first == last ? ", at \(first)" : ", from \(first) to \(last)"
  }

  /// `1–3, 7`.
  static func ranges(_ numbers: [Int]) -> String {
    var texts: [String] = []
    var index = 0
    while index < numbers.count {
      var end = index
      while end + 1 < numbers.count, numbers[end + 1] == numbers[end] + 1 { end += 1 }
      texts.append(end == index ? "\(numbers[index])" : "\(numbers[index])–\(numbers[end])")
      index = end + 1
    }
    return texts.count > 12 ? texts.prefix(12).joined(separator: ", ") + " …" : texts.joined(separator: ", ")
  }
}
