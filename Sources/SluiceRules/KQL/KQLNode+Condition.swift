extension KQLNode {
  /// What the query asks of a record.
  ///
  /// Quoted and unquoted literals are equal, `null`, `true` and `false` compare as text, and only an unquoted,
  /// unescaped `*` is a wildcard.
  package var condition: Condition {
    switch kind {
    case .and(let nodes): .all(nodes.map(\.condition))
    case .or(let nodes): .any(nodes.map(\.condition))
    case .not(let node): .not(node.condition)
    case .is(let field, let value):
      if field?.isLoneWildcard == true, value.isLoneWildcard {
        .constant(true)
      } else {
        .test(FieldTest(Self.selector(field), value.comparison))
      }
    case .range(let field, let order, let value): .test(FieldTest(Self.selector(field), .ordered(order, value.text)))
    case .nested(let path, let node): .nested(path: path.text, node.condition)
    }
  }

  private static func selector(_ field: KQLLiteral?) -> FieldSelector {
    guard let field, !field.isLoneWildcard else { return .anyField }
    guard case .wildcard(let parts) = field.value else { return .field(field.text) }
    return .matching(Glob(parts: parts))
  }
}

extension KQLLiteral {
  fileprivate var comparison: Comparison {
    if isLoneWildcard { return .exists }
    guard case .wildcard(let parts) = value else { return .equals(text) }
    return .matches(Glob(parts: parts))
  }
}
