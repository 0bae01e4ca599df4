import SluiceTestSupport
import Testing

@testable import SluiceEnrich

@Suite struct LiteralAutomatonTests {
  private func found(_ automaton: LiteralAutomaton, _ text: [UInt8]) -> Set<UInt32> {
    var numbers: Set<UInt32> = []
    text.withUnsafeBytes { automaton.scan($0) { numbers.insert($0) } }
    return numbers
  }

  /// Few letters, so that literals begin, end and lie in each other.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func itFindsWhatTryingEachLiteralFinds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let letters = Array("abcdefgh".utf8.prefix(Int.random(in: 1...8, using: &random)))
    func text(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in letters[Int.random(in: letters.indices, using: &random)] }
    }
    let literals = Array(
      Set((0..<Int.random(in: 1...60, using: &random)).map { _ in text(Int.random(in: 1...9, using: &random)) }))
    var builder = LiteralAutomaton.Builder()
    for (number, literal) in literals.enumerated() {
      let fits = builder.insert(literal, number: UInt32(number))
      #expect(fits)
    }
    let automaton = builder.build()
    for _ in 0..<40 {
      var text = text(Int.random(in: 0...60, using: &random))
      // A byte that is in none of them.
      if !text.isEmpty, random.once(in: 2) { text[Int.random(in: text.indices, using: &random)] = 0x2D }
      let expected = literals.indices.filter { number in
        let literal = literals[number]
        return text.indices.contains { text[$0...].starts(with: literal) }
      }
      #expect(found(automaton, text) == Set(expected.map(UInt32.init)))
      #expect(
        found(automaton, Array(String(decoding: text, as: UTF8.self).uppercased().utf8)) == found(automaton, text))
    }
  }

  @Test func withoutLiteralsNothingIsFound() {
    #expect(found(LiteralAutomaton.Builder().build(), Array("abc".utf8)) == [])
  }
}
