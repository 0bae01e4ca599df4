import Benchmark
import SluiceWorkloads

/// ECS documents of all records, by the records' size. The time is that of the writing, which is when the columns are
/// derived; parsing is left out. MB/s are those of the records.
func documentBenchmarks() {
  for shape in shapes.prefix(4) {
    Benchmark(
      "document/records of \(shape.name)", configuration: .init(metrics: [.jsonThroughput, .timePerRecord])
    ) { (benchmark: Benchmark, documents: Documents) in
      try await benchmark.measurePart(documents.data.size) {
        let (time, bytes) = try await documents.run()
        blackHole(bytes)
        return time
      }
    } setup: {
      let documents = Documents(over: shape.data)
      try await documents.checkDocuments()
      return documents
    }
  }
}
