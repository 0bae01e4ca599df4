import Foundation
import SluiceRules
import Testing

@Suite struct LuceneRegexpTests {
  @Test(arguments: [
    ("abc", ["abc"], ["ab", "abcd", "xabc", ""]), ("a.c", ["abc", "a\nc", "aéc", "a😀c"], ["ac", "abbc"]),
    ("a|bc|", [], []), ("a|bc", ["a", "bc"], ["ac", "abc"]), ("(a|b)c", ["ac", "bc"], ["a", "abc"]),
    ("ab?c*d+", ["abccd", "add"], ["abc", "bd"]), ("[a-c]{2,3}", ["ab", "abc"], ["a", "abca", "ad"]),
    ("a{2}", ["aa"], ["a", "aaa"]), ("a{2,}", ["aa", "aaaa"], ["a"]), ("[^a-c]", ["d", "\n"], ["a", ""]),
    (#"[a\]-]"#, ["a", "]", "-"], ["\\", "b"]), ("[]a]", ["]", "a"], ["b"]), ("\"a.b*\"", ["a.b*"], ["axb"]),
    ("x#|y", ["y"], ["x", "x#", ""]), ("()a", ["a"], ["()a"]), ("", [""], ["a"]),
    ("y*?x+?", ["x", "yx", "yxx", ""], ["a"]),
    (#"\d+\w\s\S\D\W"#, ["1a b-!"], ["a1 b-!"]), (#"[\d.]+"#, ["1.2"], ["a"]), (#"[^\w]"#, ["!"], ["a"]),
    (#"\.\*\(\"\~"#, [".*(\"~"], ["x"]), ("^a$", ["^a$"], ["a"]), ("a-b_c/é", ["a-b_c/é"], ["abc"]),
    ("(ab){2}(c{2}){0,1}", ["abab", "ababcc"], ["ab", "ababc"]), ("(a*)*b", ["b", "aab"], ["a"]),
    ("a{0}b", ["b"], ["ab"]),
  ])
  func expressionsMatchWholeTexts(_ text: String, _ matching: [String], _ others: [String]) throws {
    guard let regexp = try? LuceneRegexp(text) else { return #expect(matching.isEmpty) }
    let translated = try Self.compile(regexp.pattern())
    for value in matching {
      #expect(regexp.matches(value), "\(text): \(value)")
      #expect(Self.matches(translated, value), "\(regexp.pattern().pattern): \(value)")
    }
    for value in others {
      #expect(!regexp.matches(value), "\(text): \(value)")
      #expect(!Self.matches(translated, value), "\(regexp.pattern().pattern): \(value)")
    }
  }

  @Test func caseIsIgnoredOnRequest() throws {
    let regexp = try LuceneRegexp("[a-c]x(Y|z)")
    #expect(regexp.matches("BXy", ignoresCase: true) && !regexp.matches("BXy"))
    #expect(try LuceneRegexp("[^a]").matches("A") && !LuceneRegexp("[^a]").matches("A", ignoresCase: true))
    #expect(regexp.pattern(ignoresCase: true).ignoresCase && regexp.pattern().isAnchored)
    #expect(regexp.pattern().dotMatchesNewline)
  }

  @Test(arguments: [
    ("~a", 0, "complement"), ("a&b", 1, "intersection"), ("@", 0, ".*"), ("é<1-9>", 2, "numbers"), ("a(b", 1, "closed"),
    ("ab)", 2, "closes nothing"), ("[ab", 0, "closed"), ("a{2", 1, "closed"), ("a{x}", 1, "count"),
    ("a{3,2}", 1, "exchanged"),
    ("[b-a]", 1, "exchanged"), ("*a", 0, "repeats nothing"), ("a||b", 2, "empty"), ("(|a)", 1, "empty"),
    ("a\\", 1, "escapes"),
    ("\"ab", 0, "closed"), ("(?:a)", 0, "no meaning"), ("a{1001}", 1, "1000"), ("(a{1000}){1000}", 9, "too large"),
    ("a{99999999999999999999}", 1, "1000"),
  ])
  func mistakesAreNamedAndPlaced(_ text: String, _ offset: Int, _ part: String) {
    let error = #expect(throws: LuceneRegexpError.self) { try LuceneRegexp(text) }
    #expect(
      error?.offset == offset && error?.message.contains(part) == true, "\(error.map(String.init(describing:)) ?? "")")
  }

  @Test func hostileExpressionsStayCheap() throws {
    #expect(throws: LuceneRegexpError.self) { try LuceneRegexp(String(repeating: "(", count: 100_000)) }
    let regexp = try LuceneRegexp("(a|a)*(a*)*b")
    #expect(!regexp.matches(String(repeating: "a", count: 2000)))
    #expect(
      try LuceneRegexp(String(repeating: "a?", count: 200) + String(repeating: "a", count: 200)).matches(
        String(repeating: "a", count: 200)))
  }

  private static func compile(_ pattern: RegexPattern) throws -> NSRegularExpression {
    try NSRegularExpression(pattern: #"\A(?:\#(pattern.pattern))\z"#, options: [.dotMatchesLineSeparators])
  }

  private static func matches(_ expression: NSRegularExpression, _ text: String) -> Bool {
    expression.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }
}
