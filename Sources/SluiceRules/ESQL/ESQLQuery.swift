/// An ES|QL query, for a stream of records: commands that filter, compute and aggregate rows.
///
/// `FROM`, `WHERE`, `EVAL`, `KEEP`, `DROP`, `RENAME`, `LIMIT`, `SORT`, `STATS … BY`, `GROK`, `DISSECT` and `MV_EXPAND` are
/// Elasticsearch's; commands that need other indices or a search engine are refused with a reason. No limit is implied.
package struct ESQLQuery: Sendable {
  /// As it was written.
  package let text: String
  /// The indices of `FROM`.
  package let sources: [String]
  /// `_id`, `_index`, `_version`, as far as the query asks for them.
  package let metadata: [String]
  /// What every record that the query can use satisfies; the query itself decides.
  package let prefilter: Condition
  /// Whether the query results in exactly one row for each record that satisfies `prefilter`, as long as no field that it
  /// tests has several values: of those a comparison is null, and `ESQLProgram.matches` decides.
  package let prefilterIsExact: Bool
  /// The fields that it reads, in the order of its rows' columns.
  package let fields: [String]
  /// Whether rows of the result stand for several records (`STATS`).
  package let isAggregating: Bool
  /// Whether the result depends on when the query is run (`NOW()`).
  package let usesNow: Bool
  /// Columns that are read and never made.
  package let warnings: [String]

  let syntax: ESQLSyntax

  /// Whether it reads alerts of other rules.
  package var readsAlerts: Bool { sources.contains { Self.index(of: $0).hasPrefix(".alerts-security") } }

  /// The longest query, in bytes.
  package static let longest = 1 << 20

  /// - Complexity: O(*n*) in the length of the text, and quadratic in the number of columns.
  /// - Throws: the first mistake, with its place.
  package static func parse(_ text: String) throws(QueryError) -> ESQLQuery {
    guard text.utf8.count <= longest else { throw QueryError("a query has at most \(longest) bytes", at: longest) }
    var parser = try ESQLParser(text)
    return ESQLQuery(text: text, syntax: try parser.query())
  }

  private init(text: String, syntax: ESQLSyntax) {
    self.text = text
    self.syntax = syntax
    sources = syntax.sources
    metadata = syntax.metadata
    var binder = ESQLBinder(metadata: syntax.metadata, names: []) { _ in true }
    for command in syntax.commands { binder.bind(command) }
    let program = ESQLProgram(binder)
    prefilter = binder.prefilter.condition
    prefilterIsExact =
      binder.prefilter.isExact && binder.prefilter.isRowToRow && !program.isAggregating
      && !syntax.commands.contains { if case .limit = $0 { true } else { false } }
    fields = program.fields
    isAggregating = program.isAggregating
    usesNow = program.usesNow
    warnings = program.warnings
  }

  /// Without the cluster before a colon.
  private static func index(of source: String) -> Substring {
    source.split(separator: ":", maxSplits: 1).last ?? ""
  }
}
