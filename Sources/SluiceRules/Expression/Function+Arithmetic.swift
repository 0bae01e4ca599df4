extension Function {
  /// A sum, difference, product, quotient or remainder.
  ///
  /// Whole numbers stay whole; a quotient is cut off towards zero. Null if an operand is no number, if a whole number
  /// does not fit in 64 bits, and for whole numbers divided by zero.
  func arithmetic(_ left: Scalar, _ right: Scalar) -> Scalar {
    if case .integer(let left) = left, case .integer(let right) = right {
      let (value, overflows): (Int64, Bool) =
        switch self {
        case .add: left.addingReportingOverflow(right)
        case .subtract: left.subtractingReportingOverflow(right)
        case .multiply: left.multipliedReportingOverflow(by: right)
        case .divide: left.dividedReportingOverflow(by: right)
        default: left.remainderReportingOverflow(dividingBy: right)
        }
      return overflows ? .null : .integer(value)
    }
    guard let left = left.number, let right = right.number else { return .null }
    return switch self {
    case .add: .double(left + right)
    case .subtract: .double(left - right)
    case .multiply: .double(left * right)
    case .divide: .double(left / right)
    default: .double(left.truncatingRemainder(dividingBy: right))
    }
  }
}
