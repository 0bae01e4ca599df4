package import SluiceCore

/// How many alerts there were over time, in bounded memory: periods get longer when there would be too many of them.
package struct AlertTimeline: Sendable, Equatable {
  package static let capacity = 4_096
  /// Lengths of a period, in seconds; each divides the next, so that counts can be put together.
  package static let lengths: [Int64] = [
    1, 10, 60, 300, 900, 3_600, 21_600, 86_400, 604_800, 2_419_200, 31_449_600, 314_496_000,
  ]

  package private(set) var first: EventTime?
  package private(set) var last: EventTime?
  /// Alerts whose events do not say when they happened.
  package private(set) var untimed = 0
  private var level = 0
  /// By number of the period since 1970.
  private var counts: [Int64: Int] = [:]

  package init() {}

  package mutating func add(_ time: EventTime?) {
    guard let time else {
      untimed += 1
      return
    }
    first = min(first ?? time, time)
    last = max(last ?? time, time)
    counts[Self.period(time.milliseconds, level), default: 0] += 1
    while counts.count > Self.capacity, level + 1 < Self.lengths.count {
      counts = Self.coarser(counts, from: level, to: level + 1)
      level += 1
    }
  }

  /// A period and its alerts.
  package struct Bar: Sendable, Equatable {
    package let start: EventTime
    package let count: Int
  }

  /// The periods from the first alert to the last one, those without alerts too: as short as `limit` of them allow.
  ///
  /// - Returns: also the length of a period, in seconds.
  package func bars(limit: Int) -> (length: Int64, bars: [Bar]) {
    guard let first, let last else { return (0, []) }
    var chosen = level
    func span(_ level: Int) -> Int64 {
      Self.period(last.milliseconds, level) - Self.period(first.milliseconds, level) + 1
    }
    while span(chosen) > limit, chosen + 1 < Self.lengths.count { chosen += 1 }
    let counts = Self.coarser(counts, from: level, to: chosen)
    let length = Self.lengths[chosen]
    let start = Self.period(first.milliseconds, chosen)
    // Times of all years that four digits name are fewer than a thousand of the longest periods.
    return (
      length,
      (0..<span(chosen)).map { offset in
        Bar(start: EventTime(milliseconds: (start + offset) * length * 1_000), count: counts[start + offset] ?? 0)
      }
    )
  }

  private static func period(_ milliseconds: Int64, _ level: Int) -> Int64 {
    floorDivide(milliseconds, lengths[level] * 1_000)
  }

  private static func coarser(_ counts: [Int64: Int], from level: Int, to coarse: Int) -> [Int64: Int] {
    guard coarse > level else { return counts }
    let ratio = lengths[coarse] / lengths[level]
    return counts.reduce(into: [:]) { $0[floorDivide($1.key, ratio), default: 0] += $1.value }
  }

  private static func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
    value / divisor - (value % divisor < 0 ? 1 : 0)
  }
}
