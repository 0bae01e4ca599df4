import SluiceRules
import SluiceTestSupport
import Testing

@testable import SluiceMatch

@Suite struct GlobPatternTests {
  @Test(arguments: [
    ("", "", true), ("", "a", false), ("*", "", true), ("*", "a\nb", true), ("a", "a", true), ("a", "A", false),
    ("a*", "abc", true), ("a*", "ba", false), ("*c", "abc", true), ("*c", "cb", false), ("*b*", "abc", true),
    ("*b*", "ac", false), ("a*c", "abc", true), ("a*c", "ac", true), ("ab*bc", "abc", false), ("?", "ü", true),
    ("?", "", false), ("??", "ü", false), ("*?", "", false), ("a?c", "aüc", true), ("*a?c*d", "xxaabcxac", false),
    ("*a?c*d", "xxaabc-abcxd", true), ("a*b*a", "aba", true), ("a*b*a", "ab", false), ("*aab*", "aaaaab", true),
    ("*?b", "ab", true), ("?*?", "a", false), ("?*?", "ab", true), ("*ab*ba*", "aba", false), ("*-?", "x-ü", true),
  ])
  func matchesWholeText(pattern: String, text: String, expected: Bool) {
    #expect(GlobPattern.matches(glob(pattern), text) == expected)
  }

  @Test(arguments: [
    ("GET*", "getObject", true), ("*OBJECT", "getObject", true), ("*to*", "GETOBJECT", true), ("k*T", "KelvinT", true),
    ("ü*", "Ü", false), ("getobject", "GETOBJECT", true), ("[*", "{", false), ("@*", "`", false),
    ("g?t*e*t", "GETOBJECT", true),
  ])
  func ignoresCaseOfASCIIOnly(pattern: String, text: String, expected: Bool) {
    #expect(GlobPattern.matches(glob(pattern, ignoringCase: true), text) == expected)
  }

  @Test func longTextsWithManyRunsTakeLinearTime() {
    // Backtracking over each run would never end here.
    let pattern = String(repeating: "*a", count: 40) + "*b"
    #expect(!GlobPattern.matches(glob(pattern), String(repeating: "a", count: 50_000)))
  }

  @Test(arguments: 1...20) func agreesWithRecursiveMatcher(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<2_000 {
      let alphabet: [Character] = random.chance(0.5) ? ["a", "b"] : ["a", "B", "ü", "A"]
      let pattern = (0..<Int.random(in: 0...8, using: &random)).map { _ in random.pick(alphabet + ["*", "?"]) }
      let text = (0..<Int.random(in: 0...24, using: &random)).map { _ in random.pick(alphabet) }
      let ignoresCase = random.chance(0.5)
      let expected = Self.matches(pattern[...], text[...], ignoresCase)
      #expect(
        GlobPattern.matches(glob(String(pattern), ignoringCase: ignoresCase), String(text)) == expected,
        "\(String(pattern)) \(String(text))")
    }
  }

  private static func matches(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>, _ fold: Bool) -> Bool {
    func same(_ left: Character, _ right: Character) -> Bool {
      left == right || fold && left.isASCII && right.isASCII && left.lowercased() == right.lowercased()
    }
    guard let head = pattern.first else { return text.isEmpty }
    if head == "*" {
      return matches(pattern.dropFirst(), text, fold) || !text.isEmpty && matches(pattern, text.dropFirst(), fold)
    }
    guard let first = text.first else { return false }
    return (head == "?" || same(head, first)) && matches(pattern.dropFirst(), text.dropFirst(), fold)
  }
}
