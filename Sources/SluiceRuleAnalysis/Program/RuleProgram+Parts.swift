import SluiceCore
import SluiceMatch
import SluiceRules

extension RuleProgram {
  /// A condition that the rule has records looked for by, and what it is for.
  struct Part: Sendable {
    /// Nil for a rule with one condition.
    let name: String?
    let condition: Condition
  }

  /// The rule's conditions. A correlation has none of its own.
  var parts: [Part] {
    switch body {
    case .query(let condition): return [Part(name: nil, condition: condition)]
    case .threshold(let query): return [Part(name: nil, condition: query.condition)]
    case .newTerms(let query): return [Part(name: nil, condition: query.condition)]
    case .esql(let query): return [Part(name: nil, condition: query.prefilter)]
    case .sequence(let query):
      let stages = query.stages.enumerated().map { index, stage in
        Part(name: "stage \(index + 1)" + (stage.isMissing ? " (must be missing)" : ""), condition: stage.condition)
      }
      return stages + (query.until.map { [Part(name: "until", condition: $0.condition)] } ?? [])
    case .correlation: return []
    }
  }

  /// Fields that the rule groups, joins or counts by, each once, in their order.
  var groupFields: [String] {
    var seen: Set<String> = []
    let fields: [String] =
      switch body {
      case .query, .esql: []
      case .threshold(let query): query.fields + (query.cardinality.map { [$0.field] } ?? [])
      case .newTerms(let query): query.fields
      case .sequence(let query):
        (query.stages + (query.until.map { [$0] } ?? [])).flatMap { $0.join.map(\.name) }
      case .correlation(let correlation):
        (correlation.groupBy + correlation.fields).flatMap { name in
          correlation.aliases[name]?.values.sorted() ?? [name]
        }
      }
    return fields.filter { seen.insert($0).inserted }
  }

  /// Each of its conditions compiled by itself, as the detect stage compiles it.
  func ruleSet(of part: Part, _ catalogs: AnalysisCatalogs) -> RuleSet {
    var builder = ProjectionBuilder()
    return RuleSet(
      compiling: [Selector(condition: part.condition, namespace: namespace)],
      catalogs: (readsAlerts ? catalogs.alert : catalogs.document, catalogs.record), in: &builder)
  }

  /// Whether the rule looks at alerts of other rules and not at events.
  var readsAlerts: Bool { if case .esql(let query) = body { query.readsAlerts } else { false } }
}
