import SluiceRules
import SluiceTestSupport
import Testing

/// Files that nobody means: they end with a message, soon.
@Suite struct SigmaHostileInputTests {
  @Test func nestingIsBounded() {
    for (open, close) in [("[", "]"), ("{a: ", "}")] {
      for depth in [15, 40, 900, 100_000] {
        let value = String(repeating: open, count: depth) + "b" + String(repeating: close, count: depth)
        #expect(SigmaRules.mistakes(in: SigmaRules.rule("sel: \(value)\ncondition: sel")).count <= 1)
      }
    }
    let blocks = (0..<2_000).map { String(repeating: " ", count: $0) + "- \n" }.joined()
    #expect(!SigmaRules.mistakes(in: "detection:\n" + blocks).isEmpty)
    let condition = String(repeating: "(", count: 100_000) + "sel" + String(repeating: ")", count: 100_000)
    #expect(
      SigmaRules.mistakes(in: SigmaRules.rule("sel: { a: b }\ncondition: \(condition)"))[0]
        .hasSuffix("parentheses are nested more than 64 deep"))
    let nots = String(repeating: "not ", count: 100_000) + "sel"
    #expect(SigmaRules.mistakes(in: SigmaRules.rule("sel: { a: b }\ncondition: \(nots)")).isEmpty)
  }

  @Test func aliasesThatGrowAreRefused() {
    var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in 1...30 { lines.append("a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]") }
    let text = lines.joined(separator: "\n") + "\ndetection: { sel: *a30, condition: sel }"
    #expect(SigmaRules.mistakes(in: text) == ["14:12: the file has more than 24 YAML aliases; write them out"])
    let key = "? *a30\n: 1\n"
    #expect(SigmaRules.mistakes(in: lines.joined(separator: "\n") + "\n" + key + "detection: 1").count == 1)
  }

  @Test func aliasesAreFineOtherwise() throws {
    let text = SigmaRules.rule("sel: &names { a: [b, c] }\nother: *names\ncondition: 1 of them")
    guard case .any(let parts) = try SigmaRules.condition(of: text) else { return }
    #expect(parts.count == 2 && parts[0] == parts[1])
    #expect(
      SigmaRules.mistakes(in: SigmaRules.rule("a: &a { b: c }\nsel:\n  <<: *a\ncondition: sel"))
        == ["8:5: merge keys (`<<`) are not supported; write the keys out"])
    #expect(SigmaRules.mistakes(in: SigmaRules.rule("sel: *none\ncondition: sel"))[0].contains("undefined alias"))
  }

  @Test func variantsAreBounded() {
    let dashes = SigmaRules.rule("sel: { f|windash: '-a -b -c -d -e' }\ncondition: sel")
    #expect(SigmaRules.mistakes(in: dashes)[0].contains("`windash` is for texts with at most 4 words"))
    let values = (0..<30).map { "'-a -b -c -\($0)'" }.joined(separator: ", ")
    #expect(
      SigmaRules.mistakes(in: SigmaRules.rule("sel: { f|windash: [\(values)] }\ncondition: sel"))[0]
        .hasSuffix("there are more than 10000 values, variants of each included"))
  }

  @Test func patternsOfNamesDoNotRunAway() {
    let name = String(repeating: "a", count: 5_000)
    let pattern = String(repeating: "a*", count: 2_000) + "b"
    #expect(
      SigmaRules.mistakes(in: SigmaRules.rule("\(name.prefix(900)): { a: b }\ncondition: 1 of \(pattern)")).count == 1)
  }

  @Test func anyBytesAreReadOrRefused() {
    let pieces = [
      "title: x\n", "detection:\n", "  sel:\n", "    a|re|i: b\n", "  condition: sel\n", "- ", "'", "\"", "\\", "|",
      "%",
      "\t", "{", "}", "[", "]", "*", "&a ", "*a", "?", ": ", "---\n", "...\n", "\u{0}", "\u{FEFF}", "\u{2028}", "é",
      "correlation:\n", "  type: temporal\n", "  rules: [x]\n", "!!str ", "!!python/object:x ", "logsource: {}\n",
    ]
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<3_000 {
      let count = Int.random(in: 1...12, using: &generator)
      let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      for mistake in SigmaRules.mistakes(in: text) { #expect(mistake.first?.isNumber == true, "\(mistake)") }
    }
  }
}
