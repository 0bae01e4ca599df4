import Testing

@testable import SluiceEnrich

@Suite struct RequiredLiteralsTests {
  private func clauses(_ regex: String, ignoresCase: Bool = false) -> Set<[String]> {
    Set(
      RequiredLiterals.clauses(of: regex, ignoresCase: ignoresCase).map { clause in
        clause.literals.map { String(decoding: $0, as: UTF8.self) }.sorted()
      })
  }

  @Test(arguments: [
    ("Firefox/1", [["firefox/1"]]),
    ("^Tool$", [["tool"]]),
    ("(?:ab|cd)ef", [["abef", "cdef"]]),
    ("ab?c", [["abc", "ac"]]),
    ("ab*c", [["a"], ["c"]]),
    ("ab+c", [["a"], ["b"], ["c"]]),
    ("a.b", [["a"], ["b"]]),
    ("(GeoEvent) (\\d+)(?:\\.(\\d+)|)", [["geoevent "]]),
    ("[Cc]at", [["cat"]]),
    ("[ab]c", [["ac", "bc"]]),
    ("[^a]c", [["c"]]),
    ("[a-f]c", [["c"]]),
    ("x[]y]z", [["x]z", "xyz"]]),
    ("\\bx\\.y\\b", [["x.y"]]),
    ("foo\\d{2,4}bar", [["bar"], ["foo"]]),
    ("(?:one|two)+x", [["one", "two"], ["x"]]),
    ("(?:one|two){0,2}x", [["x"]]),
    ("foo(?=bar)b", [["b"], ["foo"]]),
    ("foo(?!bar)b", [["b"], ["foo"]]),
    ("foobar|bar", [["bar"]]),
  ])
  func whatEveryMatchHoldsIsFound(_ regex: String, _ expected: [[String]]) {
    #expect(clauses(regex) == Set(expected))
  }

  @Test(arguments: [
    "", "a|", "a?", "(?:ab|)", "\\d+", "(?i)abc", "(?<name>abc)", "\\Qabc\\E", "a**", "(abc", "abc)", "[abc", "x{,3}y",
    "[[:alpha:]]x", "\\x41b", "abc\\", "(*UCP)abc", "a|(?i)b",
  ])
  func anExpressionThatMayMatchAnythingOrIsNotUnderstoodHasNone(_ regex: String) {
    #expect(clauses(regex).isEmpty)
  }

  @Test func lettersBeyondASCIIAreLeftOutWhereCaseIsIgnored() {
    #expect(clauses("É-x") == [["É-x"]])
    #expect(clauses("É-x", ignoresCase: true) == [["-x"]])
  }

  @Test func deepNestingIsGivenUp() {
    let regex = String(repeating: "(", count: 5_000) + "a" + String(repeating: ")", count: 5_000)
    #expect(clauses(regex).isEmpty)
  }
}
