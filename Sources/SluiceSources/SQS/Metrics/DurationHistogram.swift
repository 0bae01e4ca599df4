/// How long things took: counts by upper bound, for a histogram of Prometheus.
package struct DurationHistogram: Sendable, Equatable {
  /// Upper bounds in seconds; one more count is for all above.
  package static let bounds: [Double] = [
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3_600, 21_600,
  ]

  /// By bound, not accumulated; the last is for what is above all of them.
  package private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
  /// In seconds.
  package private(set) var sum = 0.0
  package var count: Int { counts.reduce(0, +) }

  package init() {}

  package mutating func record(seconds: Double) {
    let seconds = max(0, seconds)
    counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
    sum += seconds
  }

  package mutating func record(_ duration: Duration) { record(seconds: duration / .seconds(1)) }
}
