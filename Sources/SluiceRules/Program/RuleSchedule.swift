/// How often a rule runs and how far it looks back, in milliseconds of event time.
package struct RuleSchedule: Sendable, Hashable {
  package let interval: Int64
  /// From `from` to now; the interval and a minute where `from` can't be read.
  package let lookBack: Int64

  package init(interval: String, from: String) {
    self.interval = max(1_000, TimeSpan.milliseconds(interval) ?? 300_000)
    lookBack = Self.span(before: from) ?? self.interval + 60_000
  }

  /// The time span in `now-7d`; rounding (`now-7d/d`) is left off. Nil for text of another form.
  package static func span(before now: String) -> Int64? {
    guard now.hasPrefix("now-") else { return nil }
    return TimeSpan.milliseconds(String(now.dropFirst(4).prefix { $0 != "/" }))
  }

  package init(_ rule: Rule) { self.init(interval: rule.interval, from: rule.from) }
}

/// Time spans as Elastic's rules write them: a number and one of `s m h d w`, for new terms and look-backs also `M y`.
package enum TimeSpan {
  /// Nil for text of another form.
  package static func milliseconds(_ text: String) -> Int64? {
    guard let unit = text.last, let number = Int64(text.dropLast()), number >= 0 else { return nil }
    let factor: Int64
    switch unit {
    case "s": factor = 1_000
    case "m": factor = 60_000
    case "h", "H": factor = 3_600_000
    case "d": factor = 86_400_000
    case "w": factor = 604_800_000
    case "M": factor = 2_592_000_000
    case "y": factor = 31_536_000_000
    default: return nil
    }
    let (product, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : product
  }
}
