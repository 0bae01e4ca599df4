import SluiceConfig
import SluiceSinks
import Testing

@testable import SluiceCLI

@Suite struct RuleComparisonTests {
  private func rule(_ id: String, _ name: String) -> AlertRule { AlertRule(id: id, name: name, severity: .low) }

  private func result(_ removed: Int, _ added: Int) -> AlertComparison.RuleResult {
    var result = AlertComparison.RuleResult()
    result.common = 4
    result.removed.count = removed
    result.added.count = added
    return result
  }

  @Test func rulesAreMatchedByIdAndSortedByDifferences() {
    let comparison = RuleComparison(
      old: [rule("a", "A"), rule("b", "B"), rule("c", "C"), rule("d", "D")],
      new: [rule("e", "E"), rule("b", "B2"), rule("c", "C"), rule("d", "D")],
      results: ["b": result(1, 2), "e": result(0, 5)],
      changes: { $0 == "b" ? [RuleChange(name: "name", values: ("B", "B2"))] : [] })
    #expect(comparison.entries.map(\.id) == ["e", "b", "a", "c", "d"])
    #expect(comparison.entries.map(\.status) == [.added, .changed, .removed, .unchanged, .unchanged])
    #expect(comparison.entries[1].name == "B2" && comparison.hasDifference)
    #expect(comparison.sum(\.oldCount) == 9 && comparison.sum(\.newCount) == 15)
  }

  @Test func textHidesWhatSteersATerminal() {
    let comparison = RuleComparison(
      old: [], new: [rule("e", "E\u{1B}[31m")], results: ["e": result(0, 1)], changes: { _ in [] })
    let text = ComparisonText(comparison, style: TerminalStyle(width: 80)).text
    #expect(!text.contains("\u{1B}") && text.contains("E\\u{1b}[31m (added)"))
  }

  @Test func withoutRulesThereIsNothingToSay() {
    let comparison = RuleComparison(old: [], new: [], results: [:], changes: { _ in [] })
    #expect(!comparison.hasDifference)
    #expect(ComparisonText(comparison, style: TerminalStyle(width: 80)).text.split(separator: "\n").count == 2)
  }
}
