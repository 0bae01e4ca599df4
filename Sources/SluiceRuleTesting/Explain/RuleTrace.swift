import SluiceCore
import SluiceRules

/// What a rule made of a test's events: for the message of a test that failed.
struct RuleTrace {
  /// One of the conditions that the rule looks for: the rule's own, a stage of a sequence, a rule of a correlation.
  struct Part {
    let title: String
    let trace: ConditionTrace
  }

  let program: RuleProgram
  let parts: [Part]
  private let catalog: any FieldCatalog
  private let makeReader: (Projection) -> any RecordReader
  private let projection: Projection
  /// Of an ES|QL rule's fields.
  private let queryTrace: ESQLTrace?

  /// - Parameter programs: all that run beside it: a correlation's rules are among them.
  init(
    _ program: RuleProgram, among programs: [RuleProgram],
    catalogs: (document: any FieldCatalog, record: (any FieldCatalog)?),
    makeReader: @escaping (Projection) -> any RecordReader
  ) {
    self.program = program
    self.makeReader = makeReader
    var builder = ProjectionBuilder()
    func catalog(_ program: RuleProgram) -> any FieldCatalog {
      program.namespace == .record ? catalogs.record ?? catalogs.document : catalogs.document
    }
    self.catalog = catalog(program)
    var parts: [Part] = []
    for (title, condition, fields, owner) in Self.parts(program, programs) {
      parts.append(
        Part(title: title, trace: ConditionTrace(condition, fields: fields, catalog(owner), in: &builder)))
    }
    self.parts = parts
    if case .esql(let query) = program.body, !query.readsAlerts {
      queryTrace = ESQLTrace(query, catalogs.document, program.rule, in: &builder)
    } else {
      queryTrace = nil
    }
    projection = builder.build()
  }

  private static func parts(
    _ program: RuleProgram, _ programs: [RuleProgram]
  ) -> [(title: String, condition: Condition, fields: [String], owner: RuleProgram)] {
    switch program.body {
    case .query(let condition): return [("", condition, [], program)]
    case .threshold(let query):
      return [("", query.condition, query.fields + (query.cardinality.map { [$0.field] } ?? []), program)]
    case .newTerms(let query): return [("", query.condition, query.fields, program)]
    case .esql(let query):
      return query.readsAlerts ? [] : [("what the query can use", query.prefilter, [], program)]
    case .sequence(let query):
      var parts = query.stages.enumerated().map { index, stage in
        (
          "stage \(index + 1)\(stage.isMissing ? " (must be missing)" : "")", stage.condition, stage.join.map(\.name),
          program
        )
      }
      if let until = query.until { parts.append(("until", until.condition, until.join.map(\.name), program)) }
      return parts
    case .correlation(let correlation):
      return correlation.rules.flatMap { id in
        guard let source = programs.first(where: { $0.rule.id == id }) else {
          return [] as [(String, Condition, [String], RuleProgram)]
        }
        let fields = (correlation.groupBy + correlation.fields).map { correlation.aliases[$0]?[id] ?? $0 }
        guard case .query(let condition) = source.body else {
          return Self.parts(source, programs).map {
            ("\(source.rule.name), \($0.title)", $0.condition, $0.fields, $0.owner)
          }
        }
        return [("rule '\(source.rule.name)'", condition, fields, source)]
      }
    }
  }

  /// Lines that tell what happened.
  func lines(_ events: [RuleTest.Event], _ enriched: EnrichedValues) -> [String] {
    let reader = makeReader(projection)
    // What each part saw of each event.
    var seen = parts.map { _ in [Observation]() }
    var rows: [ESQLTrace.Row] = []
    for (number, event) in events.enumerated() {
      enriched.set(event.enriched)
      event.value.withRecord(reader) { batch in
        for (index, part) in parts.enumerated() {
          let matches = part.trace.matches(batch)
          // Of many events that don't match the first few tell enough.
          let misses = seen[index].count { !$0.matches }
          seen[index].append(
            Observation(
              number: number + 1, time: event.time, matches: matches, values: part.trace.values(batch),
              verdicts: matches || misses >= 3 ? [] : part.trace.verdicts(batch)))
        }
        if let row = queryTrace?.row(batch) { rows.append(row) }
      }
    }
    var lines: [String] = []
    if events.count == 1, parts.count == 1 {
      var all: [ConditionTrace.Verdict] = []
      enriched.set(events[0].enriched)
      events[0].value.withRecord(reader) { all = parts[0].trace.verdicts($0) }
      lines += all.map { "    \($0.line)" }
    } else {
      for (index, part) in parts.enumerated() { lines += Self.lines(part.title, seen[index]) }
    }
    lines += groups(seen, isSeries: events.count > 1)
    if let queryTrace { lines += queryTrace.lines(rows) }
    return lines
  }

  static func lines(_ title: String, _ seen: [Observation]) -> [String] {
    let matching = seen.filter(\.matches).map(\.number)
    let head = title.isEmpty ? "the condition" : title
    var lines = [
      "    \(head): holds for \(matching.isEmpty ? "no event" : "event \(ranges(matching))") of \(seen.count)"
    ]
    // The events that a part is about are those that fail least of its tests.
    let missed = seen.filter { !$0.matches && !$0.verdicts.isEmpty }
    if matching.isEmpty || title.isEmpty, let closest = missed.min(by: { $0.failed < $1.failed }) {
      lines.append("      event \(closest.number):")
      lines += closest.verdicts.filter(\.isInTheWay).map { "        \($0.line)" }
    }
    return lines
  }
}
