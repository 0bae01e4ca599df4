import SluiceCore
import Testing

@testable import SluiceDetect

@Suite struct MetTermsTests {
  private let arena = Arena()

  private func meet(_ terms: MetTerms, _ names: [String], _ seconds: Int64, selector: Int = 0) -> Bool {
    let cells = names.map { arena.string($0) }
    return terms.meet(
      selector, cells.count, { cells[$0] }, history: 10_000, at: EventTime(milliseconds: seconds * 1_000)
    ).isKnown
  }

  @Test func aCombinationIsKnownBehindAnEventOfTheHistory() {
    let terms = MetTerms()
    #expect(!meet(terms, ["a", "b"], 100))
    #expect(meet(terms, ["a", "b"], 101))
    #expect(meet(terms, ["a", "b"], 111))
    #expect(!meet(terms, ["a", "b"], 122))
    #expect(meet(terms, ["a", "b"], 123))
  }

  @Test func eventsOfOneTimeAndEarlierOnesMakeNothingKnown() {
    let terms = MetTerms()
    #expect(!meet(terms, ["a"], 100))
    #expect(!meet(terms, ["a"], 100))
    #expect(!meet(terms, ["a"], 95))
    #expect(meet(terms, ["a"], 96))
    #expect(!meet(terms, ["a"], 80))
    #expect(meet(terms, ["a"], 105))
  }

  @Test func otherTermsAndOtherSelectorsAreOthers() {
    let terms = MetTerms()
    #expect(!meet(terms, ["a", "b"], 100))
    #expect(!meet(terms, ["ab", ""], 101))
    #expect(!meet(terms, ["a", "b"], 101, selector: 1))
    #expect(!meet(terms, ["b", "a"], 101))
  }

  @Test(arguments: [1, 2, 3, 5]) func whatIsKnownWasHandedOnBefore(seed: UInt64) {
    let terms = MetTerms()
    var random = seed
    var handedOn: [[Int64]] = Array(repeating: [], count: 3_000)
    for _ in 0..<30_000 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      // Few that come often, and more than there are places for.
      let number = Int(random >> 33) % (random & 1 << 20 == 0 ? 20 : 3_000)
      let time = Int64(random >> 40) % 60
      let isKnown = meet(terms, ["\(number)"], time)
      if isKnown { #expect(handedOn[number].contains { $0 < time && time - $0 <= 10 }) }
      handedOn[number].append(time)
    }
  }
}
