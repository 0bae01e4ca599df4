import SluiceCore
import SluiceParse
import SluiceTestSupport
import Testing

/// What is wrong with one record does not take its neighbours along. `parsed` runs every text over all splits.
@Suite struct MalformedNeighbourTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// The malformed record, between two good ones.
    let bytes: [UInt8]
    /// Offset of what is wrong in it.
    let error: Int
    let reason: String
    var testDescription: String { name }

    init(_ name: String, _ text: String, _ error: Int, _ reason: String) {
      self.init(name, Array(text.utf8), error, reason)
    }

    init(_ name: String, _ bytes: [UInt8], _ error: Int, _ reason: String) {
      self.name = name
      self.bytes = bytes
      self.error = error
      self.reason = reason
    }
  }

  static let cases: [Case] = [
    Case("missing comma inside", #"{"eventID":"2" "x":1}"#, 15, "followed by something else"),
    Case("missing colon", #"{"eventID" "2"}"#, 11, "followed by something else"),
    Case("invalid UTF-8", Array(#"{"eventID":""#.utf8) + [0xFF, 0xC3] + Array(#""}"#.utf8), 12, "not UTF-8"),
    Case("control character", "{\"eventID\":\"\u{2}\"}", 12, "control character"),
    Case("bad escape", #"{"eventID":"\v"}"#, 12, "escape that JSON does not have"),
    Case("extra comma", #"{"eventID":"2",}"#, 15, "expected a key in quotes"),
    Case("missing brace", #"{"eventID":"2","x":{"y":1}"#, 27, "expected a key in quotes"),
    Case("bracket for brace", #"{"eventID":"2"]"#, 14, "expected ',' or '}'"),
    Case("not a value", #"{"eventID":undefined}"#, 11, "a value begins with 'u'"),
    Case("Python literals", #"{"eventID":None,"x":True}"#, 11, "a value begins with 'N'"),
    Case("single quotes", #"{'eventID':'2'}"#, 1, "a value begins with '''"),
    Case(
      "nested too deep", String(repeating: #"{"eventID":"#, count: 65) + String(repeating: "}", count: 65), 64 * 11,
      "nested deeper"),
  ]

  @Test(arguments: cases)
  func inAList(_ example: Case) async throws {
    for (front, between, back) in [
      (#"{"Records":["#, ",", "]}"), ("[", ",\n  ", "]\n"), (#"{"Records": [ "#, " , ", " ] , \"k\":1 }"),
    ] {
      let head = Array((front + record(1) + between).utf8)
      let bytes = head + example.bytes + Array((between + record(3) + between + record(4) + back).utf8)
      let outcome = try await parsed(bytes)
      #expect(outcome.ids == ["1", "3", "4"], "\(outcome.reasons)")
      let reject = try #require(outcome.rejects.first)
      #expect(outcome.rejects.count == 1)
      // What comes behind a missing brace is a key that is none: found where the next record begins.
      let shift = example.name == "missing brace" ? between.utf8.count - 1 : 0
      #expect(reject.errorOffset == head.count + example.error + shift)
      #expect(reject.reason.contains(example.reason))
      #expect(reject.offset == head.count && reject.index == 1)
      #expect(reject.bytes == example.bytes && reject.length == example.bytes.count)
      #expect(outcome.records.map(\.index) == [0, 2, 3] && outcome.failure == nil)
    }
  }

  @Test(arguments: cases)
  func onALine(_ example: Case) async throws {
    // Without its brace the record goes on behind the line's end.
    let head = Array((record(1) + "\n").utf8)
    let outcome = try await parsed(head + example.bytes + Array(("\n" + record(3) + "\n" + record(4) + "\n").utf8))
    #expect(outcome.ids == ["1", "3", "4"], "\(outcome.reasons)")
    #expect(outcome.rejects.map(\.bytes) == [example.bytes])
    #expect(outcome.failure == nil)
  }

  @Test func anUnclosedStringLosesAtMostItsOwnRecord() async throws {
    let list = try await parsed(#"{"Records":[\#(record(1)),{"eventID":"2,"x":"y"},\#(record(3)),\#(record(4))]}"#)
    #expect(list.ids == ["1", "3", "4"])
    #expect(list.rejects.map(\.text) == [#"{"eventID":"2,"x":"y"}"#])
    let last = try await parsed(#"{"Records":[\#(record(1)),{"eventID":"2},\#(record(3)),\#(record(4))]}"#)
    #expect(last.ids == ["1", "3", "4"])
    let lines = try await parsed([record(1), #"{"eventID":"2}"#, record(3), record(4)].joined(separator: "\n"))
    #expect(lines.ids == ["1", "3", "4"] && lines.rejects.map(\.text) == [#"{"eventID":"2}"#])
  }

  @Test func moreThanTheIndexCanNoteIsWrong() async throws {
    for count in [700, 900, 3_000] {
      let bad = Array(#"{"eventID":""#.utf8) + [UInt8](repeating: 0xFF, count: count) + Array(#""}"#.utf8)
      let head = Array("[\(record(1)),".utf8)
      let outcome = try await parsed(
        head + bad + [0x2C] + bad + Array(",\(record(4))]".utf8), splits: [7, 64, 1000, 4096])
      #expect(outcome.ids == ["1", "4"])
      // Where the index ends early, malformed records side by side are refused as one.
      let refused = outcome.rejects.map { Array($0.bytes.prefix(bad.count)) }
      #expect(refused == (count < 800 ? [bad, bad] : [bad]))
      #expect(outcome.rejects[at: 0]?.errorOffset == head.count + 12)
    }
    // Rubbish through and through.
    var random = SeededGenerator(seed: 9)
    let rubbish = (0..<20_000).map { _ in UInt8(random.below(256)) }
    let outcome = try await parsed(
      Array("[\(record(1)),".utf8) + rubbish + Array(",\(record(2)),\(record(3))]".utf8), splits: [64, 1000, 4096])
    #expect(outcome.ids.first == "1" && outcome.ids.last == "3")
  }

  @Test func aMissingCommaBetweenRecordsLosesNothing() async throws {
    let outcome = try await parsed("[\(record(1))\(record(2)) \(record(3)),\(record(4))]")
    #expect(outcome.ids == ["1", "2", "3", "4"] && outcome.reasons == [])
    #expect(outcome.notes == ["missing ',' between records": 2])
  }

  @Test func smallMalformedRecordsInOneBlockAreEachRefused() async throws {
    // Several of them share 64 bytes.
    let bad = ["{\"eventID\":\"\u{1}\"}", #"{"eventID":"\q"}"#, "{\"eventID\":\"\u{1}\"}", #"{"eventID":"\q"}"#]
    for separator in ["\n", ","] {
      let text = ([record(1)] + bad + [record(2)]).joined(separator: separator)
      let outcome = try await parsed(separator == "," ? "[\(text)]" : text)
      #expect(outcome.ids == ["1", "2"] && outcome.rejects.map(\.text) == bad)
    }
  }

  @Test func garbageBetweenRecordsIsRefusedByItself() async throws {
    let outcome = try await parsed("[\(record(1)), xyz ,\(record(2)),5,\"s\",null,\(record(3)) : \(record(4))]")
    #expect(outcome.ids == ["1", "2", "3", "4"])
    #expect(outcome.rejects.map(\.text) == ["xyz", "5", "\"s\"", "null", ":"])
    #expect(outcome.reasons.allSatisfy { $0.contains("expected a record, which begins with '{'") })
  }

  @Test func aStrayQuoteBetweenRecordsLosesNothing() async throws {
    let outcome = try await parsed("[\(record(1))\",\(record(2)),\(record(3))]")
    #expect(outcome.ids == ["1", "2", "3"] && outcome.rejects.map(\.text) == ["\""])
  }

  @Test func garbageLinesAreRefusedByThemselves() async throws {
    let outcome = try await parsed("\(record(1))\n--- log \"rotated ---\n\(record(2))\n]\n,\n\(record(3))\nend")
    #expect(outcome.ids == ["1", "2", "3"])
    #expect(outcome.rejects.map(\.text) == ["--- log \"rotated ---", "]", ",", "end"])
  }

  @Test func garbageBehindTheList() async throws {
    let outcome = try await parsed("{\"Records\":[\(record(1))]]}\n\(record(2))")
    #expect(outcome.ids == ["1", "2"] && outcome.rejects.map(\.text) == ["]"])
    #expect(try await parsed("{\"Records\":[\(record(1))}]}").rejects.map(\.text) == ["}"])
  }

  @Test func aRecordCutOffAtTheEnd() async throws {
    let text = "{\"Records\":[\(record(1)),\(record(2, #""s":"long""#))"
    for cut in (text.utf8.count - 20)..<text.utf8.count {
      let outcome = try await parsed(String(text.prefix(cut)))
      #expect(outcome.ids == ["1"])
      #expect(outcome.reasons == ["the object ends inside this record"] && outcome.failure == nil)
      #expect(outcome.rejects[at: 0]?.errorOffset == cut)
    }
    let between = try await parsed(text)
    #expect(between.ids == ["1", "2"] && between.failure?.contains("before the closing ']'") == true)
    #expect(try await parsed(text + "]").failure?.contains("before the closing '}'") == true)
    // A refused record further in front has nothing to do with it.
    let refused = try await parsed("[{\"eventID\":1,},\(record(2))")
    #expect(
      refused.ids == ["2"] && refused.rejects.count == 1 && refused.failure?.contains("before the closing ']'") == true)
  }

  @Test func aDamagedObjectGivesWhatCameBefore() async throws {
    let bytes = Array("{\"Records\":[\(record(1)),\(record(2)),{\"ev".utf8)
    for size in [1, 7, 1000] {
      let outcome = try await outcomes(of: [bytes], size: size, end: .failed(BlobError(.damaged, "broken")))[0]
      #expect(outcome.ids == ["1", "2"] && outcome.failure == "broken" && outcome.malformed == 1)
      #expect(outcome.imbalances == [])
    }
  }

  @Test func aWrapperThatIsMalformedBehindItsList() async throws {
    let outcome = try await parsed("{\"Records\":[\(record(1))],\"x\":tru,\"y\":1}\n")
    #expect(outcome.ids == ["1"] && outcome.malformed == 1)
  }

  @Test func namesWithControlCharactersInMessagesArePrintable() async throws {
    let outcome = try await parsed("[\(record(1)),{\"eventID\":1\u{7}}]")
    #expect(outcome.reasons.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x20 } })
  }

  @Test func listsInsideOneAnotherWithoutEndTakeNoMemory() async throws {
    // Each level would have to be remembered: past the limit it is refused, and what comes behind is still found.
    let deep = String(repeating: #"{"Records":["#, count: 5_000)
    let outcome = try await parsed(Array((deep + #"]},{"eventID":"1"}"#).utf8), splits: [997, 4096])
    #expect(outcome.rejects.contains { $0.reason.contains("lie deeper inside one another") })
  }
}
