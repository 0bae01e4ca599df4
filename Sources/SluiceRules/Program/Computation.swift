/// A test that has to be computed from fields' values: functions, arithmetic, comparisons of fields with each other.
///
/// It holds if the expression is true for some combination of one value of each field; a field without a value is null
/// in every combination. An expression that is null does not hold, so that its negation does (EQL's and Sigma's
/// two-valued logic).
package struct Computation: Hashable, Sendable {
  /// The fields that it reads; an expression names them by their places here.
  package let fields: [String]
  package let expression: Expression

  package init(fields: [String], expression: Expression) {
    self.fields = fields
    self.expression = expression
  }
}

/// An expression over the fields of a `Computation`.
package indirect enum Expression: Hashable, Sendable {
  case literal(Scalar)
  /// The value of the field at that place in `Computation.fields`.
  case field(Int)
  case call(Function, ignoresCase: Bool, [Expression])
}

/// A value in an expression.
package enum Scalar: Hashable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int64)
  case double(Double)
  case string(String)
}
