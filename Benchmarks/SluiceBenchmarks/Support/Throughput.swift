import Benchmark
import SluiceWorkloads

extension BenchmarkMetric {
  /// Decompressed JSON, in units of 10⁶ bytes per second.
  static let jsonThroughput = BenchmarkMetric.custom("JSON MB/s", polarity: .prefersLarger, useScalingFactor: false)
  /// Thousands of records per second.
  static let recordThroughput = BenchmarkMetric.custom(
    "k records/s", polarity: .prefersLarger, useScalingFactor: false)
  static let timePerRecord = BenchmarkMetric.custom("ns/record", polarity: .prefersSmaller, useScalingFactor: false)
}

extension Benchmark {
  /// Times `work`, once, and registers what it makes per second beside the time that the tool takes.
  func measure(_ size: WorkSize, _ work: () throws -> Void) rethrows {
    startMeasurement()
    let start = ContinuousClock.now
    try work()
    let duration = ContinuousClock.now - start
    stopMeasurement()
    register(size, duration)
  }

  /// The same for work that waits.
  func measure(_ size: WorkSize, _ work: () async throws -> Void) async rethrows {
    startMeasurement()
    let start = ContinuousClock.now
    try await work()
    let duration = ContinuousClock.now - start
    stopMeasurement()
    register(size, duration)
  }

  /// Registers what `work` says it took: a part of the time that the tool takes.
  func measurePart(_ size: WorkSize, _ work: () async throws -> Duration) async rethrows {
    startMeasurement()
    let duration = try await work()
    stopMeasurement()
    register(size, duration)
  }

  private func register(_ size: WorkSize, _ duration: Duration) {
    let nanoseconds = duration / .nanoseconds(1)
    guard nanoseconds > 0 else { return }
    // Bytes per microsecond are MB/s; records per millisecond are thousands per second.
    if size.bytes > 0 { measurement(.jsonThroughput, Int((Double(size.bytes) * 1e3 / nanoseconds).rounded())) }
    guard size.records > 0 else { return }
    measurement(.recordThroughput, Int((Double(size.records) * 1e6 / nanoseconds).rounded()))
    measurement(.timePerRecord, Int((nanoseconds / Double(size.records)).rounded()))
  }
}
