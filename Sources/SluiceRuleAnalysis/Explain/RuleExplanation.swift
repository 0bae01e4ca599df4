package import SluiceRules

/// What a rule is made of, as it is run.
package struct RuleExplanation {
  let program: RuleProgram
  let parts: [ExplainedPart]
  /// For a correlation the rules that it works on, as far as they are known.
  let sources: [RuleProgram]
  let catalogs: AnalysisCatalogs

  /// - Parameter library: where the rules are looked for that a correlation works on.
  package init(_ program: RuleProgram, in library: RuleLibrary = RuleLibrary()) {
    let catalogs = AnalysisCatalogs()
    self.program = program
    self.catalogs = catalogs
    parts = program.parts.map { ExplainedPart($0, of: program, catalogs) }
    if case .correlation(let correlation) = program.body {
      sources = correlation.rules.compactMap { id in library.programs.first { $0.rule.id == id } }
    } else {
      sources = []
    }
  }

  /// What the rule does with the records for which its conditions hold, a line each.
  var bodyLines: [String] {
    let schedule = RuleSchedule(program.rule)
    func fields(_ names: [String]) -> String {
      names.isEmpty ? "none: all records are one group" : names.joined(separator: ", ")
    }
    switch program.body {
    case .query: return ["query: each event is an alert"]
    case .threshold(let query):
      return [
        "threshold: an alert when \(query.value) events of a group come within \(TimeText.span(schedule.lookBack))",
        "group by: \(fields(query.fields))",
      ]
        + (query.cardinality.map { ["and \($0.value) different values of \($0.field) among them"] } ?? [])
    case .newTerms(let query):
      return [
        "new terms: an alert when a combination of values was not seen for \(TimeText.span(query.historyWindow)) among the "
          + "rule's own events",
        "terms: \(query.fields.joined(separator: ", "))",
      ]
    case .sequence(let query):
      let within = query.maxSpan.map { " within \(TimeText.span($0))" } ?? ""
      let join = (query.stages.first?.join ?? []).map { ($0.isOptional ? "?" : "") + $0.name }
      return [
        "sequence: an alert when events follow each other in \(query.stages.count) stages\(within)",
        "joined by: \(join.isEmpty ? "nothing" : join.joined(separator: ", "))",
      ]
    case .esql(let query):
      var lines = [
        query.isAggregating
          ? "ES|QL: aggregates events over \(TimeText.span(schedule.lookBack)), each \(TimeText.span(schedule.interval))"
          : "ES|QL: each row of the result is an alert",
        "reads: \(query.fields.joined(separator: ", "))",
        query.prefilterIsExact
          ? "its condition below says all that the query asks of an event"
          : "its condition below is what every event satisfies that the query can use; the query decides",
      ]
      if query.usesNow { lines.append("its result depends on when it is run (NOW)") }
      return lines
    case .correlation(let correlation):
      let names = correlation.rules.map { id in
        sources.first { $0.rule.id == id }.map { "\($0.rule.name) (\(id))" } ?? id
      }
      return [
        "correlation \(correlation.kind.rawValue): \(Self.bounds(correlation)) within \(TimeText.span(correlation.timespan))",
        "of the rules: \(names.joined(separator: "; "))",
        "group by: \(fields(correlation.groupBy))",
      ]
    }
  }

  /// `count gte 10`, `distinct values of a gt 3`.
  static func bounds(_ correlation: SigmaCorrelation) -> String {
    let field = correlation.fields.joined(separator: ", ")
    let what =
      switch correlation.kind {
      case .eventCount: "events"
      case .valueCount: "different values of \(field)"
      case .temporal: "different rules"
      case .temporalOrdered: "different rules in this order"
      case .valueSum: "sum of \(field)"
      case .valueAverage: "average of \(field)"
      case .valuePercentile: "percentile \(correlation.percentile.map { number($0) } ?? "50") of \(field)"
      }
    let bounds = correlation.bounds.map { "\($0.relation.rawValue) \(number($0.value))" }
    return "\(what) \(bounds.joined(separator: " and "))"
  }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : String(value)
  }

  /// How alerts of one group are put together; nil where each is one.
  var suppressionLine: String? {
    program.rule.suppression.map { suppression in
      let time = suppression.duration.map { "for \(TimeText.span($0))" } ?? "for one run of the rule"
      let missing = suppression.suppressesMissing ? "missing values are one group" : "missing values are alerts each"
      return "suppression: by \(suppression.groupBy.joined(separator: ", ")) \(time); \(missing)"
    }
  }
}
