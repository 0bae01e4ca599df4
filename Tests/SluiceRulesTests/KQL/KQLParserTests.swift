import SluiceRules
import Testing

@Suite struct KQLParserTests {
  /// The query, the offset of the mistake, and a piece of the message.
  static let mistakes: [(query: String, offset: Int, message: String)] = [
    ("(a: b", 0, "`(` is never closed: `)` is missing"),
    ("x: 1 and (a: b", 9, "`(` is never closed"),
    ("a: b)", 4, "`)` closes nothing"),
    ("a: { b: c", 3, "`{` is never closed: `}` is missing"),
    ("a: { b: c )", 10, "`)` does not close the `{` before it"),
    ("()", 1, "the brackets are empty"),
    ("a: (  )", 6, "the brackets are empty"),
    ("field: not x", 7, "write `not field: x` or `field: (not x)`"),
    ("not not x", 4, "write `not (not …)`"),
    ("a: (b or not not c)", 13, "`not` can't follow `not`"),
    ("a: foo not bar", 7, "can't stand inside an unquoted value"),
    ("field: *not this*", 8, "can't stand inside an unquoted value"),
    ("a: x:y", 4, #"write `\:`, or put the value in double quotes"#),
    ("a: foo<bar", 6, #"write `\<`"#),
    ("a: foo\"bar\"", 6, #"write `\"`"#),
    (#"a: C:\dir"#, 4, #"write `\:`"#),
    (#"a: b\dir"#, 4, #"`\d` is not an escape: a backslash as text is written `\\`"#),
    (#"a: \"#, 3, #"`\` at the end is not an escape"#),
    (#"a: é\'"#, 5, #"`\'` is not an escape"#),
    (#""a"and "b""#, 3, "`and` needs whitespace before it"),
    (#""a" or"b""#, 4, "`or` needs whitespace after it"),
    ("(a: b)and c: d", 6, "`and` needs whitespace before it"),
    ("a: b and(c: d)", 8, "`and` needs whitespace after it"),
    ("not(a: b)", 3, "`not` needs whitespace after it"),
    (#""a" b"#, 4, "`and` or `or` is missing before this"),
    ("(a) b: c", 4, "`and` or `or` is missing before this"),
    ("a: b\n c: d", 7, "`and` or `or` is missing before `c`"),
    ("a: b && c: d", 9, "KQL has no `&&`: write `and`"),
    ("a == \"b\"", 5, "KQL has no `=`: write `field: value`"),
    ("a:", 2, "a value is missing after `a:`"),
    ("a: }", 3, "a value is missing after `a:`"),
    ("a: b and ", 9, "the query ends where a condition or value should follow"),
    (": b", 0, "a field name is missing before `:`"),
    ("> 5", 0, "a field name is missing before `>`"),
    ("a > (1)", 4, "`a >` needs one value after it"),
    ("a >=", 4, "`a >=` needs one value after it"),
    ("{ a: b }", 0, "`{` is for nested fields"),
    (#"a: "b"#, 3, "is not closed"),
    (#"a: \uD83D x"#, 3, "half of a surrogate pair"),
  ]

  @Test(arguments: mistakes)
  func mistakesSayWhereAndWhat(query: String, offset: Int, message: String) throws {
    let error = try #require(throws: QueryError.self) { try parseKQL(query) }
    #expect(error.offset == offset)
    #expect(error.message.contains(message), "\(error.message)")
  }

  @Test func valuesAreUnescapedAndTrimmed() throws {
    #expect(try value(#"a: \(x\) \*\\\{\}"#) == .text(#"(x) *\{}"#))
    #expect(try value(#"a: x\u00e9\uD83D\uDE00"#) == .text("xé😀"))
    #expect(try value(#"a: x\ty\n"#) == .text("x\ty"))
    #expect(try value(#"a: \and \OR b"#) == .text("and OR b"))
    #expect(try value("a:  b  c \u{A0}\n") == .text("b  c"))
    #expect(try value(#"a: "b\"c\d\\" "#) == .text(#"b"c\d\"#))
    #expect(try value("a: \u{3000}b\u{3000}") == .text("b"))
  }

  /// Kibana reads `\n` before it looks for keywords.
  @Test func escapedLowerCaseNotIsALineBreak() throws {
    #expect(try value(#"a: x\not y"#) == .text("x\not y"))
    #expect(try value(#"a: x\NOT y"#) == .text("xNOT y"))
  }

  @Test func onlyUnquotedWordsAreTyped() throws {
    #expect(try value("a: true") == .boolean(true))
    #expect(try value("a: false ") == .boolean(false))
    #expect(try value("a: null") == .null)
    #expect(try value("a: \"true\"") == .text("true"))
    #expect(try value("a: TRUE") == .text("TRUE"))
    #expect(try value("a: 007") == .text("007"))
  }

  @Test func onlyUnquotedUnescapedStarsAreWildcards() throws {
    let run = Glob.Part.anyRun
    #expect(try value("a: *") == .wildcard([run]))
    #expect(try value("a: **") == .wildcard([run, run]))
    #expect(try value(#"a: x\*y* "#) == .wildcard([.literal(Array("x*y".utf8)), run]))
    #expect(try value("a: * b ?c *") == .wildcard([run, .literal(Array(" b ?c ".utf8)), run]))
    #expect(try value("a: \"*\"") == .text("*"))
    #expect(try value(#"a: \*"#) == .text("*"))
  }

  @Test func keywordsInsideWordsAreText() throws {
    #expect(try value("a: orange and") == .text("orange and"))
    #expect(try value("a: nothing") == .text("nothing"))
    #expect(try value("a: not") == .text("not"))
    #expect(try parseKQL("and a").kind == parseKQL("and a ").kind)
  }

  @Test func rangesCoverWhatWasWritten() throws {
    let text = "  é: 1  and (b: (2 or \"3\") or not c > 4 )  "
    let node = try parseKQL(text)
    #expect(slice(text, node.range) == "é: 1  and (b: (2 or \"3\") or not c > 4 )")
    guard case .and(let both) = node.kind, case .or(let either) = both[1].kind else {
      Issue.record("unexpected tree")
      return
    }
    #expect(slice(text, both[0].range) == "é: 1")
    #expect(slice(text, either[0].range) == "b: (2 or \"3\")")
    #expect(slice(text, either[1].range) == "not c > 4")
    guard case .or(let values) = either[0].kind, case .is(let field, let last) = values[1].kind else {
      Issue.record("unexpected tree")
      return
    }
    #expect(slice(text, values[0].range) == "2" && slice(text, last.range) == "\"3\"")
    #expect(field.map { slice(text, $0.range) } == "b")
  }

  @Test func nestingIsLimited() throws {
    let limit = 100
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    _ = try parseKQL(nested(limit))
    let error = try #require(throws: QueryError.self) { try parseKQL(nested(limit + 1)) }
    #expect(error.offset == limit && error.message.contains("more than 100 brackets"))
    #expect(throws: QueryError.self) { try parseKQL(String(repeating: "(", count: 1_000_000)) }
    #expect(throws: QueryError.self) { try parseKQL(String(repeating: "a:{", count: 100_000)) }
    #expect(throws: QueryError.self) { try parseKQL(String(repeating: "not ", count: 100_000)) }
  }

  @Test func longQueriesTakeLinearTime() throws {
    let values = (0..<20_000).map { "v\($0)" }.joined(separator: " or ")
    guard case .or(let nodes) = try parseKQL("a: (\(values))").kind else {
      Issue.record("not a list")
      return
    }
    #expect(nodes.count == 20_000)
    #expect(try value("a: b" + String(repeating: " ", count: 200_000) + "c").hashValue != 0)
  }

  private func value(_ query: String) throws -> KQLLiteral.Value {
    guard case .is(_, let literal) = try parseKQL(query).kind else { throw NotOneValue() }
    return literal.value
  }

  private struct NotOneValue: Error {}

  private func slice(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
  }
}
