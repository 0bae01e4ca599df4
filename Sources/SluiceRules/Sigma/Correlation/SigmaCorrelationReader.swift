/// Reads `correlation:` mappings (Sigma correlation rules specification 2.1).
enum SigmaCorrelationReader {
  private static let keys = ["type", "rules", "aliases", "group-by", "timespan", "condition", "generate"]

  /// Nil, and errors, when there is no whole correlation.
  static func read(_ node: SigmaNode, _ document: SigmaNode, _ reader: inout SigmaReader) -> SigmaCorrelationDraft? {
    guard node.entries != nil else {
      reader.fail("`correlation` must be a mapping, not \(node.summary)", at: node.place)
      return nil
    }
    reader.checkKeys(of: node, allowed: keys, in: "a correlation")
    let kind = readKind(node, &reader)
    let rules = reader.texts("rules", in: node, named: "correlation.rules")
      .map { SigmaReference(name: $0.text, place: $0.node.place) }
    if rules.isEmpty {
      reader.fail(
        "`correlation.rules` names no rule", hint: "list ids or names of rules",
        at: node["rules"]?.place ?? node.place)
    }
    var seen: Set<String> = []
    for rule in rules where !seen.insert(rule.name).inserted {
      reader.fail("the rule `\(shortened(rule.name))` is there twice", at: rule.place)
    }
    let timespan = readTimespan(node, &reader)
    let aliases = readAliases(node, rules, &reader)
    let groupBy = reader.strings("group-by", in: node, named: "correlation.group-by")
    let generates =
      reader.boolean("generate", in: node, named: "correlation.generate") ?? reader.boolean("generate", in: document)
    guard let kind else { return nil }
    let condition = SigmaCorrelationCondition.read(node, kind, ruleCount: rules.count, &reader)
    guard let condition, let timespan, !rules.isEmpty else { return nil }
    let correlation = SigmaCorrelation(
      kind: kind.kind, rules: rules.map(\.name), groupBy: groupBy, timespan: timespan, bounds: condition.bounds,
      fields: condition.fields, percentile: kind.percentile ?? condition.percentile,
      generatesRules: generates ?? false)
    return SigmaCorrelationDraft(correlation: correlation, rules: rules, aliases: aliases)
  }

  struct Kind {
    let kind: SigmaCorrelation.Kind
    /// `value_median` is a percentile by another name.
    var percentile: Double?
  }

  private static func readKind(_ node: SigmaNode, _ reader: inout SigmaReader) -> Kind? {
    guard let text = reader.requiredString("type", in: node, named: "correlation.type") else { return nil }
    let kinds = SigmaCorrelation.Kind.allCases.map { ($0.rawValue, Kind(kind: $0)) }
    return reader.choice(
      text, "a type of correlation",
      among: kinds + [("value_median", Kind(kind: .valuePercentile, percentile: 50))],
      at: node["type"]?.place ?? node.place)
  }

  private static func readTimespan(_ node: SigmaNode, _ reader: inout SigmaReader) -> Int64? {
    guard let text = reader.requiredString("timespan", in: node, named: "correlation.timespan") else { return nil }
    if let span = SigmaTimespan.milliseconds(of: text) { return span }
    reader.fail(
      "`\(shortened(text))` is not a time span",
      hint: "write a whole number and one of \(SigmaTimespan.units.map(\.name).joined(separator: ", ")): `15m`",
      at: node["timespan"]?.place ?? node.place)
    return nil
  }

  private static func readAliases(
    _ node: SigmaNode, _ rules: [SigmaReference], _ reader: inout SigmaReader
  ) -> [SigmaCorrelationDraft.Alias] {
    guard let aliases = node["aliases"], !aliases.isNull else { return [] }
    guard let entries = aliases.entries else {
      reader.fail(
        "`correlation.aliases` must be a mapping of names, not \(aliases.summary)", at: aliases.place)
      return []
    }
    let names = rules.map(\.name)
    return entries.compactMap { entry in
      guard let fields = entry.value.entries, !fields.isEmpty else {
        reader.fail(
          "the alias `\(shortened(entry.name))` must map rules to fields, not be \(entry.value.summary)",
          at: entry.value.place)
        return nil
      }
      var pairs: [(rule: SigmaReference, field: String)] = []
      for field in fields {
        if !names.contains(field.name) {
          reader.fail(
            "`\(shortened(field.name))` is not one of the correlation's rules",
            hint: didYouMean(field.name, among: names), at: field.place)
        } else if let name = reader.string(field.value, "the field") {
          pairs.append((SigmaReference(name: field.name, place: field.place), name))
        }
      }
      return SigmaCorrelationDraft.Alias(name: entry.name, fields: pairs)
    }
  }
}
