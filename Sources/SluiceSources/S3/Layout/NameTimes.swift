import SluiceConfig
import SluiceCore

/// The times that the names of wanted objects have: whole minutes, from `first` through `last`.
///
/// As `FileSelection` has it: a name has the time of delivery, rounded to minutes. Events are at or before that time, and
/// mostly less than 15 minutes before it; five minutes are left for clocks behind `after`, and a day for late deliveries
/// behind `before`.
struct NameTimes: Hashable, Sendable {
  private static let minute: Int64 = 60_000
  private static let slack: Int64 = 5 * minute
  private static let longestDelivery: Int64 = 24 * 60 * minute

  private(set) var first: EventTime?
  private(set) var last: EventTime?

  init() {}

  /// The names that fit all of the ranges.
  init(_ ranges: [TimeRange]) {
    for range in ranges {
      if let after = range.after {
        // A name's time plus the slack has to be later than `after`.
        let least = Self.minutes(after.milliseconds - Self.slack) + Self.minute
        first = EventTime(milliseconds: max(first?.milliseconds ?? .min, least))
      }
      if let before = range.before {
        // A name's time has to be earlier than `before` and a day.
        let most = Self.minutes(before.milliseconds + Self.longestDelivery - 1)
        last = EventTime(milliseconds: min(last?.milliseconds ?? .max, most))
      }
    }
  }

  var isEmpty: Bool {
    guard let first, let last else { return false }
    return first > last
  }

  /// Rounded down.
  private static func minutes(_ milliseconds: Int64) -> Int64 {
    let rest = milliseconds % minute
    return milliseconds - (rest < 0 ? rest + minute : rest)
  }
}
