import SluiceRules
import Testing

@Suite struct ExpressionValueTests {
  @Test(arguments: [
    ("9223372036854775807 + 1", Scalar.null), ("-9223372036854775807 - 2", .null), ("9223372036854775807 * 2", .null),
    ("1 / 0", .null), ("1 % 0", .null), ("1.0 / 0", .double(.infinity)), ("-7 / 2", .integer(-3)),
    ("-7 % 2", .integer(-1)),
    ("1 + \"a\"", .null), ("7 % 2.5", .double(2)), ("1 + null", .null), ("-concat(null)", .null),
  ])
  func arithmeticOverflowsToNull(_ text: String, _ expected: Scalar) throws {
    #expect(try Self.value(text) == expected)
  }

  @Test(arguments: [
    ("length(\"é😀\")", Scalar.integer(3)), ("substring(\"é😀x\", 3)", .string("x")),
    ("indexOf(\"😀x\", \"x\")", .integer(2)),
    ("substring(\"abc\", 99999999999999)", .string("")), ("substring(\"abc\", -99999999999999, 1)", .string("a")),
    ("indexOf(\"abc\", \"c\", -5)", .integer(2)), ("indexOf(\"abc\", \"\", 9)", .null),
    ("indexOf~(\"aBC\", \"bc\")", .integer(1)),
    ("between(\"a[b]c]\", \"[\", \"]\", true)", .string("b]c")), ("between~(\"xAyBz\", \"a\", \"b\")", .string("y")),
    ("number(\"zz\", 36)", .integer(1295)), ("number(\"12x\")", .null), ("number(\"1\", 99)", .null),
    ("number(\"\")", .null),
    ("number(\"99999999999999999999\", 16)", .null), ("string(1.0)", .string("1.0")), ("length(true)", .integer(4)),
    ("endsWith~(\"fooBAR\", \"bar\")", .boolean(true)), ("stringContains(\"a*b\", \"*\")", .boolean(true)),
    ("stringContains(\"ab\", \"*\")", .boolean(false)), ("endsWith(\"a\", \"aa\")", .boolean(false)),
  ])
  func textFunctionsCountCodeUnits(_ text: String, _ expected: Scalar) throws {
    #expect(try Self.value(text) == expected)
  }

  @Test(arguments: [
    ("null and false", Scalar.boolean(false)), ("null or true", .boolean(true)), ("null and true", .null),
    ("not null", .null),
    ("1 == 1.0", .boolean(true)), ("\"1\" == 1", .boolean(true)), ("\"a\" == 1", .boolean(false)),
    ("\"a\" < 1", .boolean(false)),
    ("true == \"true\"", .boolean(true)), ("true == 1", .boolean(false)), ("\"é\" == \"e\u{301}\"", .boolean(false)),
    ("null in (1, 2)", .null), ("1 in (null, 1)", .boolean(true)), ("2 in (null, 1)", .boolean(false)),
    ("\"A\" in~ (\"b\", \"a\")", .boolean(true)), ("null == null", .boolean(true)), ("1 != null", .boolean(true)),
    ("concat(null) == 1", .null), ("\"abc\" like \"a?c\"", .boolean(true)), ("\"a\" : (\"B\", \"A\")", .boolean(true)),
    ("\"ABC\" like \"a*\"", .boolean(false)), ("\"a\" regex~ \"A|b\"", .boolean(true)),
    ("cidrMatch(\"2001:db8::1\", \"10.0.0.0/8\", \"2001:db8::/32\")", .boolean(true)),
    ("cidrMatch(\"not an address\", \"0.0.0.0/0\")", .boolean(false)), ("cidrMatch(null, \"0.0.0.0/0\")", .null),
    ("cidrMatch(\"::ffff:10.0.0.1\", \"10.0.0.0/8\")", .boolean(true)),
    ("cidrMatch(\"10.0.0.1\", \"10.0.0.1\")", .boolean(true)),
    ("cidrMatch(\"11.0.0.0\", \"10.0.0.0/7\")", .boolean(true)),
    ("cidrMatch(\"12.0.0.0\", \"10.0.0.0/7\")", .boolean(false)),
  ])
  func comparisonsKnowThreeValues(_ text: String, _ expected: Scalar) throws {
    #expect(try Self.value(text) == expected)
  }

  @Test(arguments: [
    "10.0.0", "10.0.0.256", "10.0.0.01", "10.0.0.0/33", "::/129", "1::2::3", "1:2:3:4:5:6:7:8:9", "12345::", "::1.2.3",
    "/8",
    "10.0.0.0/", "10.0.0.0/+8", "::1%eth0", "1:2:3:4:5:6:7::8", "1.2.3.4::", "",
  ])
  func whatIsNoNetworkIsRefused(_ text: String) {
    #expect(throws: QueryError.self) { try parseEQLCondition("cidrMatch(a, \"\(text)\")") }
  }

  @Test func fieldsAreTakenByTheirPlaces() {
    let sum = Expression.call(.add, ignoresCase: false, [.field(0), .field(1)])
    #expect(sum.value(of: [.integer(1), .integer(2)]) == .integer(3))
    #expect(sum.value(of: [.integer(1)]) == .null)
    #expect(Expression.field(-1).value(of: []) == .null)
    #expect(
      Expression.call(.hourOf, ignoresCase: false, [.field(0)]).value(of: [.string("2024-03-01T17:30:00Z")])
        == .integer(17))
  }

  /// No function traps, whatever it is given.
  @Test func everyFunctionTakesAnything() {
    let values: [Scalar] = [
      .null, .boolean(true), .integer(.min), .integer(.max), .integer(-1), .double(.nan), .double(-.infinity),
      .string(""),
      .string("é😀("), .string("10.0.0.0/8"),
    ]
    for function in Function.allCases {
      for ignoresCase in [false, true] {
        _ = Expression.call(function, ignoresCase: ignoresCase, []).value(of: [])
        for first in values {
          for second in values {
            for third in values {
              let arguments = [first, second, third].map { Expression.literal($0) }
              _ = Expression.call(function, ignoresCase: ignoresCase, arguments).value(of: [])
            }
          }
        }
      }
    }
  }

  private static func value(_ text: String) throws -> Scalar? {
    guard case .literal(let value) = try parseEQLCondition(text).computation.expression else { return nil }
    return value
  }
}
