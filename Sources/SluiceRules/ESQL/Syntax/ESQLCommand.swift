/// A command of a query's pipeline.
enum ESQLCommand: Sendable {
  case filter(ESQLExpression)
  case evaluate([ESQLAssignment])
  case keep([ESQLNamePattern])
  case drop([ESQLNamePattern])
  case rename([ESQLRenaming])
  case limit(Int)
  case sort([ESQLSortKey])
  case stats(aggregates: [ESQLAggregation], groups: [ESQLAssignment])
  case grok(ESQLExpression, GrokPattern)
  case dissect(ESQLExpression, DissectPattern)
  case expand(String)
}

/// A column and how it is computed. Without a name of its own it has the expression's text.
struct ESQLAssignment: Sendable {
  let name: String
  let expression: ESQLExpression
}

/// A column of `STATS`: an expression over aggregates, of the rows that satisfy `filter`.
struct ESQLAggregation: Sendable {
  let name: String
  let expression: ESQLExpression
  let filter: ESQLExpression?
}

struct ESQLRenaming: Sendable {
  let old: String
  let new: String
}

struct ESQLSortKey: Sendable {
  let expression: ESQLExpression
  let isDescending: Bool
  let nullsFirst: Bool
}

/// A column, or with `*` all whose names match.
struct ESQLNamePattern: Sendable {
  let name: String
  /// Nil for a plain name.
  let glob: Glob?

  func matches(_ other: String) -> Bool { glob?.matches(other) ?? (other == name) }
}
