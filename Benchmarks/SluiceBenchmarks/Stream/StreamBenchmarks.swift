import Benchmark
import Foundation
import SluiceDecompress
import SluiceWorkloads

/// The stream from compressed objects to alerts, with the rules that are shipped: by the window's size and the library
/// that inflates, up to each of its stages, by lanes, rules, and the sizes of objects and records.
func streamBenchmarks() {
  for backend in [DecompressOptions.Backend.zlib, .isal] where backend.isAvailable {
    for kibibytes in [16, 64, 256, 1_024, 4_096] {
      let options = DecompressOptions(windowSize: kibibytes << 10, backend: backend)
      streamBenchmark("\(backend.rawValue), \(kibibytes) KiB", options) { DetectionStream(over: .shared) }
    }
  }
  for stage in DetectionStream.Stage.allCases {
    streamBenchmark("up to \(stage.rawValue)", upTo: stage) { DetectionStream(over: .shared) }
  }
  for lanes in [1, 2, 4, 8] { streamBenchmark("\(lanes) lanes", lanes: lanes) { DetectionStream(over: .shared) } }
  for count in [1, 10, 100, 1_000, 10_000] {
    streamBenchmark("\(count) rules") { try DetectionStream.withRules(count, over: .shared) }
  }
  for records in [1, 5, 50, 500, 5_000] {
    streamBenchmark("objects of \(records)") {
      DetectionStream(over: TrailData(records: TrailData.shared.size.records, objectSize: records))
    }
  }
  for shape in shapes { streamBenchmark("records of \(shape.name)") { DetectionStream(over: shape.data) } }
  if let rules = ProcessInfo.processInfo.environment["SLUICE_BENCH_RULES"] {
    let paths = rules.split(separator: ":").map(String.init)
    streamBenchmark("named rules") { DetectionStream(over: .shared, rules: paths) }
  }
}

private func streamBenchmark(
  _ name: String, _ options: DecompressOptions = DecompressOptions(), upTo stage: DetectionStream.Stage = .detect,
  lanes: Int = 1, _ makeStream: @escaping @Sendable () throws -> DetectionStream
) {
  Benchmark("stream/\(name)") { (benchmark: Benchmark, stream: DetectionStream) in
    try await benchmark.measure(stream.data.size) {
      blackHole(try await stream.run(upTo: stage, options, lanes: lanes))
    }
  } setup: {
    let stream = try makeStream()
    try await stream.checkRun(upTo: stage, options, lanes: lanes)
    return stream
  }
}
