import SluiceCore
import SluiceParse
import SluiceTestSupport
import Testing

@Suite struct RecordWalkerTests {
  static let blob = Blob(sequence: 0, origin: "test") { () throws(BlobError) -> any ByteReader in
    throw BlobError(.unreadable, "a test's blob is not opened")
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func everyColumnIsWhatTheReferenceReads(seed: UInt64) {
    var source = RandomRecord(seed: seed)
    var builder = ProjectionBuilder()
    var paths: [(path: [String], mode: ColumnMode, column: ColumnID)] = []
    for _ in 0..<[3, 12, 30, 80][Int(seed % 4)] {
      let path = source.path()
      // A path, those in front of it, and those behind.
      for length in Set([path.count, max(1, path.count - 1)]) {
        let mode: ColumnMode = source.random.pick([.leaves, .cleanedLeaves, .value])
        let keys = Array(path.prefix(length))
        paths.append((keys, mode, builder.raw(FieldPath(keys), mode)))
      }
    }
    let projection = builder.build()
    let reader = SingleRecordReader(projection: projection, splitsDotsAtRoot: true)
    let reference = ReferenceReader(projection: projection)
    for _ in 0..<25 {
      var text = source.record()
      text.withUTF8 { utf8 in
        let bytes = UnsafeRawBufferPointer(utf8)
        let found = reader.read(bytes, blob: Self.blob)
        let expected = reference.read(bytes, blob: Self.blob)
        for (path, mode, column) in paths {
          #expect(
            found[0, column].summary == expected[0, column].summary,
            "\(path) \(mode) of \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
  }

  static func cell(_ text: String, _ path: FieldPath, _ mode: ColumnMode = .leaves, splitsDots: Bool = true) -> String {
    var builder = ProjectionBuilder()
    let column = builder.raw(path, mode)
    let reader = SingleRecordReader(projection: builder.build(), splitsDotsAtRoot: splitsDots)
    var text = text
    return text.withUTF8 { reader.read(UnsafeRawBufferPointer($0), blob: blob)[0, column].summary }
  }

  @Test func leavesAreABagThroughArrays() {
    #expect(Self.cell(#"{"a":[{"b":1},{"b":[2,{"c":3}]},4,null]}"#, "a.b") == "[number 1 | number 2]")
    #expect(Self.cell(#"{"a":[1,[2,[3]],{"x":4}]}"#, "a") == "[number 1 | number 2 | number 3]")
    #expect(Self.cell(#"{"a":{"b":1}}"#, "a") == "missing")
    #expect(Self.cell(#"{"a":null}"#, "a") == "missing")
    #expect(Self.cell(#"{"a":1}"#, "a.b") == "missing")
  }

  @Test func cleanedLeavesLeaveOutWhatStandsForNothing() {
    #expect(
      Self.cell(#"{"a":["","-","none","None","x",0]}"#, "a", .cleanedLeaves) == "[string None | string x | number 0]")
    #expect(Self.cell(#"{"a":["","-"]}"#, "a", .leaves) == "[string  | string -]")
  }

  @Test func valuesAreTheTextAsItStands() {
    #expect(Self.cell(#"{"a":{ "b" : [1, 2] }}"#, "a", .value) == #"object { "b" : [1, 2] }"#)
    #expect(Self.cell(#"{"a":{ "b" : [1, 2] }}"#, "a.b", .value) == "array [1, 2]")
    #expect(Self.cell(#"{"a":null}"#, "a", .value) == "null null")
    #expect(Self.cell(#"{"a":[{"b":{"c":1}},{"b":2}]}"#, "a.b", .value) == #"[object {"c":1} | number 2]"#)
  }

  @Test func theLastOfRepeatedKeysCounts() {
    #expect(Self.cell(#"{"a":1,"a":2}"#, "a") == "number 2")
    #expect(Self.cell(#"{"a":[1,2],"a":{"b":3}}"#, "a") == "missing")
    #expect(Self.cell(#"{"a":{"b":1,"c":2},"a":{"c":3}}"#, "a.b") == "missing")
    #expect(Self.cell(#"{"a":{"b":1},"a":null}"#, "a.b") == "missing")
    #expect(Self.cell(#"{"a":1,"\u0061":2}"#, "a", .value) == "number 2")
  }

  @Test func inArraysRepeatedKeysKeepBothValues() {
    #expect(Self.cell(#"{"a":[{"b":1,"b":2}]}"#, "a.b") == "[number 1 | number 2]")
  }

  @Test func theLastOfRepeatedKeysCountsBeyond64Siblings() {
    var builder = ProjectionBuilder()
    let columns = (0..<100).map { builder.raw(FieldPath(["k\($0)"]), .leaves) }
    let reader = SingleRecordReader(projection: builder.build(), splitsDotsAtRoot: false)
    let members = (0..<200).map { #""k\#($0 % 100)":\#($0)"# }.joined(separator: ",")
    var text = "{\(members)}"
    text.withUTF8 { utf8 in
      let batch = reader.read(UnsafeRawBufferPointer(utf8), blob: Self.blob)
      for (number, column) in columns.enumerated() { #expect(batch[0, column].summary == "number \(number + 100)") }
    }
  }

  @Test func aDottedKeyStandsForSeveralAndAddsToThem() {
    #expect(Self.cell(#"{"a.b":1}"#, "a.b") == "number 1")
    #expect(Self.cell(#"{"a.b":1}"#, "a.b", splitsDots: false) == "missing")
    #expect(Self.cell(#"{"x":{"a.b":1}}"#, "x.a.b", splitsDots: false) == "number 1")
    #expect(Self.cell(#"{"a":{"b":1},"a.b":2}"#, "a.b") == "[number 1 | number 2]")
    #expect(Self.cell(#"{"a.b":{"c.d":[1,2]}}"#, "a.b.c.d") == "[number 1 | number 2]")
  }

  @Test func escapedStringsAreUndone() {
    #expect(Self.cell(#"{"a":"\u00e9\ud83d\ude00\n\"\\\/"}"#, "a") == "string é😀\n\"\\/")
    #expect(Self.cell(#"{"a":"\ud83d"}"#, "a") == "string \u{FFFD}")
    // A backslash nearby, in another string of the same block.
    #expect(Self.cell(#"{"x":"\n","a":"plain"}"#, "a") == "string plain")
    #expect(Self.cell(#"{"\u0061\u002eb":1}"#, "a.b") == "number 1")
  }

  @Test func listsOfManyValuesKeepTheirOrder() {
    let numbers = (0..<1000).map(String.init)
    #expect(
      Self.cell(#"{"a":[\#(numbers.joined(separator: ","))]}"#, "a")
        == "[" + numbers.map { "number \($0)" }.joined(separator: " | ") + "]")
  }
}
