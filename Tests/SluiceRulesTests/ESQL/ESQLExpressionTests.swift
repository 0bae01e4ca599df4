import SluiceCore
import SluiceRules
import SluiceTestSupport
import Testing

@Suite struct ESQLExpressionTests {
  @Test(
    arguments: [
      ("1 + 2 * 3", .integer(7)), ("(1 + 2) * 3", .integer(9)), ("7 / 2", .integer(3)), ("7 / 2.0", .double(3.5)),
      ("7 % 4 - -1", .integer(4)), ("- 2 * 3", .integer(-6)), ("1 / 0", .null), ("1.0 / 0", .null),
      ("9223372036854775807 + 1", .null), ("-9223372036854775807 - 2", .null), ("0x", .null),
      ("not true and false", .boolean(false)), ("not (true and false)", .boolean(true)),
      ("true or true and false", .boolean(true)), ("not 1 == 2", .boolean(true)), ("1 + 1 == 2", .boolean(true)),
      ("not 1 in (2, 3)", .boolean(true)), ("1 not in (2, 3)", .boolean(true)), ("not not true", .boolean(true)),
      ("\"a\" == \"a\" and null", .null), ("false and null", .boolean(false)), ("true or null", .boolean(true)),
      ("not null", .null), ("null is null", .boolean(true)), ("not 1 is null", .boolean(true)),
      ("true in (starts_with(\"ab\", \"x\"), starts_with(\"ab\", \"a\"))", .boolean(true)),
      ("1 == 1.0", .boolean(true)), ("\"10\" == 10", .null), ("\"5\"::integer + 1", .integer(6)),
      ("[1, 2] == 1", .null), ("\"a\" like \"A\"", .boolean(false)), ("\"a.b\" not like \"a?b\"", .boolean(false)),
      ("\"axb\" rlike \"a.b\"", .boolean(true)), ("\"axbc\" rlike \"a.b\"", .boolean(false)),
      ("\"x\" rlike (\"a\", \"x|y\")", .boolean(true)),
      (#""{\"Effect\": \"Allow\"}" rlike """.*\"Effect\": *\"Allow\".*""""#, .boolean(true)),
      ("\"é\" == \"e\u{301}\"", .boolean(false)),
      ("case(false, 1, 2)", .integer(2)), ("case(null, 1)", .null), ("case(null, 1, true, 3)", .integer(3)),
      ("greatest(1, 3, 2)", .integer(3)), ("least(1, null)", .null), ("coalesce(null, [1, 2])", .texts()),
      ("/* a /* b */ c */ 1 // d", .integer(1)), ("5 minutes == 300 seconds", .null),
    ] as [(String, ESQLValue)])
  func expressionsAreComputed(text: String, value: ESQLValue) throws {
    switch text {
    case "0x": #expect(throws: QueryError.self) { try ESQLTesting.value(of: text) }
    case "coalesce(null, [1, 2])":
      #expect(try ESQLTesting.value(of: text) == .many([.integer(1), .integer(2)]))
    // The comment swallows the line.
    case "/* a /* b */ c */ 1 // d":
      #expect(try ESQLTesting.run("FROM x | EVAL r = \(text)\n| KEEP r", over: [.object([])]) == [["r": value]])
    default: #expect(try ESQLTesting.value(of: text) == value, "\(text)")
    }
  }

  @Test(
    arguments: [
      ("concat(\"a\", \"b\", \"c\")", .string("abc")), ("substring(\"hello\", 2, 3)", .string("ell")),
      ("substring(\"hello\", -3)", .string("llo")), ("left(\"häl\", 2)", .string("hä")),
      ("right(\"hello\", 2)", .string("lo")),
      ("length(\"häé\")", .integer(3)), ("trim(\"  a \")", .string("a")), ("ltrim(\" a \")", .string("a ")),
      ("rtrim(\" a \")", .string(" a")), ("replace(\"a1b22\", \"[0-9]+\", \"<$0>\")", .string("a<1>b<22>")),
      ("replace(\"abc\", \"x*\", \"-\")", .string("-a-b-c-")), ("split(\"a;b;;c\", \";\")", .texts("a", "b", "", "c")),
      ("locate(\"hello\", \"l\")", .integer(3)), ("locate(\"häl\", \"l\")", .integer(3)),
      ("locate(\"a\", \"b\")", .integer(0)),
      ("from_base64(\"aGk=\")", .string("hi")), ("from_base64(\"aGk\")", .string("hi")), ("from_base64(\"*\")", .null),
      ("to_base64(\"hi\")", .string("aGk=")), ("to_base64(from_base64(\"YWJjZA==\"))", .string("YWJjZA==")),
      ("to_lower(\"ÄB\")", .string("äb")), ("to_upper(\"ab\")", .string("AB")),
      ("ends_with(\"a.js\", \".js\")", .boolean(true)),
      ("abs(-3)", .integer(3)), ("round(2.5)", .double(3)), ("round(-2.5)", .double(-3)),
      ("round(1.256, 2)", .double(1.26)),
      ("round(1234, -2)", .integer(1200)), ("floor(1.9)", .double(1)), ("ceil(1.1)", .double(2)),
      ("to_integer(\"2.6\")", .integer(3)), ("to_integer(3000000000)", .null),
      ("to_long(3000000000)", .integer(3_000_000_000)),
      ("to_double(\"x\")", .null), ("to_boolean(\"TRUE\")", .boolean(true)), ("to_string(1.5)", .string("1.5")),
      ("to_string(12345678.0)", .string("1.2345678E7")), ("to_string(0.0001)", .string("1.0E-4")),
      ("to_string(to_ip(\"2001:db8:0:0::1\"))", .string("2001:db8::1")), ("to_ip(\"1.2.3\")", .null),
      ("to_ip(\"10.1.2.3\") == \"10.1.2.3\"", .boolean(true)), ("to_ip(\"10.1.2.3\") < \"10.1.2.10\"", .boolean(true)),
      ("cidr_match(to_ip(\"10.1.2.3\"), \"192.168.0.0/16\", \"10.0.0.0/8\")", .boolean(true)),
      ("cidr_match(to_ip(\"11.1.2.3\"), \"10.0.0.0/8\")", .boolean(false)), ("mv_count([1, 1, 2])", .integer(3)),
      ("mv_first([3, 1])", .integer(3)), ("mv_last([3, 1])", .integer(1)), ("mv_min([3, 1])", .integer(1)),
      ("mv_max([3, 1])", .integer(3)), ("mv_dedupe([1, 1])", .integer(1)),
      ("mv_concat([\"a\", \"b\"], \"-\")", .string("a-b")),
      ("mv_concat(mv_sort([2, 1, 3], \"desc\"), \"\")", .string("321")), ("mv_count(null)", .null),
      ("date_extract(\"hour_of_day\", \"2024-02-29T13:14:15Z\")", .integer(13)),
      ("date_extract(\"day_of_week\", \"2024-02-29\")", .integer(4)),
      ("date_format(\"yyyy-MM-dd'T'HH:mm E\", \"2024-02-29T13:14:15Z\")", .string("2024-02-29T13:14 Thu")),
      ("to_string(date_parse(\"dd/MM/yyyy HH:mm\", \"29/02/2024 01:02\"))", .string("2024-02-29T01:02:00.000Z")),
      ("date_parse(\"dd/MM/yyyy\", \"30/02/2024\")", .null),
      ("date_diff(\"minutes\", \"2024-01-01T00:00:00Z\", \"2024-01-01T00:09:59Z\")", .integer(9)),
      ("date_diff(\"seconds\", \"2024-01-01T00:00:10Z\", \"2024-01-01T00:00:00Z\")", .integer(-10)),
      ("date_diff(\"month\", \"2024-01-31\", \"2024-02-29\")", .integer(0)),
      ("to_string(to_datetime(\"2024-01-31\") + 1 month)", .string("2024-02-29T00:00:00.000Z")),
      ("to_string(now() - 1 hour)", .string("1969-12-31T23:00:00.000Z")), ("now() >= now() - 1 day", .boolean(true)),
    ] as [(String, ESQLValue)])
  func functionsAreComputed(text: String, value: ESQLValue) throws {
    #expect(try ESQLTesting.value(of: text) == value, "\(text)")
  }

  @Test(arguments: [
    ("30 seconds", "2024-05-06T07:08:39.999Z", "2024-05-06T07:08:30.000Z"),
    ("5 minute", "2024-05-06T07:09:59Z", "2024-05-06T07:05:00.000Z"),
    // 7 minutes don't divide the hour: buckets are counted from 1970.
    ("7 minutes", "1970-01-01T01:00:00Z", "1970-01-01T00:56:00.000Z"),
    ("10 seconds", "1969-12-31T23:59:59Z", "1969-12-31T23:59:50.000Z"),
    ("1 day", "2024-05-06T07:09:59Z", "2024-05-06T00:00:00.000Z"),
    ("1 week", "2024-05-05T07:00:00Z", "2024-04-29T00:00:00.000Z"),
    ("1 month", "2024-02-29T07:00:00Z", "2024-02-01T00:00:00.000Z"),
    ("1 quarter", "2024-06-29", "2024-04-01T00:00:00.000Z"),
    ("1 year", "2024-06-29", "2024-01-01T00:00:00.000Z"),
  ])
  func truncationIsAlignedToTheEpoch(span: String, time: String, bucket: String) throws {
    for function in ["date_trunc(\(span), to_datetime(\"\(time)\"))", "bucket(to_datetime(\"\(time)\"), \(span))"] {
      #expect(try ESQLTesting.value(of: "to_string(\(function))") == .string(bucket))
    }
  }

  @Test func fieldValuesHaveTheirTypes() {
    #expect(ESQLValue(fieldType: .keyword, texts: ["b", "a", "b"]) == .texts("a", "b"))
    #expect(ESQLValue(fieldType: .long, texts: ["10", "9", "9"]) == .many([.integer(9), .integer(9), .integer(10)]))
    #expect(ESQLValue(fieldType: .boolean, texts: ["true"]) == .boolean(true))
    #expect(ESQLValue(fieldType: .date, texts: ["1970-01-01T00:00:01Z"]) == .datetime(1_000))
    #expect(ESQLValue(fieldType: .ip, texts: ["no"]) == .null)
    #expect(ESQLValue(fieldType: .ip, texts: ["::ffff:1.2.3.4"]).text == "1.2.3.4")
    #expect(ESQLValue(fieldType: .flattened, texts: ["22"]) == .string("22"))
    #expect(ESQLValue(fieldType: .keyword, texts: []) == .null)
  }
}
