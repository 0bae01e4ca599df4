import SluiceCore

/// Literals, fields, function calls and brackets.
extension EQLParser {
  mutating func operand() throws(QueryError) -> EQLNode {
    let start = token.range.lowerBound
    switch token.kind {
    case .string(let text): return try literal(.string(text))
    case .integer(let value): return try literal(.integer(value))
    case .decimal(let value): return try literal(.double(value))
    case .word("null", hasTilde: false): return try literal(.null)
    case .word("true", hasTilde: false): return try literal(.boolean(true))
    case .word("false", hasTilde: false): return try literal(.boolean(false))
    case .quotedName(let name):
      try advance()
      return try field(beginning: name, isOptional: false, from: start)
    case .sign(.question):
      try advance()
      guard let name = fieldName else { throw unexpected(["a field"]) }
      try advance()
      return try field(beginning: name, isOptional: true, from: start)
    case .sign(.openParenthesis):
      try advance()
      var node = try condition()
      guard try take(.closeParenthesis) else { throw unexpected(["`and`", "`or`", "`)`"]) }
      node.range = start..<end
      return node
    case .word(let name, let hasTilde):
      guard !EQLToken.keywords.contains(name) else { break }
      try advance()
      if token.kind == .sign(.openParenthesis) { return try call(name, ignoresCase: hasTilde, from: start) }
      guard !hasTilde else { throw unexpected(["`(`, for `\(name)~` is a function"]) }
      if isWord("of") {
        throw QueryError("`\(name) of […]` is not supported: Elasticsearch has no process relations", at: start)
      }
      return try field(beginning: name, isOptional: false, from: start)
    default: break
    }
    throw unexpected(["a field", "a value", "a function", "`(`"])
  }

  private mutating func literal(_ value: Scalar) throws(QueryError) -> EQLNode {
    let range = token.range
    try advance()
    return try EQLNode(.literal(value), range)
  }

  private var fieldName: String? {
    switch token.kind {
    case .quotedName(let name): name
    case .word(let name, hasTilde: false) where !EQLToken.keywords.contains(name): name
    default: nil
    }
  }

  /// The rest of a dotted name. Behind a dot a keyword is a name.
  private mutating func field(beginning first: String, isOptional: Bool, from start: Int) throws(QueryError) -> EQLNode
  {
    var name = first
    while try take(.dot) {
      switch token.kind {
      case .quotedName(let part), .word(let part, hasTilde: false): name += ".\(part)"
      default:
        throw QueryError(
          "a part of the field name is missing behind the dot; names with other characters than letters, digits and "
            + "`_` are put in backticks",
          at: token.range.lowerBound, expected: ["a name"])
      }
      try advance()
    }
    let isIndexed: Bool =
      switch token.kind {
      case .sign(.openBracket): token.range.lowerBound == end
      default: false
      }
    if isIndexed {
      throw QueryError("list items can't be picked by their index: a field stands for any of its values", at: end)
    }
    return try EQLNode(.field(name, isOptional: isOptional), start..<end)
  }

  private mutating func call(_ name: String, ignoresCase: Bool, from start: Int) throws(QueryError) -> EQLNode {
    guard let function = EQLFunction(rawValue: name) else { throw Self.unknownFunction(name, at: start) }
    guard !ignoresCase || function.hasCaselessForm else {
      throw QueryError("`\(name)` has no form that ignores case: leave out the `~`", at: start, expected: ["`\(name)`"])
    }
    try advance()
    let arguments = try take(.closeParenthesis) ? [] : try items(closing: .closeParenthesis)
    guard function.arity.contains(arguments.count) else {
      let arity = function.arity
      let wanted =
        arity.count == 1
        ? "\(arity.lowerBound)"
        : arity.upperBound == Self.maximumItems
          ? "\(arity.lowerBound) or more"
          : "\(arity.lowerBound) to \(arity.upperBound)"
      throw QueryError("`\(name)` takes \(wanted) arguments, not \(arguments.count)", at: start)
    }
    return try node(of: function, ignoresCase: ignoresCase, arguments, start..<end)
  }

  /// The functions of patterns and networks want them as constants.
  private func node(
    of function: EQLFunction, ignoresCase: Bool, _ arguments: [EQLNode], _ range: Range<Int>
  ) throws(QueryError) -> EQLNode {
    guard [.cidrMatch, .match, .wildcard].contains(function) else {
      return try EQLNode(.call(function, ignoresCase: ignoresCase, arguments), range)
    }
    var texts: [(text: String, offset: Int)] = []
    for argument in arguments.dropFirst() {
      guard case .literal(.string(let text)) = argument.kind else {
        throw QueryError(
          "`\(function.rawValue)` takes strings behind its first argument", at: argument.range.lowerBound,
          expected: ["a string"])
      }
      if function == .cidrMatch, IPNetwork(text) == nil {
        throw QueryError("`\(text)` is not a network such as 10.0.0.0/8", at: argument.range.lowerBound)
      }
      texts.append((text, argument.range.lowerBound))
    }
    switch function {
    case .match: return try EQLNode(.regex(arguments[0], try regexps(texts), ignoresCase: ignoresCase), range)
    case .wildcard: return try EQLNode(.like(arguments[0], texts.map(\.text), ignoresCase: ignoresCase), range)
    default: return try EQLNode(.call(function, ignoresCase: ignoresCase, arguments), range)
    }
  }
}
