import Testing

@testable import SluiceAWS

@Suite struct ShellWordsTests {
  @Test(arguments: [
    ("a b  c", ["a", "b", "c"]), ("", []), ("  ", []), ("'a b' c", ["a b", "c"]), ("\"a b\"c d", ["a bc", "d"]),
    ("a\\ b", ["a b"]), ("\"a\\\"b\\\\c\\d\"", ["a\"b\\c\\d"]), ("''", [""]), ("a '' b", ["a", "", "b"]),
    ("'$HOME' `x` $(y)", ["$HOME", "`x`", "$(y)"]), ("'a\\'b", ["a\\b"]), ("--x='1 2'", ["--x=1 2"]),
  ])
  func splitsLikeAShell(_ text: String, _ words: [String]) {
    #expect(shellWords(text) == words)
  }

  @Test(arguments: ["'a", "\"a", "a\\", "\"a\\"])
  func refusesWhatIsNotClosed(_ text: String) {
    #expect(shellWords(text) == nil)
  }
}
