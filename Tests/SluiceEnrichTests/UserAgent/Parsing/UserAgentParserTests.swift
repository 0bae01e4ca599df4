import Testing

@testable import SluiceEnrich

/// What Elastic's processor makes of an expression and its replacements.
@Suite struct UserAgentParserTests {
  private static let file = """
    user_agent_parsers:
      # Comment
      - regex: '(Nameless)?Tool'
      - regex: '(Tool)/(\\d*)(?:\\.(\\d*)|)(?:\\.(\\d*)|)(?:\\.(\\d+)|)'
      - regex: 'renamed-(\\w+)/(\\d+)'
        family_replacement: 'The $1 of $1, $2'
        v2_replacement: '$3'
      - regex: 'fixed'
        family_replacement: 'Name''s $1'
        v1_replacement: '7'
    os_parsers:
      - regex: '(Lin)ux (\\d+)'
        os_replacement: '$1nix'
      - regex: '(Win)dows'
    device_parsers:
      - regex: '; *(phone)'
        regex_flag: 'i'
        device_replacement: '$1 $2'
    """

  private func parts(_ agent: String) throws -> [String?] {
    UserAgentParser(UserAgentPatterns(try UserAgentRules(text: Self.file), file: "regexes.yaml")).parts(of: agent)
  }

  @Test func whatIsNotFoundIsOtherForAgentAndDevice() throws {
    #expect(try parts("none of these") == ["Other", nil, "Other", nil, nil, nil])
    #expect(try parts("") == ["Other", nil, "Other", nil, nil, nil])
  }

  @Test func aMatchWithoutANameLeavesItToTheNextExpression() throws {
    #expect(try parts("Tool/1.2")[...1] == ["Tool", "1.2"])
    #expect(try parts("NamelessTool/1.2")[...1] == ["Nameless", nil])
  }

  @Test(arguments: [
    ("Tool/1.2.3.4", "1.2.3.4"), ("Tool/1.2.3", "1.2.3"), ("Tool/1", "1"), ("Tool/1.", "1"), ("Tool/1..3", "1"),
    ("Tool/", nil), ("Tool/.2", nil),
  ])
  func aVersionEndsBeforeItsFirstEmptyPart(_ agent: String, _ version: String?) throws {
    #expect(try parts(agent)[1] == version)
  }

  @Test func onlyTheFirstPlaceholderOfANameIsReplaced() throws {
    #expect(try parts("renamed-thing/5")[...1] == ["The thing of $1, $2", "5.$3"])
    #expect(try parts("fixed")[...1] == ["Name's $1", "7"])
    #expect(try parts("a; PHONE")[2] == "PHONE $2")
  }

  @Test func theFullNameIsThereWithAVersionOnly() throws {
    #expect(try parts("Linux 5")[3...] == ["Linnix", "5", "Linnix 5"])
    #expect(try parts("Windows 5")[3...] == ["Win", nil, nil])
  }

  @Test func bytesThatAreNoUTF8AreReadAround() throws {
    let parser = UserAgentParser(UserAgentPatterns(try UserAgentRules(text: Self.file), file: "regexes.yaml"))
    let agent = AgentBytes([0xFF, 0xC3] + Array("Tool/1.2".utf8) + [0x80, 0x00, 0x22])
    #expect(parser.parts(of: agent)[...1] == ["Tool", "1.2"])
  }

  @Test func aSearchThatTakesTooLongIsGivenUpAndCounted() throws {
    let patterns = UserAgentPatterns(
      try UserAgentRules(text: "user_agent_parsers:\n  - regex: '^((?:a|a)+)+b$'\n"), file: "my.yaml")
    let parser = UserAgentParser(patterns)
    #expect(parser.parts(of: "aab")[0] == "aa")
    #expect(patterns.takeGivenUp() == 0)
    #expect(parser.parts(of: String(repeating: "a", count: 60) + "cb")[0] == "Other")
    #expect(patterns.takeGivenUp() == 1)
    #expect(patterns.takeGivenUp() == 0)
  }

  @Test func aBrokenExpressionMatchesNothingAndIsToldOnce() throws {
    let rules = try UserAgentRules(
      text: """
        user_agent_parsers:
          - regex: '(Tool'
          - regex: '(Tool)/'
        """)
    let patterns = UserAgentPatterns(rules, file: "my.yaml")
    #expect(UserAgentParser(patterns).parts(of: "Tool/1")[0] == "Tool")
    let told = patterns.takeBroken()
    #expect(told.count == 1 && told[0].description.hasPrefix("my.yaml:2: not a regular expression: missing"))
    #expect(patterns.takeBroken().isEmpty)
    #expect(patterns.check() == told)
  }
}
