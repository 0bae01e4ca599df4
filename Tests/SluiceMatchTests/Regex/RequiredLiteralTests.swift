import SluiceCore
import SluiceMatch
import SluiceRules
import SluiceTestSupport
import Testing

/// What is looked for before an expression may not change what the expression means.
@Suite struct RequiredLiteralTests {
  @Test(arguments: 1...20) func changesNothing(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let atoms = [
      "abc", "a", "b+", "c?", "[ab]", "[^]a]", "(abc|b)", "(?:ab(c)+)*", #"\."#, #"\d"#, ".", ".*", "abc{2}", "ab{0,1}",
      "^",
      "$", #"\bx"#, "k", "S", "é", #"\/"#, "ca*", "(a", "|", "(?i)", #"\x61"#, "ab*?c", "b++", "x{2,}",
    ]
    let texts = [
      "abc", "xabcx", "aabbcc", "ABC", "k\u{212A}", "s\u{17F}S", "abc.abc", "", "é", "ÉABC", "a/b/c", "\nabc", "cab",
      "xx abcc",
      "1abc2", "ac", "bbb",
    ]
    for _ in 0..<300 {
      let pattern = RegexPattern(
        (0..<(1 + generator.below(4))).map { _ in generator.pick(atoms) }.joined(), isAnchored: generator.once(in: 3),
        ignoresCase: generator.once(in: 2), isMultiline: generator.once(in: 3))
      let text = generator.pick(texts)
      // Inside an object nothing is looked for before.
      let document = TestBatch.text(.object([NaiveMember(key: "a", value: .string(text))]))
      let plain = holds(.nested(path: "a", field("b", .matchesRegex(pattern))), "{\"a\": \(document.replacingA)}")
      #expect(holds(field("a", .matchesRegex(pattern)), document) == plain, "\(pattern) \(document)")
    }
  }
}

extension String {
  /// The document with its one key renamed.
  fileprivate var replacingA: String { "{\"b\"" + dropFirst(4) }
}
