import SluiceCore
import SluiceParse
import SluiceTestSupport
import Testing

/// Records that come one behind another are read as if each were the first.
@Suite struct MemberPredictorTests {
  /// Reads `texts` in their order with one reader, and each with the reference.
  static func expectTheSame(
    _ texts: [String], _ columns: [(FieldPath, ColumnMode)], splitsDots: Bool = true,
    location: SourceLocation = #_sourceLocation
  ) {
    var builder = ProjectionBuilder()
    let ids = columns.map { builder.raw($0.0, $0.1) }
    let projection = builder.build()
    let reader = SingleRecordReader(projection: projection, splitsDotsAtRoot: splitsDots)
    let reference = ReferenceReader(projection: projection)
    for var text in texts {
      text.withUTF8 { utf8 in
        let bytes = UnsafeRawBufferPointer(utf8)
        let found = reader.read(bytes, blob: RecordWalkerTests.blob)
        let expected = reference.read(bytes, blob: RecordWalkerTests.blob)
        for (id, column) in zip(ids, columns) {
          #expect(
            found[0, id].summary == expected[0, id].summary, "\(column) of \(String(decoding: bytes, as: UTF8.self))",
            sourceLocation: location)
        }
      }
    }
  }

  static let columns: [(FieldPath, ColumnMode)] = [
    ("a", .leaves), ("b", .cleanedLeaves), ("o.a", .leaves), ("o.o.a", .cleanedLeaves), ("o.b", .value),
    ("o.o", .value), ("l.a", .leaves), ("l.o.a", .leaves), ("z", .leaves),
    ("aKeyOfMoreThanThirtyTwoCharacters", .leaves), ("o.aKeyThatIsTwentyNineLettersX", .leaves),
  ]

  @Test(arguments: [
    // The same keys with all kinds of values, which end with a comma or with the object.
    [
      #"{"a":"long enough","b":"x","o":{"a":"1","b":"2"},"z":"3"}"#,
      #"{"a":true,"b":"none","o":{"a":null,"b":false},"z":null}"#,
      #"{"a":12.5,"b":-1,"o":{"a":1e3,"b":0},"z":true}"#,
      #"{"a":[1,"2"],"b":{"x":1},"o":{"a":[],"b":{"c":{}}},"z":{}}"#,
      #"{"a":"l\u006fng enough","b":"\u002d","o":{"a":"\"","b":"\\"},"z":"\n"}"#,
      #"{"a" : "long enough", "b":"x" ,"o":{ "a":"1","b": "2" },"z":"3" }"#,
    ],
    // Some keys missing, some new, some in another order, some twice.
    [
      #"{"a":"first","b":"second","o":{"a":"third"},"z":"fourth"}"#, #"{"b":"second","z":"fourth"}"#,
      #"{"a":"first","n":"new","b":"second","o":{},"z":"fourth"}"#, #"{"z":"fourth","b":"second","a":"first"}"#,
      #"{"a":"first","a":"again","b":"second","o":{"a":"third","a":"again"},"o":{"b":"only"}}"#,
      #"{"a":"first","b":"second","o":{"a":"third"},"z":"fourth","z":null}"#, "{}", #"{"o":{"o":{}}}"#,
    ],
    // The same keys in objects of other paths, and objects that end together.
    [
      #"{"o":{"a":"x","b":"y","o":{"a":"value","b":"w"}},"a":"last one"}"#,
      #"{"o":{"o":{"a":"value","o":{"a":"deeper"}},"a":"behind"},"a":"last one"}"#,
      #"{"o":{"o":{"o":{"o":{"a":"value"}}}}}"#, #"{"o":{"o":{"a":"value"}}}"#, #"{"o":{"o":{"a":"value"}},"z":"1"}"#,
      #"{"o":{"o":{"a":"value"} } ,"z":"1"}"#, #"{"o":"a string","a":"x"}"#, #"{"o":["an",{"a":"inside"}],"a":"x"}"#,
    ],
    // Objects in lists.
    [
      #"{"l":[{"a":"first","o":{"a":"x"}},{"a":"second","o":{"a":"y"}},{"a":"third"}],"z":"end"}"#,
      #"{"l":[{"a":"first","b":"twice"},[{"o":{"a":"x"},"a":"second"}],"text"],"z":"end"}"#,
      #"{"l":{"a":"alone","o":{"a":"x"}},"z":"end"}"#, #"{"l":[],"z":"end"}"#, #"{"l":[{"o":{"a":"x"}}]}"#,
    ],
    // Objects and lists that no path leads into, or only as a whole, between others and in front of the end.
    [
      #"{"n":{"x":"1","y":{"x":[{"x":"2"},"3",4]},"a":"no"},"a":"first","o":{"b":{"x":"1"},"a":"second"}}"#,
      #"{"n":[{"x":"1"},[],{}],"a":"first","o":{"b":[{"a":"no"}],"a":"second"},"z":"third"}"#,
      #"{"n":{},"a":"first","o":{"a":"second","b":{"x":{"x":"1"}}}}"#, #"{"n":[],"a":"first","o":{"a":"x","b":[]}}"#,
      #"{"n":{"x":"1"} ,"a":"first","o":{"a":"second","b":{"x":"1"} }}"#, #"{"n":{"x":true,"y":-1.5e3},"a":"first"}"#,
      #"{"n":{"x":"\"},"a":"first","o":{"n":{"a":"no"}}}"#, #"{"n":"text","a":"first","o":{"n":["no"],"a":"x"}}"#,
    ],
    // Keys with dots and escapes, which are other keys than they look like.
    [
      #"{"o.a":"dotted","o":{"a":"plain"},"a":"x"}"#, #"{"o":{"a":"plain","o.a":"dotted"},"a":"x"}"#,
      #"{"\u0061":"escaped","b":"x","o":{"\u0061":"escaped","b":"y"}}"#, #"{"a":"plain","b":"x","o":{"a":"y"}}"#,
      #"{"o.o.a":"dotted","z":"x"}"#, #"{"o.o":{"a":"half dotted"},"z":"x"}"#, #"{"a.b":"other","a":"plain"}"#,
    ],
    // Keys that are too long to be remembered, or just not, and keys that differ only behind their beginning.
    [
      #"{"aKeyOfMoreThanThirtyTwoCharacters":"x","o":{"aKeyThatIsTwentyNineLettersX":"y","a":"z"},"z":"w"}"#,
      #"{"aKeyOfMoreThanThirtyTwoCharacterz":"x","o":{"aKeyThatIsTwentyNineLettersY":"y","a":"z"},"z":"w"}"#,
      #"{"aKeyOfMoreThanThirtyTwoCharacters":"x","o":{"aKeyThatIsTwentyNineLettersXY":"y","a":"z"},"z":"w"}"#,
      #"{"a":"x","aa":"y","aaa":"z","":"w"}"#, #"{"":"w","a":"x","aaa":"z","aa":"y"}"#,
    ],
  ])
  func aRecordIsReadAsIfItWereTheFirst(_ texts: [String]) {
    Self.expectTheSame(texts + texts + texts.reversed(), Self.columns)
    // Each behind each other one.
    for first in texts { Self.expectTheSame(texts.flatMap { [first, $0] }, Self.columns) }
    Self.expectTheSame(texts + texts, Self.columns.filter { $0.1 == .value })
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func recordsOfFewKindsWithChangesAreReadAsTheReferenceDoes(seed: UInt64) {
    var source = RandomRecord(seed: seed &+ 5000)
    let kinds = (0..<4).map { _ in source.record() }
    let columns = (0..<20).map { number in
      (FieldPath(source.path()), [ColumnMode.leaves, .cleanedLeaves, .value][number % 3])
    }
    var texts: [String] = []
    for _ in 0..<200 {
      var text = source.random.pick(kinds)
      // Another value, or another key, in the middle.
      if source.random.below(2) == 0 { text = text.replacing(#""x""#, with: #""another value""#, maxReplacements: 1) }
      if source.random.below(4) == 0 { text = text.replacing(#""id":"#, with: #""arn":"#, maxReplacements: 1) }
      texts.append(text)
    }
    Self.expectTheSame(texts, columns)
  }

  @Test func moreKeysThanAreRememberedAreReadToo() {
    let texts = (0..<40).map { record in
      let members = (0..<60).map { #""key\#(record)-\#($0)":"value \#($0)""# }.joined(separator: ",")
      return #"{"a":"first",\#(members),"o":{\#(members),"a":"inside"},"z":"last"}"#
    }
    Self.expectTheSame(texts + texts, Self.columns + [("key39-59", .leaves), ("o.key39-0", .leaves)])
  }

  @Test(arguments: [
    #"{"a":"x","b":"y",}"#, #"{"a":"x","b":"y""z":"w"}"#, #"{"a":"x","b":"y","z"}"#,
    // Inside of what no path leads into.
    #"{"a":"x","n":{"k":"v",},"z":"w"}"#, #"{"a":"x","n":{"k":tru},"z":"w"}"#, #"{"a":"x","n":{"k":"v"],"z":"w"}"#,
    #"{"a":"x","n":[1,],"z":"w"}"#, #"{"a":"x","n":{"k"},"z":"w"}"#, #"{"a":"x","n":{"k":"v"}"z":"w"}"#,
    #"{"a":"x","n":{"k":"v"}:"z"}"#, #"{"a":"x","n":{"k":\#(nest(63))},"z":"w"}"#,
    // Numbers.
    #"{"a":01,"n":{},"z":"w"}"#, #"{"a":-,"n":{},"z":"w"}"#, #"{"a":1.,"n":{},"z":"w"}"#, #"{"a":1 2,"z":"w"}"#,
  ])
  func whatIsForetoldIsCheckedLikeAnythingElse(_ broken: String) async throws {
    let good = [
      #"{"a":"x","b":"y","z":"w"}"#, #"{"a":"x","n":{"k":"v"},"z":"w"}"#,
      #"{"a":1,"n":{"k":\#(Self.nest(62))},"z":"w"}"#,
    ]
    let text = (good + good + [broken] + good).joined(separator: "\n")
    let (rejects, count, _) = try await GrammarTests.rejects(text, [("a", .leaves), ("z", .leaves)])
    let (alone, _, _) = try await GrammarTests.rejects(broken, [("a", .leaves), ("z", .leaves)])
    #expect(count == 9 && rejects.count == 1 && alone.count == 1)
    #expect(rejects.first?.reason == alone.first?.reason)
    #expect(rejects.first.map { $0.errorOffset - $0.offset } == alone.first?.errorOffset)
  }

  /// That many lists inside one another.
  static func nest(_ depth: Int) -> String {
    String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
  }
}
