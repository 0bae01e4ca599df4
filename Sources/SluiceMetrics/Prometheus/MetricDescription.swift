/// What a metric is called, and what it says. One entry for each name.
package struct MetricDescription: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable { case counter, gauge, histogram }

  /// As Prometheus has it: letters, digits, `_` and `:`; counters end in `_total`, times in `_seconds`.
  package let name: String
  package let kind: Kind
  package let help: String
  /// Upper bounds of a histogram, ascending, without infinity.
  package let buckets: [Double]
  /// Names of its labels, in the order in which they are written.
  package let labels: [String]

  package static func counter(_ name: String, labels: [String] = [], _ help: String) -> MetricDescription {
    MetricDescription(name: name, kind: .counter, help: help, buckets: [], labels: labels)
  }

  package static func gauge(_ name: String, labels: [String] = [], _ help: String) -> MetricDescription {
    MetricDescription(name: name, kind: .gauge, help: help, buckets: [], labels: labels)
  }

  package static func histogram(
    _ name: String, labels: [String] = [], buckets: [Double] = lagBuckets, _ help: String
  ) -> MetricDescription {
    MetricDescription(name: name, kind: .histogram, help: help, buckets: buckets, labels: labels)
  }

  /// A counter that never counted is 0, and not unknown; one with labels has no series to say so of.
  var isZeroAtFirst: Bool { kind == .counter && labels.isEmpty }

  /// Bounds in seconds for what takes from milliseconds to a quarter of an hour: the time from an event to its alert.
  package static let lagBuckets: [Double] = [
    0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 900, 1_800, 3_600,
  ]
  /// Bounds in bytes.
  package static let sizeBuckets: [Double] = [1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]
}
