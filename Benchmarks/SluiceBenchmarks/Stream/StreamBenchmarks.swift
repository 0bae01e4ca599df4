import Benchmark
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
