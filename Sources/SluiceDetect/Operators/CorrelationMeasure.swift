import Foundation
import SluiceRules

/// The number that a Sigma correlation's condition is about.
struct CorrelationMeasure {
  private let correlation: SigmaCorrelation

  init(_ correlation: SigmaCorrelation) { self.correlation = correlation }

  /// Nil where there is none: an average of nothing, rules that did not all match.
  func number(of items: [CorrelationGroup.Item]) -> Double? {
    switch correlation.kind {
    case .eventCount: return Double(items.count)
    case .valueCount: return Double(Set(items.map(\.values).filter { !$0.isEmpty }).count)
    case .valueSum: return numbers(items).isEmpty ? nil : numbers(items).reduce(0, +)
    case .valueAverage:
      let numbers = numbers(items)
      return numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
    case .valuePercentile: return percentile(numbers(items).sorted())
    case .temporal:
      return Double(Set(items.map(\.part)).count)
    case .temporalOrdered: return Double(inOrder(items))
    }
  }

  private func numbers(_ items: [CorrelationGroup.Item]) -> [Double] {
    items.flatMap(\.values).compactMap { Double($0.text) }.filter(\.isFinite)
  }

  /// By linear interpolation between the two nearest values.
  private func percentile(_ sorted: [Double]) -> Double? {
    guard let last = sorted.last else { return nil }
    let rank = min(max((correlation.percentile ?? 50) / 100, 0), 1) * Double(sorted.count - 1)
    let below = Int(rank.rounded(.down))
    guard below + 1 < sorted.count else { return last }
    return sorted[below] + (sorted[below + 1] - sorted[below]) * (rank - Double(below))
  }

  /// How many of the rules matched one after the other, from the first on. Events of one time are in any order.
  private func inOrder(_ items: [CorrelationGroup.Item]) -> Int {
    var reached = 0
    var index = 0
    while index < items.count {
      var end = index
      while end < items.count, items[end].time == items[index].time { end += 1 }
      let parts = Set(items[index..<end].map(\.part))
      while parts.contains(reached) { reached += 1 }
      index = end
    }
    return reached
  }
}
