/// How often a client may retry while the service is in trouble, and how long it waits before.
///
/// AWS's standard retry mode of 2026: 500 tokens; a retry takes 14, after throttling 5; a success gives back what its
/// last retry took, or 1.
struct RetryQuota: Hashable, Sendable {
  static let capacity = 500
  private(set) var tokens = capacity

  enum Cause: Hashable, Sendable {
    case transient, throttling

    var cost: Int { self == .transient ? 14 : 5 }
    /// Of the first delay, in milliseconds.
    var base: Double { self == .transient ? 50 : 1_000 }
  }

  /// False when there are too few tokens.
  mutating func take(_ cause: Cause) -> Bool {
    guard tokens >= cause.cost else { return false }
    tokens -= cause.cost
    return true
  }

  /// - Parameter last: the cause of the retry that succeeded; nil when the first try did.
  mutating func succeed(after last: Cause?) { tokens = min(Self.capacity, tokens + (last?.cost ?? 1)) }

  /// The wait after the try number `attempt`, from 1: `random` times the base doubled at each try, up to 20 s. What the
  /// service asks for is waited at least, and 5 s more at most.
  static func delay(_ cause: Cause, attempt: Int, random: Double, retryAfter: Int?) -> Duration {
    var exponential = cause.base
    var doublings = attempt - 1
    while doublings > 0, exponential < 20_000 {
      exponential *= 2
      doublings -= 1
    }
    var milliseconds = random * min(exponential, 20_000)
    if let retryAfter {
      // Beyond a day it is no answer but a defect.
      let wanted = Double(min(max(retryAfter, 0), 86_400_000))
      milliseconds = min(max(milliseconds, wanted), wanted + 5_000)
    }
    return .microseconds(Int64(milliseconds * 1_000))
  }
}
