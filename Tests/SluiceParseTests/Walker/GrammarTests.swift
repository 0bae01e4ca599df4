import SluiceCore
import SluiceParse
import SluiceTestSupport
import Testing

@Suite struct GrammarTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    /// Offset of what is wrong.
    let offset: Int
    /// Part of the reason.
    let reason: String
    var testDescription: String { String(text.prefix(60)) }

    init(_ text: String, _ offset: Int, _ reason: String) {
      self.text = text
      self.offset = offset
      self.reason = reason
    }
  }

  static let refused: [Case] = [
    Case(#"{"a" 1}"#, 5, "a value is followed by something else"),
    Case(#"{"a"}"#, 4, "expected ':' behind the key"),
    Case(#"{"a":}"#, 5, "expected a value behind ':'"),
    Case(#"{"a":1,}"#, 7, "expected a key in quotes"),
    Case(#"{,"a":1}"#, 1, "expected a key in quotes or '}'"),
    Case(#"{a:1}"#, 1, "a value begins with 'a'"),
    Case(#"{1:1}"#, 2, "expected a key in quotes"),
    Case(#"{"a":1 "b":2}"#, 7, "a value is followed by something else"),
    Case(#"{"a":"x""b":2}"#, 8, "a value is followed by something else"),
    Case(#"{"a":[1,]}"#, 8, "expected a value behind ','"),
    Case(#"{"a":[,1]}"#, 6, "expected a value or ']'"),
    Case(#"{"a":[1 2]}"#, 8, "a value is followed by something else"),
    Case(#"{"a":[1}"#, 7, "expected ',' or ']'"),
    Case(#"{"a":{"b":1]}"#, 11, "expected ',' or '}'"),
    Case(#"{"a":[1:2]}"#, 7, "expected ',' or ']'"),
    Case(#"{"a":1:2}"#, 6, "expected ',' or '}'"),
    Case(#"{"a":{} 1}"#, 9, "expected ',' or '}'"),
    Case(#"{"a":[] []}"#, 8, "expected ',' or '}'"),
    Case(#"{"a":tru}"#, 5, "a value begins with 't'"),
    Case(#"{"a":True}"#, 5, "a value begins with 'T'"),
    Case(#"{"a":nulL}"#, 5, "a value begins with 'n'"),
    Case(#"{"a":NaN}"#, 5, "a value begins with 'N'"),
    Case(#"{"a":01}"#, 5, "a value begins with '0'"),
    Case(#"{"a":1.}"#, 5, "a value begins with '1'"),
    Case(#"{"a":.5}"#, 5, "a value begins with '.'"),
    Case(#"{"a":+1}"#, 5, "a value begins with '+'"),
    Case(#"{"a":-}"#, 5, "a value begins with '-'"),
    Case(#"{"a":1e}"#, 5, "a value begins with '1'"),
    Case(#"{"a":0x10}"#, 5, "a value begins with '0'"),
    Case(#"{"a":'x'}"#, 5, "a value begins with '''"),
    Case("{\"a\":\u{B}1}", 5, "a value begins with '0xb'"),
    Case("{\"a\":\"x\ny\"}", 7, "a control character stands in a string"),
    Case("{\"a\u{1}\":1}", 3, "a control character stands in a string"),
    Case(#"{"a":"\x"}"#, 6, "an escape that JSON does not have"),
    Case(#"{"a":"\u12g4"}"#, 6, "an escape that JSON does not have"),
    Case(#"{"a":"\u12"}"#, 6, "an escape that JSON does not have"),
    Case(#"{"a":"x}"#, 8, "the object ends inside this record"),
    Case(#"{"a":{"b":1}"#, 12, "the object ends inside this record"),
    Case(
      String(repeating: #"{"a":"#, count: 65) + "1" + String(repeating: "}", count: 65), 64 * 5,
      "nested deeper than 64 levels"),
    Case(
      #"{"a":"# + String(repeating: "[", count: 64) + String(repeating: "]", count: 64) + "}", 5 + 63,
      "nested deeper than 64 levels"),
  ]

  static let projections: [[(FieldPath, ColumnMode)]] = [
    [], [("a", .leaves)], [("a", .value)], [("a", .cleanedLeaves), ("a.b", .leaves)],
    [("a.a.a.a", .value), ("b", .leaves)],
    [(FieldPath([String](repeating: "a", count: 64)), .leaves)],
    [(FieldPath([String](repeating: "a", count: 70)), .leaves)],
    [("x.y", .leaves)],
  ]

  /// The rejects and the number of records with a projection.
  static func rejects(
    _ text: String, _ columns: [(FieldPath, ColumnMode)]
  ) async throws -> (rejects: [RejectedRecord], count: Int, cells: [String]) {
    var builder = ProjectionBuilder()
    let ids = columns.map { builder.raw($0.0, $0.1) }
    let plan = ParsePlan(options: ParseOptions(format: .json), in: &builder).with(builder.build())
    var found: [RejectedRecord] = []
    var count = 0
    var cells: [String] = []
    for try await batch in SplitWindows(blobs: [Array(text.utf8)], size: 1 << 20).parse(plan, lane: LaneLedger()) {
      found += batch.rejects
      count += batch.count
      for record in 0..<batch.count { cells += ids.map { batch[record, $0].summary } }
    }
    return (found, count, cells)
  }

  @Test(arguments: refused)
  func aMalformedRecordIsRefusedWhateverIsProjected(_ example: Case) async throws {
    for columns in Self.projections {
      let (rejects, count, _) = try await Self.rejects(example.text, columns)
      #expect(count == 0 && rejects.count == 1, "\(columns)")
      let reject = try #require(rejects.first)
      #expect(reject.errorOffset == example.offset, "\(columns)")
      #expect(reject.reason.contains(example.reason), "\(columns): \(reject.reason)")
    }
  }

  @Test(arguments: [
    #"{}"#, #"{ }"#, #"{"":""}"#, #"{"a":[]}"#, #"{"a":[{}]}"#, #"{"a":-0}"#, #"{"a":1E400}"#, #"{"a":1e+5}"#,
    #"{"a":0.0}"#,
    #"{"a":123456789012345678901234567890123456789012345678901234567890}"#, #"{"a":"\u0000"}"#, #"{"a":"\ud800"}"#,
    "{\"a\":\"\u{7f}\"}", "{\r\n\t \"a\"\t:\r\n1 }", #"{"a":"{\"b\":[}"}"#, #"{"a":true,"a":false,"a":null}"#,
    String(repeating: #"{"a":"#, count: 63) + "1" + String(repeating: "}", count: 63),
    String(repeating: #"{"a":"#, count: 64) + "1" + String(repeating: "}", count: 64),
    #"{"a":"# + String(repeating: "[", count: 63) + String(repeating: "]", count: 63) + "}",
  ])
  func anOddRecordIsTakenWhateverIsProjected(_ text: String) async throws {
    for columns in Self.projections {
      let (rejects, count, _) = try await Self.rejects(text, columns)
      #expect(count == 1 && rejects.isEmpty, "\(columns) \(rejects.map(\.reason))")
    }
  }

  @Test(arguments: ["1E400", "-0", "123456789012345678901234567890", "0.1000", "1e-5", "-12.5E+3"])
  func numbersStayAsTheyAreWritten(_ number: String) async throws {
    for end in ["}", " }", ",\"b\":1}", "\n}"] {
      let (_, _, cells) = try await Self.rejects(#"{"a":\#(number)\#(end)"#, [("a", .leaves), ("a", .value)])
      #expect(cells == ["number \(number)", "number \(number)"])
    }
  }

  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func whetherARecordIsRefusedDoesNotDependOnTheProjection(seed: UInt64) async throws {
    var source = RandomRecord(seed: seed &+ 1000)
    let noise = Array("{}[]:,\"\\ 1tn\u{1}".utf8)
    var texts: [String] = []
    for _ in 0..<60 {
      var bytes = Array(source.record().utf8.prefix(400))
      for _ in 0..<(1 + source.random.below(2)) {
        bytes[source.random.below(bytes.count)] = source.random.pick(noise)
      }
      texts.append(String(decoding: bytes, as: UTF8.self))
    }
    let wide = RandomRecord.keys.flatMap { key in
      [(FieldPath([key]), ColumnMode.leaves), (FieldPath([key, "a"]), .value), (FieldPath([key, "b", "a"]), .leaves)]
    }
    for text in texts {
      let narrow = try await Self.rejects(text, [])
      let full = try await Self.rejects(text, wide)
      #expect(narrow.count == full.count)
      #expect(narrow.rejects.map(\.errorOffset) == full.rejects.map(\.errorOffset), "\(text)")
      #expect(narrow.rejects.map(\.reason) == full.rejects.map(\.reason))
    }
  }
}
