import SluiceCore
import SluiceDetect
import SluiceRules
import SluiceTestSupport

/// Runs a query over documents as a search does, pipes included.
struct EQLRun {
  enum Clock {
    /// 100-nanosecond ticks.
    case windows(String)
    /// ISO 8601, or milliseconds.
    case date(String)
  }

  let body: RuleProgram.Body
  let pipes: [EQLPipe]
  let types: (String) -> FieldType?

  init(
    _ text: String, categoryField: String = "event.category", types: @escaping (String) -> FieldType? = { _ in nil }
  ) throws(QueryError) {
    self.types = types
    var query = try parseEQL(text)
    pipes = query.pipes
    query.pipes = []
    body = try query.body(eventCategoryField: categoryField)
  }

  /// The ids of the events found; -1 for missing ones.
  func ids(of events: [NaiveJSON], id: String, time: Clock) -> [Int] {
    var results = results(of: events, time: time)
    for pipe in pipes {
      switch pipe {
      case .head(let count): results = Array(results.prefix(count))
      case .tail(let count): results = Array(results.suffix(count))
      }
    }
    return results.flatMap { $0 }.map { $0.flatMap { event in Self.number(event[id]) } ?? -1 }
  }

  /// The events of each match, in the order of the matches; nil for missing ones.
  func results(of events: [NaiveJSON], time: Clock) -> [[NaiveJSON?]] {
    switch body {
    case .query(let condition): events.filter { holds(condition, $0) }.map { [$0] }
    case .sequence(let query): sequences(query, events, time)
    default: []
    }
  }

  private func sequences(_ query: SequenceQuery, _ events: [NaiveJSON], _ time: Clock) -> [[NaiveJSON?]] {
    guard let plan = SequencePlan(query) else { return [] }
    var machine = SequenceMachine<[String?], NaiveJSON>(plan)
    var found: [SequenceMachine<[String?], NaiveJSON>.Completed] = []
    let stages = query.stages + (query.until.map { [$0] } ?? [])
    let ordered = events.enumerated().map { (time: Self.milliseconds($1, time), place: $0, event: $1) }
      .sorted { ($0.time, $0.place) < ($1.time, $1.place) }
    for (time, _, event) in ordered {
      var hits: [SequenceMachine<[String?], NaiveJSON>.Hit] = []
      for (number, stage) in stages.enumerated() where holds(stage.condition, event) {
        let key = stage.join.map { Self.value($0.name, of: event).flatMap(NaiveComparison.text) }
        if zip(key, stage.join).contains(where: { $0 == nil && !$1.isOptional }) { continue }
        hits.append(.init(stage: number, key: key))
      }
      found += machine.feed(time: time, event: event, hits: hits)
    }
    found += machine.advance(to: .max)
    return found.map(\.events)
  }

  private func holds(_ condition: Condition, _ event: NaiveJSON) -> Bool {
    NaiveEvaluator(document: event, types: types).matches(condition)
  }

  private static func value(_ path: String, of event: NaiveJSON) -> NaiveJSON? {
    path.split(separator: ".").reduce(event) { $0?[String($1)] }
  }

  private static func number(_ value: NaiveJSON?) -> Int? {
    guard case .number(let text) = value else { return nil }
    return Int(text)
  }

  private static func milliseconds(_ event: NaiveJSON, _ clock: Clock) -> Int64 {
    switch clock {
    case .windows(let field): Int64(number(event[field]) ?? 0) / 10_000
    case .date(let field):
      event[field]?.text.flatMap { Int64($0) ?? EventTime($0)?.milliseconds } ?? 0
    }
  }
}
