/// How much a finding matters.
package enum LintLevel: String, CaseIterable, Comparable, Sendable {
  /// Worth knowing; the rule may well be meant so.
  case info
  /// Probably not what the author meant, or costly.
  case warning
  /// The rule, or a part of it, can't do what it says.
  case error

  package static func < (left: LintLevel, right: LintLevel) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
