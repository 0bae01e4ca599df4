extension ESQLParser {
  /// The command at the token.
  mutating func command() throws(QueryError) -> ESQLCommand {
    guard case .name(let written, isQuoted: false) = token else {
      throw unexpected(expecting: Self.commands.map { "`\($0)`" })
    }
    let name = written.uppercased()
    let start = range.lowerBound
    if let reason = Self.refused[name] {
      throw QueryError("`\(name)` is not supported: \(reason)", at: start, expected: Self.commands)
    }
    guard Self.commands.contains(name) else {
      let nearest = Spelling.nearest(to: name, in: Self.commands + Self.refused.keys.sorted())
      let hint = nearest.map { ": did you mean `\($0)`?" } ?? ""
      throw QueryError("there is no command `\(written)`\(hint)", at: start, expected: Self.commands)
    }
    let end = range.upperBound
    switch name {
    case "KEEP": return .keep(try patterns(from: end))
    case "DROP": return .drop(try patterns(from: end))
    default: break
    }
    try advance()
    switch name {
    case "WHERE": return .filter(try expression())
    case "EVAL": return .evaluate(try assignments())
    case "RENAME": return .rename(try renamings())
    case "LIMIT": return .limit(try limit())
    case "SORT": return .sort(try sortKeys())
    case "STATS": return try stats()
    case "GROK": return try grok()
    case "DISSECT": return try dissect()
    default: return .expand(try columnName())
    }
  }

  static let commands = [
    "WHERE", "EVAL", "KEEP", "DROP", "RENAME", "LIMIT", "SORT", "STATS", "GROK", "DISSECT", "MV_EXPAND",
  ]

  private static let otherIndex = "it reads another index, and a stream has none"
  private static let refused = [
    "ENRICH": "\(otherIndex); enrich the records before they reach the rules",
    "LOOKUP": "\(otherIndex); enrich the records before they reach the rules",
    "JOIN": "\(otherIndex)",
    "INLINESTATS": "it joins aggregates to rows that have gone by",
    "INLINE": "it joins aggregates to rows that have gone by",
    "FORK": "it runs several queries; write a rule for each",
    "FUSE": "it needs scores of a search index", "RERANK": "it needs scores of a search index",
    "COMPLETION": "it asks a language model", "SAMPLE": "its result is random",
    "CHANGE_POINT": "it is a statistic over a whole time series", "INSIST": "fields need no mapping here",
    "ROW": "the query has to read records: begin with `FROM`",
    "SHOW": "the query has to read records: begin with `FROM`",
    "TS": "time series are not supported: begin with `FROM`",
    "FROM": "a query has one `FROM`, at its beginning", "EXPLAIN": "only queries are run",
  ]

  // MARK: Columns

  private mutating func assignments() throws(QueryError) -> [ESQLAssignment] {
    var assignments: [ESQLAssignment] = []
    repeat { assignments.append(try assignment()) } while try take(.comma)
    return assignments
  }

  private mutating func assignment() throws(QueryError) -> ESQLAssignment {
    let name = try assignedName()
    let expression = try expression()
    return ESQLAssignment(name: name ?? columnName(of: expression), expression: expression)
  }

  /// `name =`, if that is there.
  private mutating func assignedName() throws(QueryError) -> String? {
    guard case .name(let name, _) = token else { return nil }
    var ahead = lexer
    guard try ahead.next().token == .symbol(.assign) else { return nil }
    try advance()
    try advance()
    return name
  }

  /// A column's own name, else the text as it was written.
  private func columnName(of expression: ESQLExpression) -> String {
    if case .column(let name) = expression.kind { return name }
    return text(expression.range)
  }

  private mutating func renamings() throws(QueryError) -> [ESQLRenaming] {
    var renamings: [ESQLRenaming] = []
    repeat {
      let first = try columnName()
      if try take(.assign) {
        renamings.append(ESQLRenaming(old: try columnName(), new: first))
      } else {
        try expect(word: "AS")
        renamings.append(ESQLRenaming(old: first, new: try columnName()))
      }
    } while try take(.comma)
    return renamings
  }

  private mutating func limit() throws(QueryError) -> Int {
    guard case .integer(let value) = token, let count = Int(exactly: value) else {
      throw unexpected(expecting: ["a number of rows"])
    }
    try advance()
    return count
  }

  private mutating func sortKeys() throws(QueryError) -> [ESQLSortKey] {
    var keys: [ESQLSortKey] = []
    repeat {
      let expression = try expression()
      let isDescending = try take(word: "DESC")
      if !isDescending { _ = try take(word: "ASC") }
      var nullsFirst = isDescending
      if try take(word: "NULLS") {
        nullsFirst = try take(word: "FIRST")
        if !nullsFirst { try expect(word: "LAST") }
      }
      keys.append(ESQLSortKey(expression: expression, isDescending: isDescending, nullsFirst: nullsFirst))
    } while try take(.comma)
    return keys
  }

  private mutating func stats() throws(QueryError) -> ESQLCommand {
    var aggregates: [ESQLAggregation] = []
    if !isWord("BY") {
      repeat {
        let name = try assignedName()
        isInStats = true
        let expression = try expression()
        isInStats = false
        let filter = try take(word: "WHERE") ? try self.expression() : nil
        guard expression.hasAggregate else {
          throw QueryError(
            "a column of `STATS` needs an aggregate", at: expression.range.lowerBound,
            expected: ESQLAggregate.allCases.map(\.rawValue))
        }
        aggregates.append(
          ESQLAggregation(name: name ?? columnName(of: expression), expression: expression, filter: filter))
      } while try take(.comma)
    }
    let groups = try take(word: "BY") ? try assignments() : []
    return .stats(aggregates: aggregates, groups: groups)
  }

  // MARK: Texts

  private mutating func grok() throws(QueryError) -> ESQLCommand {
    let input = try operand()
    var patterns: [(String, Int)] = []
    repeat {
      let offset = range.lowerBound
      patterns.append((try string(), offset))
    } while try take(.comma)
    return .grok(input, try GrokPattern(patterns))
  }

  private mutating func dissect() throws(QueryError) -> ESQLCommand {
    let input = try operand()
    let offset = range.lowerBound
    let pattern = try string()
    var separator = ""
    if try take(word: "APPEND_SEPARATOR") {
      try expect(.assign)
      separator = try string()
    }
    do throws(QueryError) {
      return .dissect(input, try DissectPattern(pattern, appendSeparator: separator))
    } catch {
      throw QueryError("\(error.message) (byte \(error.offset) of the pattern)", at: offset, expected: error.expected)
    }
  }

  // MARK: Name patterns

  /// `name, prefix.*, …` from there on.
  private mutating func patterns(from position: Int) throws(QueryError) -> [ESQLNamePattern] {
    var reader = lexer
    reader.position = position
    var patterns: [ESQLNamePattern] = []
    while true {
      try reader.skipSpace()
      patterns.append(try Self.pattern(&reader))
      try reader.skipSpace()
      guard reader.byte == 0x2C else { break }
      reader.position += 1
    }
    try resume(at: reader.position)
    return patterns
  }

  private static func pattern(_ reader: inout ESQLLexer) throws(QueryError) -> ESQLNamePattern {
    var name = ""
    var parts: [Glob.Part] = []
    let start = reader.position
    while let byte = reader.byte {
      let position = reader.position
      if byte == 0x60 {
        let quoted = try reader.quotedName()
        name += quoted
        parts.append(.literal(Array(quoted.utf8)))
      } else if byte == 0x2A {
        reader.position += 1
        name += "*"
        parts.append(.anyRun)
      } else if byte.isESQLNamePart || byte == 0x2E {
        reader.position += 1
        name += reader.text(position..<reader.position)
        parts.append(.literal([byte]))
      } else {
        break
      }
    }
    guard reader.position > start else {
      throw QueryError("a column's name is missing", at: start, expected: ["a column", "a pattern such as `aws.*`"])
    }
    return ESQLNamePattern(name: name, glob: parts.contains(.anyRun) ? Glob(parts: parts) : nil)
  }
}
