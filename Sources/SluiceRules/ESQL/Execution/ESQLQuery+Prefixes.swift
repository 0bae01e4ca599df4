package import SluiceCore

extension ESQLQuery {
  /// The query up to and including one of its commands: what explains where rows are lost.
  package struct Prefix: Sendable {
    /// The command's name, such as `WHERE`.
    package let command: String
    /// The columns that the command reads, in their order, each once.
    package let columns: [String]
    package let program: ESQLProgram
  }

  /// The query cut off behind each of its commands.
  package func prefixes(catalog: any FieldCatalog) -> [Prefix] {
    let names = Array(Set(catalog.fieldNames)).sorted()
    return syntax.commands.indices.map { index in
      var binder = ESQLBinder(metadata: syntax.metadata, names: names) { catalog.field(named: $0) != nil }
      for command in syntax.commands[...index] { binder.bind(command) }
      var columns: [String] = []
      for expression in syntax.commands[index].expressions { expression.insertColumns(into: &columns) }
      return Prefix(command: syntax.commands[index].name, columns: columns, program: ESQLProgram(binder))
    }
  }
}

extension ESQLCommand {
  fileprivate var name: String {
    switch self {
    case .filter: "WHERE"
    case .evaluate: "EVAL"
    case .keep: "KEEP"
    case .drop: "DROP"
    case .rename: "RENAME"
    case .limit: "LIMIT"
    case .sort: "SORT"
    case .stats: "STATS"
    case .grok: "GROK"
    case .dissect: "DISSECT"
    case .expand: "MV_EXPAND"
    }
  }

  fileprivate var expressions: [ESQLExpression] {
    switch self {
    case .filter(let condition): [condition]
    case .evaluate(let assignments): assignments.map(\.expression)
    case .sort(let keys): keys.map(\.expression)
    case .grok(let input, _), .dissect(let input, _): [input]
    case .stats(let aggregates, let groups):
      aggregates.flatMap { [$0.expression] + ($0.filter.map { [$0] } ?? []) } + groups.map(\.expression)
    case .keep, .drop, .rename, .limit, .expand: []
    }
  }
}

extension ESQLExpression {
  fileprivate func insertColumns(into columns: inout [String]) {
    if case .column(let name) = kind, !columns.contains(name) { columns.append(name) }
    for operand in operands { operand.insertColumns(into: &columns) }
  }
}
