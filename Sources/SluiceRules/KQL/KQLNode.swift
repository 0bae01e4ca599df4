/// A part of a KQL query as it was written, and where.
package struct KQLNode: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    /// Two or more.
    case and([KQLNode])
    /// Two or more.
    case or([KQLNode])
    case not(KQLNode)
    /// `field: value`; without a field any field will do. The lone wildcard `*` as value asks whether there is one.
    case `is`(field: KQLLiteral?, value: KQLLiteral)
    case range(field: KQLLiteral, Comparison.Order, value: KQLLiteral)
    /// `path: { … }`: fields inside are relative to the path.
    case nested(path: KQLLiteral, KQLNode)
  }

  package var kind: Kind
  /// UTF-8 offsets in the query, brackets around it included. For one of several values of a field the value alone.
  package var range: Range<Int>

  init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// A field name or a value.
package struct KQLLiteral: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case text(String)
    /// Has at least one `.anyRun`. As written: runs may stand side by side.
    case wildcard([Glob.Part])
    /// `true` or `false`, unquoted.
    case boolean(Bool)
    /// `null`, unquoted.
    case null
  }

  package var value: Value
  package var isQuoted: Bool
  /// UTF-8 offsets in the query, quotes included.
  package var range: Range<Int>

  /// Without escapes and quotes. A wildcard reads as `*`, so does a literal star.
  package var text: String {
    switch value {
    case .text(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .null: "null"
    case .wildcard(let parts): parts.spelling
    }
  }

  /// Whether it is exactly one `*`, unquoted and unescaped. `**` is not: Kibana takes that for an ordinary wildcard.
  package var isLoneWildcard: Bool { value == .wildcard([.anyRun]) }
}
