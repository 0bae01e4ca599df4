import SluiceCore
import SluiceRules

/// A computation bound to columns. Equal ones are one predicate.
struct ComputedTest: Hashable {
  struct Operand: Hashable {
    /// Nil for a field that records never have: it is null.
    let column: Int32?
    let type: FieldType
  }

  let operands: [Operand]
  let expression: Expression

  /// Whether the expression is true for some combination of the operands' values. The work is done only here: texts
  /// are made of the values, so it is asked after everything that costs less.
  ///
  /// - Parameter values: the values of the operand of that index.
  /// - Complexity: O(combinations × size of the expression), with at most `EvaluationLimits.combinations` of them;
  ///   more are not computed, which is counted and does not hold.
  func holds(_ scratch: EvaluationScratch, values: (Int) -> [Scalar]) -> Bool {
    var lists: [[Scalar]] = []
    var combinations = 1
    for index in operands.indices {
      var list = values(index)
      if list.isEmpty { list = [.null] }
      let (product, overflows) = combinations.multipliedReportingOverflow(by: list.count)
      guard !overflows, product <= EvaluationLimits.combinations else {
        scratch.combinationLimits += 1
        return false
      }
      combinations = product
      lists.append(list)
    }
    var chosen = lists.map { $0[0] }
    var places = Array(repeating: 0, count: lists.count)
    while true {
      if expression.value(of: chosen) == .boolean(true) { return true }
      // The next combination, as an odometer counts; behind the last one it turns over.
      var wheel = 0
      while wheel < lists.count {
        places[wheel] += 1
        if places[wheel] == lists[wheel].count { places[wheel] = 0 }
        chosen[wheel] = lists[wheel][places[wheel]]
        if places[wheel] != 0 { break }
        wheel += 1
      }
      if wheel == lists.count { return false }
    }
  }
}
