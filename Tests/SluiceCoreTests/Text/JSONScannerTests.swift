import SluiceCore
import SluiceTestSupport
import Testing

@Suite struct JSONScannerTests {
  static func tokens(_ text: String) -> [(token: JSONScanner.Token, text: String)] {
    let bytes = Array(text.utf8)
    return bytes.withUnsafeBytes { buffer in
      var scanner = JSONScanner(buffer)
      var found: [(JSONScanner.Token, String)] = []
      while true {
        let token = scanner.next()
        if token == .end { return found }
        found.append((token, String(decoding: scanner.tokenBytes, as: UTF8.self)))
      }
    }
  }

  @Test func readsEveryToken() {
    let found = Self.tokens(#" {"a" : [1, -2.5e+3, "x\"y", true,false ,null], "":{}} "#)
    #expect(
      found.map(\.token) == [
        .objectStart, .string(isEscaped: false), .arrayStart, .number, .number, .string(isEscaped: true), .true, .false,
        .null,
        .arrayEnd, .string(isEscaped: false), .objectStart, .objectEnd, .objectEnd,
      ])
    #expect(
      found.map(\.text) == ["{", "a", "[", "1", "-2.5e+3", #"x\"y"#, "true", "false", "null", "]", "", "{", "}", "}"])
  }

  @Test func skipPassesOverAWholeValue() {
    let bytes = Array(#"[{"a":[1,{"b":"}]"}]},2]"#.utf8)
    bytes.withUnsafeBytes { buffer in
      var scanner = JSONScanner(buffer)
      #expect(scanner.next() == .arrayStart)
      let token = scanner.next()
      scanner.skip(token)
      #expect(String(decoding: scanner.tokenBytes, as: UTF8.self) == #"{"a":[1,{"b":"}]"}]}"#)
      let number = scanner.next()
      scanner.skip(number)
      #expect(String(decoding: scanner.tokenBytes, as: UTF8.self) == "2")
      #expect(scanner.next() == .arrayEnd && scanner.next() == .end && scanner.next() == .end)
    }
  }

  @Test func textThatIsNotWellFormedEndsWithoutACrash() {
    for text in ["\"abc", "\"a\\", "tru", "n", "{[", "]]}", "-", "\u{1}x", "\"\\"] { _ = Self.tokens(text) }
    var random = SeededGenerator(seed: 4)
    let alphabet = Array("{}[]:,\"\\tfn1-. ".utf8)
    for _ in 0..<2_000 {
      let bytes = (0..<random.below(20)).map { _ in random.pick(alphabet) }
      bytes.withUnsafeBytes { buffer in
        var scanner = JSONScanner(buffer)
        var token = scanner.next()
        while token != .end {
          #expect(scanner.range.upperBound <= buffer.count)
          if random.once(in: 3) { scanner.skip(token) }
          token = scanner.next()
        }
      }
    }
  }
}
