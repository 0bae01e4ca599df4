import Benchmark

/// Everything that can be run; `swift package benchmark list` names it. Each benchmark checks its result in its set-up,
/// before anything is timed.
let benchmarks: @Sendable () -> Void = {
  Benchmark.defaultConfiguration = .init(
    metrics: [.wallClock, .jsonThroughput, .recordThroughput], warmupIterations: 1, maxDuration: .seconds(1),
    maxIterations: 200)
  inflateBenchmarks()
  indexBenchmarks()
  walkBenchmarks()
  matchBenchmarks()
  stateBenchmarks()
  enrichBenchmarks()
  documentBenchmarks()
  streamBenchmarks()
}
