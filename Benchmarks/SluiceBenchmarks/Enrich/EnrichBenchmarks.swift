import Benchmark
import SluiceWorkloads

/// The columns of `enrich`, by what the records hold: values that come again, new ones, and ones that nothing is known
/// of. The time is that of reading the columns; parsing the records is left out.
func enrichBenchmarks() {
  for kind in Enrichment.Kind.allCases {
    for values in Enrichment.Values.allCases {
      Benchmark(
        "enrich/\(kind.rawValue), \(values.rawValue)", configuration: .init(metrics: [.timePerRecord])
      ) { (benchmark: Benchmark, enrichment: Enrichment) in
        try await benchmark.measurePart(enrichment.size) {
          let (time, bytes) = try await enrichment.run()
          blackHole(bytes)
          return time
        }
      } setup: {
        let enrichment = try Enrichment(kind, values, records: TrailData.small.size.records * 5)
        try await enrichment.checkValues()
        return enrichment
      }
    }
  }
}
