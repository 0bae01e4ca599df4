import SluiceRules
import Testing

@Suite struct EQLParserTests {
  @Test func orBindsWeakerThanAndWeakerThanNot() throws {
    let condition = try parseEQLCondition("a == 1 or not b == 2 and c == 3").condition()
    let b = Condition.test(FieldTest(.field("b"), .equals("2")))
    let c = Condition.test(FieldTest(.field("c"), .equals("3")))
    #expect(condition == .any([.test(FieldTest(.field("a"), .equals("1"))), .all([.not(b), c])]))
  }

  @Test func arithmeticBindsByItsOperators() throws {
    #expect(try Self.value("2 + 3 * 4 - 10 / 5 % 3") == .integer(12))
    #expect(try Self.value("(2 + 3) * -4") == .integer(-20))
    #expect(try Self.value("10 - 4 - 3") == .integer(3))
    #expect(try Self.value("--5 + +1") == .integer(6))
  }

  @Test(arguments: [
    (#""a\"b\\c\n\t\r\b\f""#, "a\"b\\c\n\t\r\u{8}\u{C}"), (#""\u{00e9}\u{1F600}""#, "é😀"),
    (#""""C:\temp\"x""""#, #"C:\temp\"x"#), (#""""say "hi""""""#, #"say "hi"""#), (#"'it\'s'"#, "it's"),
    (#"?"C:\temp\"""#, #"C:\temp""#), ("\"\"", ""), ("\"naïve\"", "naïve"),
  ])
  func stringsAreReadInAllForms(_ text: String, _ expected: String) throws {
    #expect(try Self.value(text) == .string(expected))
  }

  @Test(arguments: [
    ("42", Scalar.integer(42)), ("-9223372036854775807", .integer(-9_223_372_036_854_775_807)), ("1.5", .double(1.5)),
    (".5", .double(0.5)), ("1e3", .double(1000)), ("2.", .double(2)), ("2.e2", .double(200)), ("true", .boolean(true)),
    ("null", .null),
  ])
  func numbersAndWordsAreTyped(_ text: String, _ expected: Scalar) throws {
    #expect(try Self.value(text) == expected)
  }

  @Test func commentsAndLineBreaksSeparateWords() throws {
    let query = try parseEQL("any/* the\n * kind */where // which\n  a.b==\"/* no comment */\"")
    #expect(try Self.condition(query) == .test(FieldTest(.field("a.b"), .equals("/* no comment */"))))
  }

  @Test(arguments: [
    ("`sequence` == 1", "sequence"), ("a.`b-c`.d == 1", "a.b-c.d"), ("`a``b` == 1", "a`b"),
    ("@timestamp == 1", "@timestamp"),
    ("?x.y == 1", "x.y"), ("event.sequence == 1", "event.sequence"), ("in_x == 1", "in_x"), ("?`by` == 1", "by"),
  ])
  func fieldNamesAreReadInAllForms(_ text: String, _ name: String) throws {
    #expect(try parseEQLCondition(text).condition() == .test(FieldTest(.field(name), .equals("1"))))
  }

  @Test func sequencesKeepTheirParts() throws {
    let query = try parseEQL(
      """
      sequence by user.id, ?host with maxspan=90s
        [iam where a == 1] by x with runs=2
        ![any where true] by y
        ["my kind" where b] by ?z
      until [file where c == 3] by w
      | head 3 | tail 1
      """)
    guard case .sequence(let sequence) = query.form else {
      Issue.record("no sequence")
      return
    }
    #expect(sequence.join.map(\.name) == ["user.id", "host"] && sequence.join.map(\.isOptional) == [false, true])
    #expect(sequence.maxSpan == 90_000 && sequence.stages.count == 3)
    #expect(sequence.stages.map(\.runs) == [2, 1, 1] && sequence.stages.map(\.isMissing) == [false, true, false])
    #expect(sequence.stages.map(\.filter.category) == ["iam", nil, "my kind"])
    #expect(sequence.stages[2].join == [.init(name: "z", isOptional: true)])
    #expect(sequence.until?.join == [.init(name: "w")] && query.pipes == [.head(3), .tail(1)])
  }

  @Test func nodesKnowTheirPlaces() throws {
    let text = "any where éa == 1"
    #expect(throws: QueryError.self) { try parseEQL(text) }
    guard case .event(let filter) = try parseEQL("any where (a == 1 or b) and c : \"x\"").form,
      case .and(let nodes) = filter.condition.kind
    else {
      Issue.record("another tree")
      return
    }
    #expect(nodes.map(\.range) == [10..<23, 28..<35] && filter.range == 0..<35)
  }

  /// Every beginning of a query is read or refused with a place inside of it.
  @Test func beginningsOfQueriesAreNeverFatal() throws {
    let text = #"""
      sequence by a, ?b with maxspan=1h [any where x : ("a*", 'b') and y not in~ (1, -2.5e3)] by `q` with runs=3
      ![k where not f~(?z, "\u{41}\n") == """r""" or m regex~ ("[a-z]{2}(x|y)*") /* c */] by q until [u where v.w < 3] by q
      | head 5 // end
      """#
    let bytes = Array(text.utf8)
    for end in 0...bytes.count {
      let part = String(decoding: bytes[..<end], as: UTF8.self)
      do {
        _ = try parseEQL(part)
      } catch {
        #expect((0...part.utf8.count).contains(error.offset) && !error.message.isEmpty)
      }
      // And with a byte left out.
      guard end < bytes.count else { continue }
      _ = try? parseEQL(String(decoding: bytes[..<end] + bytes[(end + 1)...], as: UTF8.self)).body()
    }
  }

  @Test(arguments: ["(", "not ", "-", "length(", "x : (", "1 + (", "a[", "![", "1+", "a == ", "not (a and "])
  func deepNestingIsRefused(_ piece: String) {
    let text = "any where " + String(repeating: piece, count: 50_000)
    #expect(throws: QueryError.self) { try parseEQL(text) }
    #expect(throws: QueryError.self) { try parseEQL(text + "1") }
  }

  @Test func longChainsOfLogicAreNoDepth() throws {
    let text = Array(repeating: "a == 1", count: 5000).joined(separator: " or ")
    guard case .any(let conditions) = try parseEQLCondition(text).condition() else {
      Issue.record("no any")
      return
    }
    #expect(conditions.count == 5000)
    #expect(throws: QueryError.self) { try parseEQLCondition("1" + String(repeating: "+1", count: 5000)) }
  }

  private static func value(_ text: String) throws -> Scalar? {
    guard case .literal(let value) = try parseEQLCondition(text).computation.expression else { return nil }
    return value
  }

  private static func condition(_ query: EQLQuery) throws -> Condition? {
    guard case .query(let condition) = try query.body() else { return nil }
    return condition
  }
}
