import Foundation
import SluiceTestSupport
import Testing

@testable import SluiceEnrich

@Suite struct UserAgentRulesTests {
  private static let usual = """
    # uap-core's form
    user_agent_parsers:
      ####

      - regex: '(a)/(\\d+)'   # behind
        family_replacement: 'It''s $1'
      - regex: 'b'
    os_parsers:
      - regex: 'c'
        regex_flag: 'i'
        os_v2_replacement: '2'
    device_parsers:
      - regex: 'd # no comment'
        brand_replacement: 'B'
        unknown_key: 'passed over'
    """

  /// The YAML parser's view.
  private func yaml(_ text: String) throws -> UserAgentRules { try UserAgentRules(yaml: text, file: "my.yaml") }

  private func lines(_ text: String) -> UserAgentRules? {
    Array(text.utf8).withUnsafeBufferPointer { UserAgentRulesReader.read($0) }
  }

  @Test func theUsualFormIsReadByLinesAsTheYAMLParserDoes() throws {
    let rules = try #require(lines(Self.usual))
    #expect(rules == (try yaml(Self.usual)))
    #expect(rules.count == 4)
    #expect(rules[.agent][0].replacements[0] == "It's $1")
    #expect(rules[.agent].map(\.line) == [5, 7])
    #expect(rules[.os][0].ignoresCase && rules[.os][0].replacements[2] == "2")
    #expect(rules[.device][0].regex == "d # no comment")
    #expect(lines(Self.usual.replacing("\n", with: "\r\n")) == rules)
  }

  @Test(arguments: [
    "user_agent_parsers:\n  - regex: \"a\\tb\"\n", "user_agent_parsers: [{regex: a}]\n",
    "user_agent_parsers:\n  - regex: plain\n", "user_agent_parsers:\n  - {regex: 'a'}\n",
    "user_agent_parsers:\n  - regex: >\n      a\n", "---\nuser_agent_parsers:\n  - regex: 'a'\n",
    "user_agent_parsers:\n  -\n    regex: 'a'\n", "other: 1\nuser_agent_parsers:\n- regex: 'a'\n",
    "user_agent_parsers:\n  - regex: 'a\n      b'\n", "user_agent_parsers:\n  - regex: 'a'\n    family_replacement:\n",
  ])
  func otherFormsAreLeftToTheYAMLParser(_ text: String) throws {
    #expect(lines(text) == nil)
    #expect(try UserAgentRules(text: text)[.agent].count == 1)
  }

  @Test(arguments: [
    ("", "no user agent regexes"), ("x: 1\n", "no user agent regexes"), ("- a\n", ":1: not a file of user agent"),
    ("user_agent_parsers:\n  - regex: 'a'\n  - family_replacement: 'b'\n", ":3: an entry of user_agent_parsers has no"),
    ("user_agent_parsers:\n  - regex: 'a'\n    regex: 'b'\n", "the key 'regex' is there twice"),
    ("user_agent_parsers:\n  - regex: 'a'\n    regex_flag: 'x'\n", ":3: regex_flag 'x' is unknown"),
    ("user_agent_parsers:\n  - regex: 'a'\n   bad\n", "not YAML"),
    ("user_agent_parsers: 7\n", ":1: user_agent_parsers is"),
    ("user_agent_parsers:\n  - 7\n", ":2: an entry of user_agent_parsers has to be"),
    ("user_agent_parsers:\n  - regex: [1]\n", ":2: the value of 'regex' is not a text"),
    ("user_agent_parsers:\n  - regex: 'never ends\n", "not YAML"),
  ])
  func mistakesAreToldWithTheirLine(_ text: String, _ message: String) {
    #expect {
      try UserAgentRules(text: text)
    } throws: { error in
      let told = "\(error)"
      if !told.contains(message) { print(told) }
      return told.hasPrefix("regexes.yaml:") && told.contains(message)
    }
  }

  @Test func aliasesCanNotMakeMoreEntriesThanAFileMayHave() {
    let one = "- &e {regex: 'a'}\n" + String(repeating: "  - *e\n", count: UserAgentRules.limit)
    #expect(throws: UserAgentError.self) { try UserAgentRules(text: "user_agent_parsers:\n  " + one) }
  }

  @Test func bytesThatAreNoUTF8AreNoFile() {
    #expect(throws: UserAgentError.self) { try UserAgentRules(Data([0xFF, 0xFE, 0x00]), file: "x") }
  }

  @Test func noPieceOfAFileDoesHarm() {
    let bytes = Array(Self.usual.utf8)
    for end in bytes.indices {
      _ = bytes[..<end].withUnsafeBufferPointer { UserAgentRulesReader.read($0) }
      _ = bytes[end...].withUnsafeBufferPointer { UserAgentRulesReader.read($0) }
    }
  }

  @Test func anAbsentFileNamesThePackage() {
    #expect {
      try UserAgentRules.load("/nonexistent/regexes.yaml")
    } throws: {
      "\($0)".hasPrefix("/nonexistent/regexes.yaml: no such file") && "\($0)".contains("apt-get install uap-core")
    }
    #expect(throws: UserAgentError.self) { try UserAgentRules.load("/") }
  }

  @Test(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
  func uapCoresFileIsReadByLinesAsTheYAMLParserDoes() throws {
    let url = try #require(Corpus.file("user-agent/regexes.yaml"))
    let text = try String(contentsOf: url, encoding: .utf8)
    let rules = try #require(lines(text))
    #expect(rules == (try yaml(text)))
    #expect(rules.count == 1270)
    #expect(try #require(CorpusAgents.patterns).check().isEmpty)
  }
}
