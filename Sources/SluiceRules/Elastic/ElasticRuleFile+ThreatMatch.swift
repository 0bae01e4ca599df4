extension ElasticRuleFile {
  /// An entry of `threat_mapping`.
  private struct Entry {
    let field: String
    /// Such as `threat.indicator.ip`.
    let indicatorField: String
    let isNegated: Bool
  }

  /// What a rule that matches indicators compares with the lists that there are.
  enum ThreatMatch {
    /// Any of these groups, and of a group all.
    case groups([[Rule.IndicatorMatch]])
    case unavailable(String)
  }

  /// Lists stand in for the indices of indicators: what the rule would ask of these (`threat_index`, `threat_query`,
  /// `threat_filters`) is for who makes the list.
  static func threatMatch(in reader: TOMLReader, _ lists: [IndicatorList]) -> ThreatMatch {
    let mapping = entries(in: reader)
    let fields = mapping.joined().map(\.field).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    if mapping.joined().contains(where: \.isNegated) {
      return .unavailable("it looks for events without an indicator (`negate`), which is not supported")
    }
    var groups: [[Rule.IndicatorMatch]] = []
    for group in mapping {
      // Each entry may be in any of the lists for its field.
      let choices = group.map { entry in
        lists.filter { $0.field == entry.field }.map {
          Rule.IndicatorMatch(field: entry.field, indicatorField: name(of: entry.indicatorField), list: $0)
        }
      }
      if group.isEmpty || choices.contains(where: \.isEmpty) { continue }
      groups += choices.reduce([[]]) { groups, choices in groups.flatMap { group in choices.map { group + [$0] } } }
    }
    guard groups.isEmpty else { return .groups(groups) }
    let wanted = fields.isEmpty ? "" : " for \(fields.joined(separator: ", "))"
    return .unavailable("it has no indicators to match: name lists\(wanted) in the detect stage's `indicators`")
  }

  /// The condition of the rule's query, and the lists.
  static func readThreatMatch(_ rule: Rule, from reader: inout TOMLReader, _ lists: [IndicatorList]) -> RuleProgram
    .Body?
  {
    guard let query = readCondition(from: &reader) else { return nil }
    guard case .groups(let groups) = threatMatch(in: reader, lists) else { return nil }
    let choices = groups.map { group in
      Condition.all(group.map { .test(FieldTest(.field($0.field), .inList($0.list))) })
    }
    return .query(.all([query, choices.count == 1 ? choices[0] : .any(choices)]))
  }

  private static func entries(in reader: TOMLReader) -> [[Entry]] {
    var reader = reader
    return (0..<reader.count(of: "rule.threat_mapping")).map { index in
      let path = "rule.threat_mapping[\(index)].entries"
      return (0..<reader.count(of: path)).map { entry in
        let entry = "\(path)[\(entry)]"
        return Entry(
          field: reader.string("\(entry).field") ?? "", indicatorField: reader.string("\(entry).value") ?? "",
          isNegated: reader.boolean("\(entry).negate") ?? false)
      }
    }
  }

  /// The field's name within an indicator.
  private static func name(of field: String) -> String {
    for prefix in ["threat.indicator.", "threatintel.indicator."] where field.hasPrefix(prefix) {
      return String(field.dropFirst(prefix.count))
    }
    return field.split(separator: ".").last.map(String.init) ?? field
  }
}
