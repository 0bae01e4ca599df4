extension [ESQLStep] {
  /// Takes filters that depend on the time apart from what does not, which rows can go through when they come.
  ///
  /// - Parameters:
  ///   - timestamp: the place of `@timestamp`.
  ///   - lookBack: how old rows are at most, in milliseconds, where that is known.
  func splitByTime(timestamp: Int?, lookBack: Int64?) -> [ESQLStep] {
    flatMap { step -> [ESQLStep] in
      guard case .filter(let condition) = step, condition.usesNow else { return [step] }
      let conditions = condition.conjuncts.map { condition -> ESQLBound in
        // Rows without a time have no age.
        if let timestamp, let lookBack, condition.asksForAge(of: timestamp, atMost: lookBack) {
          return .not(.isNull(.slot(timestamp)))
        }
        return condition
      }
      let parts = [conditions.filter { !$0.usesNow }, conditions.filter(\.usesNow)]
      return parts.filter { !$0.isEmpty }.map { .filter($0.count == 1 ? $0[0] : .and($0)) }
    }
  }
}

extension ESQLBound {
  /// Whether this is `@timestamp >= NOW() - span`, for a span as long as that or longer.
  fileprivate func asksForAge(of timestamp: Int, atMost lookBack: Int64) -> Bool {
    guard
      case .comparison(let comparison, .slot(timestamp), .arithmetic(.subtract, let now, .literal(let literal))) = self,
      case .call(let function, let arguments) = now, function.name == "NOW", arguments.isEmpty,
      case .duration(let span) = literal, span.months == 0
    else { return false }
    let (days, overflow) = span.days.multipliedReportingOverflow(by: 86_400_000)
    let (age, isTooLong) = days.addingReportingOverflow(span.milliseconds)
    if overflow || isTooLong { return false }
    switch comparison {
    case .greaterOrEqual: return age >= lookBack
    case .greater: return age > lookBack
    default: return false
    }
  }
}
