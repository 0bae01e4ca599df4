/// Kibana's KQL grammar as a recogniser that tries every choice in turn, as a PEG does. Slow (exponential in nesting),
/// but so close to the grammar that it can serve as the reference for what is a query and what isn't.
struct KibanaGrammar {
  private let text: [Unicode.Scalar]
  private var position = 0

  init(_ text: String) { self.text = Array(text.unicodeScalars) }

  /// Whether Kibana accepts the text.
  static func accepts(_ text: String) -> Bool {
    var grammar = KibanaGrammar(text)
    grammar.spaces()
    _ = grammar.attempt { $0.or { $0.subQuery() } }
    grammar.spaces()
    return grammar.position == grammar.text.count
  }

  private typealias Rule = (inout KibanaGrammar) -> Bool

  private mutating func attempt(_ rule: Rule) -> Bool {
    let start = position
    if rule(&self) { return true }
    position = start
    return false
  }

  private mutating func character(_ wanted: String) -> Bool {
    guard position < text.count, wanted.unicodeScalars.contains(text[position]) else { return false }
    position += 1
    return true
  }

  private mutating func word(_ word: String) -> Bool {
    attempt { grammar in word.allSatisfy { grammar.character($0.lowercased() + $0.uppercased()) } }
  }

  private mutating func space() -> Bool { character(" \t\r\n\u{A0}") }
  @discardableResult private mutating func spaces() -> Bool {
    var any = false
    while space() { any = true }
    return any
  }

  private mutating func orWord() -> Bool { attempt { $0.spaces() && $0.word("or") && $0.spaces() } }
  private mutating func andWord() -> Bool { attempt { $0.spaces() && $0.word("and") && $0.spaces() } }
  private mutating func notWord() -> Bool { attempt { $0.word("not") && $0.spaces() } }

  private mutating func or(_ operand: @escaping Rule) -> Bool {
    guard and(operand) else { return false }
    while attempt({ $0.orWord() && $0.and(operand) }) {}
    return true
  }

  private mutating func and(_ operand: @escaping Rule) -> Bool {
    guard not(operand) else { return false }
    while attempt({ $0.andWord() && $0.not(operand) }) {}
    return true
  }

  private mutating func not(_ operand: @escaping Rule) -> Bool {
    attempt { $0.notWord() && operand(&$0) } || attempt(operand)
  }

  private mutating func subQuery() -> Bool {
    attempt { grammar in
      guard grammar.character("(") else { return false }
      grammar.spaces()
      guard grammar.or({ $0.subQuery() }) else { return false }
      grammar.spaces()
      return grammar.character(")")
    }
      || attempt { grammar in
        guard grammar.field(before: ":"), grammar.character("{") else { return false }
        grammar.spaces()
        guard grammar.or({ $0.subQuery() }) else { return false }
        grammar.spaces()
        return grammar.character("}")
      }
      || attempt { grammar in
        guard grammar.literal() else { return false }
        grammar.spaces()
        guard grammar.character("<>") else { return false }
        _ = grammar.character("=")
        grammar.spaces()
        return grammar.literal()
      }
      || attempt { $0.field(before: ":") && $0.values() } || literal()
  }

  /// A field, the character and the whitespace behind it.
  private mutating func field(before separator: String) -> Bool {
    guard literal() else { return false }
    spaces()
    guard character(separator) else { return false }
    spaces()
    return true
  }

  private mutating func values() -> Bool {
    attempt { grammar in
      guard grammar.character("(") else { return false }
      grammar.spaces()
      guard grammar.or({ $0.values() }) else { return false }
      grammar.spaces()
      return grammar.character(")")
    } || literal()
  }

  private mutating func literal() -> Bool {
    attempt { $0.quoted() } || unquoted()
  }

  private mutating func quoted() -> Bool {
    guard character("\"") else { return false }
    while commonEscape() || attempt({ $0.character("\\") && $0.character("\\\"") }) || attempt({ $0.any(except: "\"") })
    {}
    return character("\"")
  }

  private mutating func unquoted() -> Bool {
    let start = position
    while commonEscape() || attempt({ $0.character("\\") && $0.character(Self.special) })
      || attempt({ $0.character("\\") && ($0.word("or") || $0.word("and") || $0.word("not")) })
      || character("*") || attempt({ !$0.isKeyword && $0.any(except: Self.special) })
    {}
    return position > start
  }

  private var isKeyword: Bool {
    var copy = self
    return copy.orWord() || copy.andWord() || copy.notWord()
  }

  private mutating func any(except excluded: String) -> Bool {
    guard position < text.count, !excluded.unicodeScalars.contains(text[position]) else { return false }
    position += 1
    return true
  }

  private mutating func commonEscape() -> Bool {
    attempt { $0.character("\\") && $0.character("trn") }
      || attempt { grammar in
        guard grammar.character("\\"), grammar.character("u") else { return false }
        return (0..<4).allSatisfy { _ in grammar.character("0123456789abcdefABCDEF") }
      }
  }

  private static let special = #"\():<>"*{}"#
}
