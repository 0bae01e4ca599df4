import SluiceTestSupport
import Testing

@testable import SluiceEnrich

@Suite struct PrefilterTests {
  private func candidates(_ regexes: [String], _ text: String, ignoresCase: Bool = false) -> [Int] {
    let filter = Prefilter(regexes.map { ($0, ignoresCase) })
    let scratch = Prefilter.Scratch(filter)
    // Twice: nothing may be left of the text before.
    for before in [regexes.joined(separator: " "), text] {
      filter.findCandidates(in: AgentBytes(before).bytes, scratch)
    }
    var result: [Int] = []
    var index = 0
    while let next = scratch.first(in: index..<regexes.count) {
      result.append(next)
      index = next + 1
    }
    return result
  }

  @Test func onlyExpressionsWhoseLiteralsAreThereRemain() {
    let regexes = ["abc.*def", "abc", "\\d", "def|xyz", "ABC"]
    #expect(candidates(regexes, "xx abc xx") == [1, 2, 4])
    #expect(candidates(regexes, "def abc") == [0, 1, 2, 3, 4])
    #expect(candidates(regexes, "") == [2])
  }

  @Test func literalsThatOverlapOrEndInEachOtherAreAllFound() {
    #expect(candidates(["she", "he", "hers", "is", "ushers"], "ushers") == [0, 1, 2, 4])
  }

  @Test func expressionsThatIgnoreCaseRemainForTextBeyondASCII() {
    #expect(candidates(["kelvin"], "nothing", ignoresCase: true) == [])
    #expect(candidates(["kelvin"], "\u{212A}elvin", ignoresCase: true) == [0])
  }

  @Test func moreExpressionsThanAWordHasBitsAreKeptApart() {
    let regexes = (0..<200).map { "tool\($0)x" }
    #expect(candidates(regexes, "tool63x tool64x tool127x tool128x tool199x") == [63, 64, 127, 128, 199])
  }

  @Test(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
  func noAgentIsReadOtherwiseThanByTryingEachExpression() throws {
    let patterns = try #require(CorpusAgents.patterns)
    let fast = UserAgentParser(patterns)
    let plain = UserAgentParser(patterns, isPlain: true)
    var generator = SeededGenerator(seed: 4)
    var agents = try ["test_ua.yaml", "test_os.yaml"].flatMap { try CorpusAgents.cases($0) }
      .compactMap { $0["user_agent_string"] }
    agents += try CorpusAgents.cases("test_device.yaml").compactMap { $0["user_agent_string"] }
      .filter { _ in generator.once(in: 6) }
    var compared = 0
    for agent in agents {
      var bytes = Array(agent.utf8)
      for round in 0..<2 {
        if round > 0 { mutate(&bytes, agents, &generator) }
        let agent = AgentBytes(bytes)
        compared += 1
        let (found, expected) = (fast.parts(of: agent), plain.parts(of: agent))
        #expect(found == expected, "\(String(decoding: bytes, as: UTF8.self))")
      }
    }
    print("\(compared) agents compared")
    #expect(patterns.takeGivenUp() == 0)
  }

  private func mutate(_ bytes: inout [UInt8], _ agents: [String], _ generator: inout SeededGenerator) {
    for _ in 0...generator.below(3) where !bytes.isEmpty {
      let place = generator.below(bytes.count)
      switch generator.below(6) {
      case 0: bytes.remove(at: place)
      case 1: bytes[place] = UInt8(generator.below(256))
      case 2: bytes[place] ^= 0x20
      case 3: bytes.removeSubrange(place...)
      case 4: bytes.insert(contentsOf: Array("\u{17F}\u{212A}é".utf8), at: place)
      default: bytes.insert(contentsOf: Array(generator.pick(agents).utf8.prefix(60)), at: place)
      }
    }
  }
}
