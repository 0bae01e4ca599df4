import SluiceRules
import Testing

@Suite struct ESQLErrorTests {
  @Test(arguments: [
    ("", 0, "empty"), ("WHERE a", 0, "`FROM`"), ("ROW a = 1", 0, "`FROM`"), ("FROM", 4, "index"),
    ("FROM i |", 8, "ends too early"), ("FROM i | WHER a", 9, "did you mean `WHERE`"),
    ("FROM i | ENRICH p", 9, "not supported"), ("FROM i | WHERE a = 1", 17, "`==`"),
    ("FROM i | WHERE a == 'x'", 20, "double quotes"), ("FROM i | WHERE a == \"x", 20, "never closed"),
    ("FROM i | WHERE (a == 1", 22, "`)`"), ("FROM i | WHERE strts_with(a, \"b\")", 15, "`STARTS_WITH`"),
    ("FROM i | WHERE starts_with(a)", 15, "takes 2 arguments, not 1"), ("FROM i | WHERE COUNT(*) > 1", 15, "aggregate"),
    ("FROM i | STATS a", 15, "needs an aggregate"), ("FROM i | STATS MAX(MIN(a))", 19, "not within another"),
    ("FROM i | EVAL a = 5 minuts", 18, "`minute`"), ("FROM i | WHERE a == 1 == 2", 22, "don't chain"),
    ("FROM i | GROK a \"%{WRD:b}\"", 16, "`WORD`"), ("FROM i | GROK a \"(\"", 16, "not a regular expression"),
    ("FROM i | DISSECT a \"%{b}%{c}\"", 19, "between them"), ("FROM i | DISSECT a \"x\"", 19, "no key"),
    ("FROM i | WHERE a RLIKE \"(\"", 23, "not a regular expression"), ("FROM i | WHERE a == \"\\d\"", 21, "escape"),
    ("FROM i | WHERE KQL(\"a:\")", 19, "KQL"), ("FROM i | WHERE KQL(\"word\")", 19, "name of one field"),
    ("FROM i METADATA _source", 16, "_source"), ("FROM i | WHERE a /* b", 17, "never closed"),
    ("FROM i | WHERE a NOT 1", 21, "`LIKE`"), ("FROM i | KEEP a,", 16, "column"), ("FROM i | LIMIT x", 15, "rows"),
    ("FROM i | WHERE a | SORT by", 24, "`by`"), ("FROM i | WHERE `a", 15, "never closed"),
    ("FROM i | WHERE a ! b", 17, "`NOT`"),
    ("FROM i | STATS PERCENTILE(a, 101)", 29, "0 to 100"), ("FROM i | WHERE a::txt", 18, "no type"),
  ])
  func mistakesAreExplained(text: String, offset: Int, part: String) {
    do {
      _ = try ESQLQuery.parse(text)
      Issue.record("parsed: \(text)")
    } catch {
      #expect(error.offset == offset, "\(text): \(error)")
      #expect(error.message.contains(part) || error.expected.contains { $0.contains(part) }, "\(text): \(error)")
    }
  }

  @Test(arguments: [
    ("(", "1", ")"), ("not ", "true", ""), ("- ", "1", ""), ("abs(", "1", ")"), ("1 + ", "1", ""), ("[", "1", "]"),
    ("case(true, ", "1", ")"), ("", "\"a\"", "::keyword"), ("1 in (", "1", ")"),
  ])
  func nestingIsBounded(open: String, core: String, close: String) {
    let text =
      "FROM i | EVAL a = " + String(repeating: open, count: 20_000) + core + String(repeating: close, count: 20_000)
    #expect(throws: QueryError.self) { try ESQLQuery.parse(text) }
  }

  @Test func longListsAndChainsOfColumnsAreNoTrouble() throws {
    let list = (0..<20_000).map(String.init).joined(separator: ", ")
    let query = try ESQLQuery.parse("FROM i | WHERE a IN (\(list))")
    let program = ESQLProgram(query)
    #expect(program.run(rows: [ESQLRow(values: [.integer(19_999)])], now: 0).rows.count == 1)
    let chain = (0..<500).map { "b = \($0 == 0 ? "a" : "b") AND b" }.joined(separator: ", ")
    #expect(try ESQLQuery.parse("FROM i | EVAL \(chain) | WHERE b").fields == ["a", "b"])
    let terms = (0..<5_000).map { "a == \($0)" }.joined(separator: " OR ")
    #expect(throws: Never.self) { try ESQLQuery.parse("FROM i | WHERE \(terms)") }
  }

  @Test func everyPrefixAndEveryByteIsParsedOrRefused() {
    let text = """
      FROM a-*, "b" METADATA _id | WHERE a.b == "x\\"" AND NOT `c d` LIKE ("*", \"""?\""") // e
      | GROK f "%{WORD:g:int} (?<h.i>[^,]+)" | DISSECT j "%{k->} %{+l/2}" | EVAL m = CASE(n IN (1, -2.5e3), [1, 2], null)
      | STATS o = COUNT(*) WHERE p RLIKE "q+", r = MAX(s::long) BY t = BUCKET(@timestamp, 1 hour) | SORT o DESC | LIMIT 5
      """
    let bytes = Array(text.utf8)
    for end in bytes.indices { check(String(decoding: bytes[..<end], as: UTF8.self)) }
    for place in bytes.indices {
      for byte: UInt8 in [0x22, 0x28, 0x29, 0x5B, 0x5C, 0x60, 0x7C, 0x25, 0x2F, 0x2A, 0x00, 0xFF] {
        var changed = bytes
        changed[place] = byte
        check(String(decoding: changed, as: UTF8.self))
      }
    }
  }

  private func check(_ text: String) {
    do {
      let program = ESQLProgram(try ESQLQuery.parse(text))
      _ = program.run(rows: [ESQLRow(values: program.fields.map { _ in .string("x y") })], now: 0)
    } catch {
      #expect((0...text.utf8.count).contains(error.offset))
    }
  }
}
