import SluiceCore
import SluiceDetect
import SluiceRuntime
import SluiceSinks

/// What the runs of a benchmark come to.
struct BenchReport {
  /// Rules that are listed.
  static let ruleLimit = 10

  /// Equal answers; at least one.
  let runs: [BenchRun]
  /// Of a run of its own, in front of the others: counting takes time.
  let profile: RunProfile
  let lanes: Int
  let peakMemory: Int?

  /// The run whose time is in the middle.
  var middle: BenchRun { runs.sorted { $0.seconds < $1.seconds }[runs.count / 2] }

  func spread(_ value: (BenchRun) -> Double) -> Spread { Spread(runs.map(value)) }

  /// The rules that cost most, of all detect stages.
  var costliest: [DetectionProfile.RuleCost] {
    Array(
      profile.detectors.flatMap(\.cost.rules).filter { $0.candidates > 0 || $0.nanoseconds > 0 }
        .sorted { ($1.nanoseconds, $1.candidates, $0.name) < ($0.nanoseconds, $0.candidates, $1.name) }
        .prefix(Self.ruleLimit))
  }

  /// By stage the median over the runs of its share of the lanes' time, from 0 to 1, and of the time itself.
  var stages: [(name: String, share: Double, seconds: Double)] {
    middle.stages.indices.map { index in
      func parts(_ value: (BenchRun) -> Double) -> Double { Spread(runs.map(value)).median }
      return (
        middle.stages[index].name,
        parts { run in
          let whole = run.stages.reduce(0) { $0 + $1.time.seconds }
          return whole > 0 ? run.stages[index].time.seconds / whole : 0
        },
        parts { $0.stages[index].time.seconds }
      )
    }
  }
}
