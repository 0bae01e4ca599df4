import Benchmark
import Foundation
import SluiceCore
import SluiceDecompress

/// The stream from compressed objects to alerts on one lane, with the rules that are shipped: by the window's size and
/// by the library that inflates, and up to each of its stages.
func streamBenchmarks() {
  for backend in [DecompressOptions.Backend.zlib, .isal] where backend.isAvailable {
    for kibibytes in [16, 64, 256, 1_024, 4_096] {
      let options = DecompressOptions(windowSize: kibibytes << 10, backend: backend)
      streamBenchmark("stream/\(backend.rawValue), \(kibibytes) KiB", .detect, options)
    }
  }
  for stage in Stream.Stage.allCases {
    streamBenchmark("stream/up to \(stage.rawValue)", stage, DecompressOptions())
  }
  for count in [1, 10, 100, 1_000, 10_000] { streamBenchmark(rules: count) }
  for records in [1, 5, 50, 500, 5_000] { streamBenchmark(recordsOfObject: records) }
  if let rules = ProcessInfo.processInfo.environment["SLUICE_BENCH_RULES"] {
    streamBenchmark(folders: rules.split(separator: ":").map(String.init))
  }
}

/// By the number of rules, one of which holds for about one record of a hundred.
private func streamBenchmark(rules count: Int) {
  Benchmark("stream/\(count) rules") { (benchmark: Benchmark, stream: Stream) in
    try await benchmark.measure(stream.data.size) {
      blackHole(try await stream.run(upTo: .detect, DecompressOptions()))
    }
  } setup: {
    let rules = PlainRule.generated(count, hits: .one)
    let folder = try RuleFolder(rules)
    let expected = TrailData.shared.events.reduce(0) { sum, event in
      sum + (rules[0].holds(for: event) ? 1 : 0)
    }
    let stream = Stream(over: .shared, rules: [folder.path], expectedAlerts: expected)
    try await stream.checkRun(upTo: .detect, DecompressOptions())
    return stream
  }
}

/// By the number of records in an object.
private func streamBenchmark(recordsOfObject records: Int) {
  Benchmark("stream/objects of \(records)") { (benchmark: Benchmark, stream: Stream) in
    try await benchmark.measure(stream.data.size) {
      blackHole(try await stream.run(upTo: .detect, DecompressOptions()))
    }
  } setup: {
    let stream = Stream(over: TrailData(records: TrailData.shared.events.count, objectSize: records))
    try await stream.checkRun(upTo: .detect, DecompressOptions())
    return stream
  }
}

/// With rules that the environment names.
private func streamBenchmark(folders: [String]) {
  Benchmark("stream/named rules") { (benchmark: Benchmark, stream: Stream) in
    try await benchmark.measure(stream.data.size) {
      blackHole(try await stream.run(upTo: .detect, DecompressOptions()))
    }
  } setup: {
    let stream = Stream(over: .shared, rules: folders)
    try await stream.checkRun(upTo: .detect, DecompressOptions())
    return stream
  }
}

private func streamBenchmark(_ name: String, _ stage: Stream.Stage, _ options: DecompressOptions) {
  Benchmark(name) { (benchmark: Benchmark, stream: Stream) in
    try await benchmark.measure(stream.data.size) { blackHole(try await stream.run(upTo: stage, options)) }
  } setup: {
    let stream = Stream(over: .shared)
    try await stream.checkRun(upTo: stage, options)
    return stream
  }
}
