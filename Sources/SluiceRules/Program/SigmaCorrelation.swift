/// Alerts on the matches of other rules (Sigma correlations, specification 2.1).
///
/// Field names are those of the program's namespace. The window slides with the events; it is not cut into buckets.
package struct SigmaCorrelation: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    case eventCount = "event_count"
    case valueCount = "value_count"
    case temporal
    case temporalOrdered = "temporal_ordered"
    case valueSum = "value_sum"
    case valueAverage = "value_avg"
    case valuePercentile = "value_percentile"
  }

  /// One bound on the counted or computed number; all bounds have to hold.
  package struct Bound: Sendable, Hashable {
    package enum Relation: String, Sendable, Hashable, CaseIterable {
      case greater = "gt"
      case greaterOrEqual = "gte"
      case less = "lt"
      case lessOrEqual = "lte"
      case equal = "eq"
      case notEqual = "neq"
    }

    package var relation: Relation
    package var value: Double

    package init(relation: Relation, value: Double) {
      self.relation = relation
      self.value = value
    }

    package func holds(for number: Double) -> Bool {
      switch relation {
      case .greater: number > value
      case .greaterOrEqual: number >= value
      case .less: number < value
      case .lessOrEqual: number <= value
      case .equal: number == value
      case .notEqual: number != value
      }
    }
  }

  package var kind: Kind
  /// Ids of the rules and correlations that it works on, resolved from ids and names, in the order written.
  package var rules: [String]
  /// The group: fields or aliases.
  package var groupBy: [String]
  /// The sliding window, in milliseconds.
  package var timespan: Int64
  /// At least one. `temporal` and `temporal_ordered` count distinct rules; where they give no condition, the bound is
  /// that all rules matched.
  package var bounds: [Bound]
  /// The field that `value_…` kinds look at; several for `value_count`, which then counts distinct combinations.
  package var fields: [String]
  /// For `value_percentile`, 0 to 100: which percentile of the field's values is compared with the bounds. Nil where
  /// the rule gives none.
  package var percentile: Double?
  /// For each alias the field that stands for it, by rule id.
  package var aliases: [String: [String: String]]
  /// Whether the rules that it works on alert on their own, too.
  package var generatesRules: Bool

  package init(
    kind: Kind, rules: [String], groupBy: [String], timespan: Int64, bounds: [Bound], fields: [String] = [],
    percentile: Double? = nil, aliases: [String: [String: String]] = [:], generatesRules: Bool = false
  ) {
    self.kind = kind
    self.rules = rules
    self.groupBy = groupBy
    self.timespan = timespan
    self.bounds = bounds
    self.fields = fields
    self.percentile = percentile
    self.aliases = aliases
    self.generatesRules = generatesRules
  }
}
