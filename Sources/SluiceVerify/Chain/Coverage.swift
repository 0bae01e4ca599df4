import SluiceCore

/// The times that the digests of an account and region cover.
struct Coverage: Sendable {
  struct Place: Hashable, Sendable {
    let account: String
    let region: String
  }

  enum Answer: Hashable, Sendable {
    /// A digest covers the time, and would list the file.
    case covered
    /// No digest covers it, or it can't be known whether one would: at the edges, and after the newest.
    case uncovered
  }

  /// A log file's name has the time when it was begun; it is delivered up to so much later.
  static let slack: Int64 = 60 * 60 * 1_000

  private var stretches: [Place: [ClosedRange<Int64>]] = [:]

  /// - Parameters: `start`, `end`: of a proven digest; any order of digests.
  mutating func add(_ place: Place, from start: EventTime, to end: EventTime) {
    guard start <= end else { return }
    var added = start.milliseconds...end.milliseconds
    var rest: [ClosedRange<Int64>] = []
    for stretch in stretches[place, default: []] {
      if stretch.overlaps(added) {
        added = min(stretch.lowerBound, added.lowerBound)...max(stretch.upperBound, added.upperBound)
      } else {
        rest.append(stretch)
      }
    }
    rest.append(added)
    stretches[place] = rest
  }

  /// - Parameter time: that of a log file's name.
  func answer(_ place: Place, _ time: EventTime) -> Answer {
    let isInside = stretches[place, default: []].contains {
      $0.lowerBound <= time.milliseconds && time.milliseconds + Self.slack <= $0.upperBound
    }
    return isInside ? .covered : .uncovered
  }
}
