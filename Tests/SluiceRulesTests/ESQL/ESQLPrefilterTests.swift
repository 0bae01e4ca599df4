import SluiceCore
import SluiceRules
import SluiceTestSupport
import Testing

@Suite struct ESQLPrefilterTests {
  private static func test(_ name: String, _ comparison: Comparison) -> Condition {
    .test(FieldTest(.field(name), comparison))
  }

  private static func prefilter(_ commands: String) throws -> Condition {
    try ESQLQuery.parse("FROM i | \(commands)").prefilter
  }

  @Test func filtersBecomeConditions() throws {
    let (a, b) = (Self.test("a", .equals("x")), Self.test("b", .exists))
    #expect(try Self.prefilter("WHERE a == \"x\" AND b IS NOT NULL") == .all([a, b]))
    #expect(try Self.prefilter("WHERE \"x\" == a OR b IS NULL") == .any([a, .not(b)]))
    #expect(try Self.prefilter("WHERE NOT (a == \"x\")") == .all([Self.test("a", .exists), .not(a)]))
    #expect(try Self.prefilter("WHERE a IN (\"x\", \"y\")") == .any([a, Self.test("a", .equals("y"))]))
    #expect(try Self.prefilter("WHERE a == \"x\" AND b / 2 > 1") == .all([a, b]))
    #expect(try Self.prefilter("WHERE a == \"x\" OR LENGTH(CASE(b, a)) > 1") == .constant(true))
    #expect(try Self.prefilter("WHERE b > 4") == Self.test("b", .ordered(.greater, "4")))
    #expect(try Self.prefilter("WHERE a == null") == .constant(false))
    #expect(
      try Self.prefilter("WHERE true IN (STARTS_WITH(a, \"p\"))")
        == Self.test("a", .matches(Glob(parts: [.literal([0x70]), .anyRun]))))
  }

  @Test func definitionsAreFollowed() throws {
    let a = Self.test("a", .equals("x"))
    #expect(try Self.prefilter("EVAL f = a == \"x\" | WHERE f") == a)
    #expect(try Self.prefilter("EVAL a = \"x\" | WHERE a == \"x\"") == .constant(true))
    #expect(try Self.prefilter("GROK a \"%{WORD:w}\" | WHERE w IS NOT NULL") == Self.test("a", .exists))
    #expect(try Self.prefilter("WHERE a == \"x\" | STATS c = COUNT(*) BY b | WHERE c > 1") == a)
    #expect(try Self.prefilter("LIMIT 1 | WHERE a == \"x\"") == .constant(true))
  }

  @Test(arguments: [
    ("WHERE a == \"x\" AND NOT b LIKE \"y*\"", true), ("WHERE a == \"x\" | KEEP a", true),
    ("WHERE a == b", false), ("WHERE a == \"x\" | STATS COUNT(*)", false), ("WHERE a == \"x\" | LIMIT 1", false),
    ("WHERE LENGTH(a) > 1", false), ("MV_EXPAND a", false), ("WHERE a == \"10.0.0.0\"", false),
  ])
  func exactPrefiltersAreKnown(commands: String, isExact: Bool) throws {
    #expect(try ESQLQuery.parse("FROM i | \(commands)").prefilterIsExact == isExact)
  }

  /// Whatever a query keeps satisfies its prefilter, and an exact one says no more.
  @Test func prefiltersAreSound() throws {
    let comparisons = [
      #"a == "x""#, #"a != "x""#, #"a LIKE "x*""#, #"STARTS_WITH(a, "y")"#, "a IS NULL", #"a IN ("x", "yy", null)"#,
      "n > 1",
      "n == 2", "n != 2", "a == b", "NOT b IS NULL", #"CASE(n > 1, true, b == "x")"#, "n + 1 > 2", "f", "NOT f",
      #"g == "x""#,
      "n <= 2.5", #"a RLIKE "x.*""#, #"KQL("a: x or b: y*")"#, #"COALESCE(a, b) == "x""#, "w IS NULL", #"w != "x""#,
      "null",
    ]
    var random = SeededGenerator(seed: 7)
    func expression(_ depth: Int) -> String {
      let leaf = comparisons[Int.random(in: comparisons.indices, using: &random)]
      guard depth > 0 else { return leaf }
      switch Int.random(in: 0..<4, using: &random) {
      case 0: return "(\(expression(depth - 1)) AND \(expression(depth - 1)))"
      case 1: return "(\(expression(depth - 1)) OR \(expression(depth - 1)))"
      case 2: return "NOT (\(expression(depth - 1)))"
      default: return leaf
      }
    }
    let texts = [#""x""#, #""xx""#, #""yy""#, #"["x", "yy"]"#, "null"]
    var documents: [NaiveJSON] = []
    for a in texts {
      for b in texts {
        for n in ["1", "2", "3", "[1, 2]", "null"] {
          documents += try ESQLTesting.documents("{\"a\": \(a), \"b\": \(b), \"n\": \(n)}")
        }
      }
    }
    var kept = 0
    for _ in 0..<200 {
      let text =
        "FROM i | EVAL f = \(expression(1)), g = CONCAT(a, \"\") | GROK b \"%{WORD:w}\" | WHERE \(expression(3)) | WHERE a != \"q\" OR n != 9"
      let query = try ESQLQuery.parse(text.replacing("f = f", with: "f = true"))
      let program = ESQLProgram(query)
      let execution = ESQLExecution(now: 0)
      for document in documents {
        let types: (String) -> FieldType? = { $0 == "n" ? .long : .keyword }
        let passes = NaiveEvaluator(document: document, types: types).matches(query.prefilter)
        let matches = program.matches(ESQLTesting.row(of: program, document), in: execution) != nil
        #expect(!matches || passes, "\(text): \(document)")
        if matches { kept += 1 }
        if query.prefilterIsExact, ["a", "b", "n"].allSatisfy({ document[$0]?.items == nil }) {
          #expect(matches == passes, "\(text): \(document)")
        }
      }
    }
    #expect(kept > 1_000)
  }
}
