/// The parts of a query's text.
struct ESQLSyntax: Sendable {
  var sources: [String]
  var metadata: [String]
  var commands: [ESQLCommand]
}

extension ESQLParser {
  /// How many commands a query may have.
  static let mostCommands = 200

  mutating func query() throws(QueryError) -> ESQLSyntax {
    guard isWord("FROM") else {
      if token == .end { throw QueryError("the query is empty", at: range.lowerBound, expected: ["`FROM`"]) }
      // A command that can't be first says why.
      if case .name = token { _ = try command() }
      throw QueryError("a query begins with `FROM`", at: 0, expected: ["`FROM`"])
    }
    let sources = try sources()
    var syntax = ESQLSyntax(sources: sources, metadata: try metadata(), commands: [])
    while try take(.pipe) {
      guard syntax.commands.count < Self.mostCommands else {
        throw QueryError("a query has at most \(Self.mostCommands) commands", at: range.lowerBound)
      }
      syntax.commands.append(try command())
    }
    guard token == .end else { throw unexpected(expecting: ["`|`", "the end of the query"]) }
    return syntax
  }

  /// Index patterns have a syntax of their own: all but blanks and a few characters.
  private mutating func sources() throws(QueryError) -> [String] {
    var reader = lexer
    reader.position = range.upperBound
    var sources: [String] = []
    while true {
      try reader.skipSpace()
      let start = reader.position
      if reader.byte == 0x22, case .string(let text, _) = try reader.string() {
        sources += text.split(separator: ",").map { $0.filter { $0 != " " } }
      } else {
        while let byte = reader.byte, !Self.endsSource(byte) { reader.position += 1 }
        guard reader.position > start else {
          throw QueryError(
            "the name of an index is missing", at: start, expected: ["an index", "a pattern such as `logs-*`"])
        }
        sources.append(reader.text(start..<reader.position))
      }
      try reader.skipSpace()
      guard reader.byte == 0x2C else { break }
      reader.position += 1
    }
    try resume(at: reader.position)
    return sources
  }

  private static func endsSource(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x22, 0x2C, 0x3D, 0x5B, 0x5D, 0x7C, 0x28, 0x29: true
    default: false
    }
  }

  private mutating func metadata() throws(QueryError) -> [String] {
    // The older form has brackets.
    let isBracketed = try take(.openBracket)
    guard try take(word: "METADATA") else {
      if isBracketed { throw unexpected(expecting: ["`METADATA`"]) }
      return []
    }
    var names: [String] = []
    repeat {
      let offset = range.lowerBound
      let name = try columnName()
      guard ESQLMetadata(rawValue: name) != nil else {
        throw QueryError(
          "records have no `\(name)`", at: offset, expected: ESQLMetadata.allCases.map(\.rawValue))
      }
      names.append(name)
    } while try take(.comma)
    if isBracketed { try expect(.closeBracket) }
    return names
  }
}

/// What a row tells of its record besides the fields.
enum ESQLMetadata: String, CaseIterable, Sendable {
  case id = "_id"
  case index = "_index"
  case version = "_version"
}
