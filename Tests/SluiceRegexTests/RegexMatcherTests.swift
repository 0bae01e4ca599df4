import SluiceRegex
import Testing

struct RegexMatcherTests {
  private let matcher = RegexMatcher()

  private func matches(_ pattern: String, _ text: String, _ options: RegexOptions = []) throws -> Bool {
    let regex = try Regex(pattern, options: options)
    var text = text
    return text.withUTF8 { matcher.matches(regex, UnsafeRawBufferPointer($0)) }
  }

  private func captures(_ pattern: String, _ text: String, _ options: RegexOptions = []) throws -> [String?] {
    let regex = try Regex(pattern, options: options)
    var text = text
    return text.withUTF8 { bytes in
      guard let match = matcher.firstMatch(of: regex, in: UnsafeRawBufferPointer(bytes)) else { return [] }
      return (0...regex.groupCount).map { group in
        match[group].map { String(decoding: bytes[$0], as: UTF8.self) }
      }
    }
  }

  @Test func `finds a match anywhere in the text`() throws {
    #expect(try matches("b+", "abbc"))
    #expect(try !matches("b+", "acd"))
    #expect(try matches("", ""))
    #expect(try matches("^$", ""))
  }

  @Test func `wants the whole text if told so`() throws {
    #expect(try matches("a|ab", "ab", .wholeText))
    #expect(try !matches("a", "ab", .wholeText))
    #expect(try !matches("b", "ab", .wholeText))
    #expect(try !matches("ab", "ab\n", .wholeText))
  }

  @Test func `follows its options`() throws {
    #expect(try matches("ÄRGER", "ärger", .ignoresCase))
    #expect(try !matches("ÄRGER", "ärger"))
    #expect(try matches("^b$", "a\nb\nc", .multiline))
    #expect(try !matches("^b$", "a\nb\nc"))
    #expect(try matches("a.b", "a\nb", .dotMatchesNewline))
    #expect(try !matches("a.b", "a\nb"))
    #expect(try matches("a.b", "a\rb"))
  }

  @Test func `a point is one character`() throws {
    #expect(try matches("^.$", "é"))
    #expect(try matches("^..$", "😀x"))
  }

  @Test func `tells what groups captured`() throws {
    #expect(try captures("(a)(x)?(b)", "zab") == ["ab", "a", nil, "b"])
    #expect(try captures("(a)|(b)", "a") == ["a", "a", nil])
    #expect(try captures("(a)", "b") == [])
    #expect(try captures(#"a\Kb"#, "ab") == ["b"])
  }

  @Test func `grows for expressions with many groups`() throws {
    let pattern = String(repeating: "(.)", count: 60)
    let found = try captures(pattern, String(repeating: "x", count: 60))
    #expect(found.count == 61)
    #expect(found.allSatisfy { $0 != nil })
  }

  @Test func `searches on from a byte`() throws {
    let regex = try Regex(#"\d+"#)
    var text = "1 22 333"
    let ranges = text.withUTF8 { bytes in
      var ranges: [Range<Int>] = []
      var start = 0
      while let match = matcher.firstMatch(of: regex, in: UnsafeRawBufferPointer(bytes), from: start) {
        ranges.append(match.range)
        start = match.range.upperBound
      }
      #expect(matcher.firstMatch(of: regex, in: UnsafeRawBufferPointer(bytes), from: 9) == nil)
      #expect(matcher.firstMatch(of: regex, in: UnsafeRawBufferPointer(bytes), from: -1) == nil)
      return ranges
    }
    #expect(ranges == [0..<1, 2..<4, 5..<8])
  }

  @Test func `a text without an address is empty`() throws {
    let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
    #expect(matcher.matches(try Regex("^$"), nothing))
    #expect(!matcher.matches(try Regex("a"), nothing))
  }

  @Test(
    arguments: [
      [0xFF], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x98], [0x80, 0x80], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF8, 0x88],
    ] as [[UInt8]])
  func `searches on both sides of bytes that are no UTF-8, and never matches them`(_ bytes: [UInt8]) throws {
    let text = Array("abc".utf8) + bytes + Array("def".utf8)
    try text.withUnsafeBytes { buffer in
      #expect(matcher.matches(try Regex("abc"), buffer))
      #expect(matcher.matches(try Regex("def"), buffer))
      #expect(!matcher.matches(try Regex("c.*d", options: .dotMatchesNewline), buffer))
      #expect(!matcher.matches(try Regex(#"c[^x]+d"#), buffer))
      // Starts within the ill-formed bytes.
      for start in 0...buffer.count {
        let match = matcher.firstMatch(of: try Regex("e"), in: buffer, from: start)
        #expect((match != nil) == (start <= 4 + bytes.count))
      }
    }
    let anything = try Regex(".", options: .dotMatchesNewline)
    bytes.withUnsafeBytes { #expect(!matcher.matches(anything, $0)) }
    #expect(matcher.limitCount == 0)
  }

  @Test(arguments: [
    ("(a+)+$", "a"), ("(a|a)*b", "a"), ("(a|aa)+$", "a"), (#"(.*)*=.*=.*#"#, "x="),
    (#"^(([a-z])+.)+[A-Z]([a-z])+$"#, "a"),
    (#"(?:(?:a*)*)*b"#, "a"),
  ])
  func `gives a hostile text up after little time`(_ pattern: String, _ unit: String) throws {
    let regex = try Regex(pattern)
    var text = String(repeating: unit, count: 5_000) + "!"
    let clock = ContinuousClock()
    let time = clock.measure { text.withUTF8 { #expect(!matcher.matches(regex, UnsafeRawBufferPointer($0))) } }
    // Generous, for slow machines: unbounded, the first would take longer than the universe has.
    #expect(time < .seconds(5))
  }

  @Test func `counts what it gave up`() throws {
    #expect(try !matches("(a+)+$", String(repeating: "a", count: 100) + "!"))
    #expect(matcher.limitCount == 1)
    #expect(try matches("(a+)+$", "aaa"))
    #expect(matcher.limitCount == 1)
  }

  @Test func `gives up at the stack's end`() throws {
    let small = RegexMatcher(limits: RegexLimits(steps: .max, heap: 64, stack: 32 << 10))
    let regex = try Regex("^(?:(a)|b)*c")
    var text = String(repeating: "ab", count: 100_000) + "xc"
    text.withUTF8 { #expect(!small.matches(regex, UnsafeRawBufferPointer($0))) }
    #expect(small.limitCount == 1)
  }
}
