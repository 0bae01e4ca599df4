import Benchmark
import SluiceCore
import SluiceMatch
import SluiceWorkloads

/// Matching by number of rules and by the share of records that one of them holds for. Deriving the columns that rules
/// ask for is part of it: the records are parsed anew before each pass, outside of the time taken.
func matchBenchmarks() {
  for share in HitShare.allCases {
    for count in [1, 10, 100, 1_000, 10_000] {
      Benchmark(
        "match/\(count) rules, \(share.rawValue) % hits",
        configuration: .init(metrics: [.wallClock, .timePerRecord])
      ) { (benchmark: Benchmark, matching: Matching) in
        let batches = try await matching.parsedBatches()
        var matcher = matching.makeMatcher()
        benchmark.measure(WorkSize(records: matching.records)) {
          for batch in batches { matcher.match(batch, detector: 0) }
        }
        check("matches", batches.reduce(0) { $0 + $1.matches.count }, equals: matching.expectedMatches)
      } setup: {
        let matching = Matching(rules: count, hits: share, over: .small)
        try await matching.checkMatches()
        return matching
      }
    }
  }
}
