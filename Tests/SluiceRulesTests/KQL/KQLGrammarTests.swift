import SluiceRules
import SluiceTestSupport
import Testing

/// The parser against the grammar, on texts that nobody would write.
@Suite struct KQLGrammarTests {
  private static let pieces = [
    "a", "b.c", "foo", "*", "**", " ", "  ", "\n", "\u{A0}", ":", ":", "(", ")", "{", "}", "\"", "\\", "\\\\", "\\*",
    "\\:",
    "\\not", "\\or", "\\u0041", "\\q", "<", ">", "<=", ">=", "=", " and ", " or ", "not ", " AND ", " Or ", "and", "or",
    "not", "knot", "true", "null", "é", "中", "😀", "'", "?", "\"x y\"", "a: b", "a:(b or c)",
    "a:{ b: c }", "\t", "1",
  ]

  @Test(arguments: 0..<40)
  func acceptsExactlyWhatTheGrammarAccepts(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed) &* 7_919 &+ 1)
    var counts = (accepted: 0, refused: 0)
    for _ in 0..<150 {
      let count = Int.random(in: 1...9, using: &random)
      let text = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined()
      let accepted: Bool
      do {
        let node = try parseKQL(text)
        accepted = true
        checkRanges(of: node, in: 0..<text.utf8.count)
        _ = node.condition
      } catch {
        accepted = false
        #expect((0...text.utf8.count).contains(error.offset) && !error.message.isEmpty)
      }
      counts.accepted += accepted ? 1 : 0
      counts.refused += accepted ? 0 : 1
      #expect(accepted == KibanaGrammar.accepts(text), "\(text.debugDescription)")
    }
    #expect(counts.accepted > 20 && counts.refused > 20)
  }

  @Test func survivesAnyScalars() {
    var random = SeededGenerator(seed: 42)
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<Int.random(in: 0...24, using: &random) {
        let value =
          Bool.random(using: &random)
          ? UInt32.random(in: 0..<128, using: &random)
          : UInt32.random(in: 0..<0x11_0000, using: &random)
        text.unicodeScalars.append(Unicode.Scalar(value) ?? "x")
      }
      do {
        checkRanges(of: try parseKQL(text), in: 0..<text.utf8.count)
      } catch {
        #expect((0...text.utf8.count).contains(error.offset))
      }
    }
  }

  /// Children lie inside of their parents, one behind the other.
  private func checkRanges(of node: KQLNode, in parent: Range<Int>) {
    #expect(parent.lowerBound <= node.range.lowerBound && node.range.upperBound <= parent.upperBound)
    switch node.kind {
    case .and(let nodes), .or(let nodes):
      for node in nodes { checkRanges(of: node, in: parent) }
      for (left, right) in zip(nodes, nodes.dropFirst()) {
        #expect(left.range.upperBound <= right.range.lowerBound)
      }
    case .not(let child), .nested(_, let child): checkRanges(of: child, in: node.range)
    case .is(_, let value), .range(_, _, let value):
      #expect(node.range.lowerBound <= value.range.lowerBound && value.range.upperBound <= node.range.upperBound)
    }
  }
}
