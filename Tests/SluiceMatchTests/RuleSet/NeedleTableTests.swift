import SluiceCore
import SluiceMatch
import SluiceRules
import SluiceTestSupport
import Testing

@Suite struct NeedleTableTests {
  /// Many patterns over few letters, so that they share their groups of four bytes, and values of all lengths.
  @Test(arguments: 1...15) func agreesWithReference(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    func text(_ length: Int) -> String {
      (0..<length).map { _ in generator.pick(["a", "b", "A", "c", "é", "Z"]) }.joined()
    }
    let conditions = (0..<300).map { _ -> Condition in
      let pattern = "*" + text(1 + generator.below(7)) + generator.pick(["", "*", "*" + text(2), "?" + text(4)])
      let condition = like(generator.pick(["a", "b"]), pattern, ignoringCase: generator.once(in: 2))
      return generator.once(in: 3) ? .any([condition, like("a", "*" + text(5) + "*")]) : condition
    }
    let documents = (0..<60).map { index -> NaiveJSON in
      let values = (0..<(1 + generator.below(3))).map { _ in NaiveJSON.string(text(generator.below(40))) }
      return .object([
        NaiveMember(key: "a", value: .string(text(index))), NaiveMember(key: "b", value: .array(values)),
      ])
    }
    let found = matches(conditions, documents)
    for (record, document) in documents.enumerated() {
      let reference = NaiveEvaluator(document: document, types: { _ in nil })
      #expect(found[record] == conditions.indices.filter { reference.matches(conditions[$0]) })
    }
  }

  @Test func findsNeedlesAtEveryPlaceOfAValue() {
    for length in 4...40 {
      for place in 0...(length - 4) {
        let value = String(repeating: "-", count: place) + "NeEd" + String(repeating: "-", count: length - place - 4)
        let found = matches(
          [like("a", "*need*", ignoringCase: true), like("a", "*need*")], [json("{\"a\": \"\(value)\"}")])
        #expect(found == [[0]], "\(value)")
      }
    }
  }

  @Test func tellsWhichPatternsEachValueIsAskedFor() {
    var builder = ProjectionBuilder()
    let conditions = [like("a", "*abc"), like("a", "*abcd"), like("a", "*ab*cdef*"), like("a", "x*abcd")]
    let rules = RuleSet(compiling: conditions.map { rule($0) }, catalog: TestCatalog(), in: &builder)
    let use = rules.statistics.keys.first
    #expect(use?.patterns == 4)
    #expect(use?.leadingWildcards == 3)
    #expect(use?.scans == 1)
  }
}
