import SluiceRules

extension LintedRule {
  /// Finds what a KQL query says that its condition no longer tells: stars between quotes. And wildcards on parts of
  /// flattened fields.
  mutating func checkKQL() {
    guard rule.language == "kuery" || rule.language == nil && rule.type != "eql", let query = text.query,
      let node = try? parseKQL(query.text)
    else { return }
    var flattened: Set<String> = []
    checkKQL(node, &flattened)
  }

  /// - Parameter flattened: flattened fields that were told of.
  private mutating func checkKQL(_ node: KQLNode, _ flattened: inout Set<String>) {
    switch node.kind {
    case .and(let nodes), .or(let nodes): for node in nodes { checkKQL(node, &flattened) }
    case .not(let inner), .nested(_, let inner): checkKQL(inner, &flattened)
    case .range: return
    case .is(let field, let value):
      if value.isQuoted, Self.looksLikeWildcard(value.text) {
        add(
          .quotedWildcard, "the * in \"\(value.text)\" is a star and no wildcard, for it stands between quotes",
          hint: "leave out the quotes, and put a backslash before spaces and special characters where needed",
          queryOffset: value.range.lowerBound, word: value.text)
      }
      if let field, case .wildcard = value.value, !value.isLoneWildcard,
        field.text.hasPrefix("aws.cloudtrail.flattened."), flattened.insert(field.text).inserted
      {
        add(
          .flattenedWildcard, "Elasticsearch does not support wildcards on '\(field.text)'",
          hint: "sluice matches it as it reads; Elastic's engine may not", queryOffset: value.range.lowerBound,
          word: value.text)
      }
    }
  }

  /// Whether a star begins or ends the text and does not stand for itself, as in `"Action": "*"`.
  private static func looksLikeWildcard(_ text: String) -> Bool {
    text.count > 1 && (text.hasPrefix("*") || text.hasSuffix("*"))
  }
}
