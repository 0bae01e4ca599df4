import Foundation
import SluiceConfig
import Testing

@Suite struct ScalarOriginTests {
  static let filter = ConfigKey.optionalFilter("filter", "")

  private func text(_ yaml: String, _ environment: [String: String] = [:]) throws -> ConfigText {
    let problems = ProblemCollector()
    let section = ConfigSection(yaml: yaml, keys: [Self.filter], environment: environment, problems: problems)
    let text = try #require(section.value(Self.filter))
    #expect(problems.problems.isEmpty)
    return text
  }

  /// Where the first `needle` of the text stands.
  private func place(of needle: String, in text: ConfigText) throws -> String {
    let range = try #require(text.text.range(of: needle))
    let offset = text.text.utf8.distance(from: text.text.startIndex, to: range.lowerBound)
    let place = text.location(ofUTF8Offset: offset)
    return "\(place.line):\(place.column)"
  }

  @Test(arguments: [
    ("filter: a and NEEDLE", "1:15"),
    ("filter: ä and NEEDLE", "1:15"),
    ("filter: 'it''s NEEDLE'", "1:16"),
    ("filter: \"a \\\"b\\\" \\u00e4 NEEDLE\"", "1:25"),
    ("filter: a and\n  b and NEEDLE", "2:9"),
    ("filter: a and\n\n  NEEDLE", "3:3"),
    ("filter: 'a and\n  NEEDLE'", "2:3"),
    ("filter: |\n  a and\n\n    b and NEEDLE\n", "4:11"),
    ("filter: |-\n  NEEDLE", "2:3"),
    ("filter: |\n\n  a\n  NEEDLE", "4:3"),
    ("filter: >\n  a and\n  b and NEEDLE\n", "3:9"),
    ("filter: >-\n  a and\n\n  NEEDLE", "4:3"),
    ("filter: >-\n  a and\n  b and NEEDLE", "3:9"),
    ("filter: a and\tNEEDLE", "1:15"),
    ("filter: !!str 'NEEDLE'", "1:16"),
    ("x: &f NEEDLE\nfilter: *f", "1:7"),
  ])
  func findsThePlaceOfAByte(_ yaml: String, _ expected: String) throws {
    let problems = ProblemCollector()
    let section = ConfigSection(
      yaml: yaml, keys: [Self.filter, ConfigKey.optionalString("x", "")], problems: problems)
    #expect(try place(of: "NEEDLE", in: try #require(section.value(Self.filter))) == expected)
  }

  @Test func theEndIsAfterTheLastCharacter() throws {
    #expect(try text("filter: abc # x").location(ofUTF8Offset: 3).column == 12)
    #expect(try text("filter: abc").location(ofUTF8Offset: 99).column == 12)
    #expect(try text("filter: abc").location(ofUTF8Offset: -1).column == 9)
  }

  @Test func whatAVariableGaveStandsAtItsReference() throws {
    let text = try text("filter: 'a ${X} NEEDLE'", ["X": "long value"])
    #expect(try place(of: "value", in: text) == "1:12")
    #expect(try place(of: "NEEDLE", in: text) == "1:17")
  }

  @Test func aLongTextIsFollowedInShortTime() throws {
    let lines = (0..<5_000).map { "  event.action: value\($0) or" }.joined(separator: "\n")
    #expect(try place(of: "NEEDLE", in: text("filter: |\n\(lines)\n  NEEDLE")) == "5002:3")
  }

  @Test(arguments: ["filter: |2\n   NEEDLE", "filter: >\n  a\n    NEEDLE\n  b", "filter: \"a\\\n  NEEDLE\""])
  func whatCanNotBeFollowedStandsAtTheStart(_ yaml: String) throws {
    #expect(try place(of: "NEEDLE", in: try text(yaml)) == "1:9")
  }
}
