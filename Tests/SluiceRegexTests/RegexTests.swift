import SluiceRegex
import Testing

struct RegexTests {
  @Test(arguments: [
    ("a(b", 3), ("a)b", 1), ("[a", 2), ("*a", 0), (#"\"#, 1), ("(?<n>a)(?<n>b)", 12), (#"\C"#, 2),
  ])
  func `says where a pattern is at fault`(_ pattern: String, _ offset: Int) throws {
    let error = try #require(throws: RegexError.self) { try Regex(pattern) }
    #expect(error.pattern == pattern)
    #expect(error.offset == offset, "\(error)")
    #expect(!error.message.isEmpty)
  }

  @Test func `marks the fault in the pattern`() throws {
    let error = try #require(throws: RegexError.self) { try Regex("é(b") }
    #expect(error.description.hasSuffix("at byte 4 of the pattern: é(b⟪here⟫"))
    #expect(error.description.contains("missing closing parenthesis"))
  }

  @Test func `refuses patterns that are too long or too large`() {
    #expect(throws: RegexError.self) { try Regex(String(repeating: "a", count: Regex.longestPattern + 1)) }
    #expect(throws: RegexError.self) { try Regex("((a{1000}){1000}){1000}") }
    #expect(throws: RegexError.self) {
      try Regex(String(repeating: "(", count: 1_000) + String(repeating: ")", count: 1_000))
    }
  }

  @Test func `knows its groups`() throws {
    let regex = try Regex("(?<year>[0-9]{4})-(?<month>[0-9]{2})(x)?")
    #expect(regex.groupCount == 3)
    #expect(regex.groupNames.map(\.name) == ["year", "month"])
    #expect(regex.groups(named: "month") == [2])
    #expect(regex.groups(named: "day") == [])
    #expect(regex.leastLength == 7)
  }

  @Test func `groups may share a name if told so`() throws {
    let regex = try Regex("(?<n>a)|(?<n>b)", options: .duplicateNames)
    #expect(regex.groups(named: "n") == [1, 2])
    var text = "b"
    let range = text.withUTF8 {
      RegexMatcher().firstMatch(of: regex, in: UnsafeRawBufferPointer($0))?.first(of: regex.groups(named: "n"))
    }
    #expect(range == 0..<1)
  }

  @Test func `lanes share an expression`() async throws {
    let regex = try Regex("(a|b)+c$")
    let counts = await withTaskGroup(of: Int.self) { group in
      for lane in 0..<4 {
        group.addTask {
          let matcher = RegexMatcher()
          return (0..<500).count { index in
            var text = String(repeating: "ab", count: index % 7) + ((index + lane) % 2 == 0 ? "ac" : "ad")
            return text.withUTF8 { matcher.matches(regex, UnsafeRawBufferPointer($0)) }
          }
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(counts == [250, 250, 250, 250])
  }
}
