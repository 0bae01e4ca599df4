import Benchmark
import SluiceWorkloads

/// Rules with state, by their kind and by the number of groups. What is timed begins where lanes have left their
/// candidates: the ordering by event time, the dropping of repeats and the rule.
func stateBenchmarks() {
  for kind in Correlation.Kind.allCases {
    Benchmark(
      "state/\(kind.rawValue)", configuration: .init(metrics: [.wallClock, .timePerRecord])
    ) { (benchmark: Benchmark, correlation: Correlation) in
      try benchmark.measure(correlation.size) { blackHole(try correlation.run()) }
    } setup: {
      let correlation = try await Correlation(kind, over: .shared)
      try await correlation.checkAlerts()
      return correlation
    }
  }
}
