import SluiceCore
import SluiceRules
import SluiceTestSupport
import Testing

@testable import SluiceMatch

@Suite struct VerdictMemoryTests {
  /// Texts that come again and again, among others that come once, more of both than a memory has places, and more
  /// patterns than it has bits.
  @Test(arguments: 1...6) func verdictsAreThoseOfTheTextAtHand(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    func text(_ length: Int) -> String { (0..<length).map { _ in generator.pick(["a", "b", "C", "é", "/"]) }.joined() }
    let conditions = (0..<90).map { index -> Condition in
      let pattern = "*" + text(2 + generator.below(4)) + "*" + (generator.once(in: 3) ? text(2) + "*" : "")
      let condition = like("a", pattern, ignoringCase: generator.once(in: 2))
      // Behind an equality the pattern is asked as a predicate.
      return .all([has("b", index % 2 == 0 ? "x" : "y"), generator.once(in: 4) ? .not(condition) : condition])
    }
    let known = (0..<700).map { _ in text(10 + generator.below(60)) } + [text(300), "", "short"]
    let documents = (0..<3_000).map { index -> NaiveJSON in
      let value = generator.once(in: 5) ? text(16 + generator.below(300)) : generator.pick(known)
      let values: NaiveJSON = generator.once(in: 20) ? .array([.string(value), .string(text(30))]) : .string(value)
      return .object([
        NaiveMember(key: "a", value: values), NaiveMember(key: "b", value: .string(index % 3 == 0 ? "x" : "y")),
      ])
    }
    let found = matches(conditions, documents)
    for (record, document) in documents.enumerated() where record % 7 == seed % 7 {
      let reference = NaiveEvaluator(document: document, types: { _ in nil })
      #expect(found[record] == conditions.indices.filter { reference.matches(conditions[$0]) })
    }
  }

  /// A memory that is asked for one record after another.
  private final class Records {
    var memory = VerdictMemory()
    private let arena = Arena()
    private var generation: UInt32 = 0

    deinit { memory.deallocate() }

    func entry(_ cell: Cell) -> UnsafeMutablePointer<VerdictMemory.Entry>? {
      generation += 2
      return memory.entry(of: cell, generation)
    }

    func entry(_ text: String) -> UnsafeMutablePointer<VerdictMemory.Entry>? { entry(arena.string(text)) }
  }

  @Test func aTextIsFoundAgainWithWhatIsKnownOfIt() throws {
    let records = Records()
    let entry = try #require(records.entry("a text of more than sixteen bytes"))
    entry.pointee.known = 5
    entry.pointee.holds = 4
    #expect(records.entry("another text, as long as that one") != entry)
    let again = try #require(records.entry("a text of more than sixteen bytes"))
    #expect(again.pointee.known == 5 && again.pointee.holds == 4)
  }

  @Test func shortAndLongTextsAndWhatIsNoTextAreNotKept() {
    let records = Records()
    let arena = Arena()
    let texts = ["fifteen bytes..", String(repeating: "x", count: 257)].map { arena.string($0) }
    for cell in texts + [.missing, .boolean(true), arena.list([texts[0], texts[1]])] {
      #expect(records.entry(cell) == nil)
    }
  }

  @Test func textsThatNeverComeAgainAreNotLookedForForAWhile() {
    let records = Records()
    var kept = 0
    for number in 0..<20_000 where records.entry("a text with its own number \(number)") != nil { kept += 1 }
    #expect(kept > 500 && kept < 3_000)
    // And looked for again behind that.
    for _ in 0..<60_000 { _ = records.entry("the same text again and again") }
    #expect(records.entry("the same text again and again") != nil)
  }

  @Test func needlesAreRememberedUpToTheirLimit() {
    var entry = VerdictMemory.Entry()
    entry.needleCount = 0
    for number in [3, 5, 3, 5, 9] as [Int32] { entry.note(number) }
    #expect(entry.needleCount == 3)
    for number in 20..<40 as Range<Int32> { entry.note(number) }
    #expect(entry.needleCount == -1 && entry.table == -2)
  }
}
