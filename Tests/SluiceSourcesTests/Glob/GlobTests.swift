import Testing

@testable import SluiceSources

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.json.gz", "a.json.gz"), ("*", "a"), ("a*b*c", "aXbXbc"), ("?.gz", "x.gz"), ("?.gz", "é.gz"),
    ("[a-c]x", "bx"), ("[!a-c]x", "dx"), ("[]]", "]"), ("[-a]", "-"), ("a\\*b", "a*b"), ("[ab", "[ab"),
    ("**", "a/b/c"), ("**", "a"), ("**/c", "c"), ("**/c", "a/b/c"), ("a/**", "a/b/c"), ("a/**/c", "a/c"),
    ("a/**/c", "a/x/y/c"), ("**/us-*/**/*.gz", "AWSLogs/1/us-east-1/2026/x.gz"), ("/a/b", "a/b"), ("a/", "a"),
    ("{a,b}", "{a,b}"), ("**/**/b", "a/b"),
  ])
  func matches(pattern: String, path: String) {
    #expect(Glob(pattern).matches(path))
  }

  @Test(arguments: [
    ("*.json.gz", "a.json"), ("*", "a/b"), ("a*b*c", "aXbX"), ("?.gz", ".gz"), ("[a-c]x", "dx"), ("[!a-c]x", "ax"),
    ("a\\*b", "aXb"), ("**/c", "a/b/d"), ("a/**/c", "a/b"), ("a/*/c", "a/x/y/c"), ("", "a"), ("a", ""), ("?", "ab"),
  ])
  func doesNotMatch(pattern: String, path: String) {
    #expect(!Glob(pattern).matches(path))
  }

  @Test func manyStarsTakeNoExponentialTime() {
    let pattern = String(repeating: "*a", count: 40) + "b"
    #expect(!Glob(pattern).matches(String(repeating: "a", count: 2_000)))
  }
}
