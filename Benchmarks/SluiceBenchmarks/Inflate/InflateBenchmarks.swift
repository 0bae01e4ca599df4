import Benchmark
import SluiceDecompress
import SluiceWorkloads

/// Inflating alone, by library, and by the window's size and the level of compression.
func inflateBenchmarks() {
  for backend in [DecompressOptions.Backend.zlib, .isal] where backend.isAvailable {
    for kibibytes in [16, 64, 256, 1_024, 4_096] {
      inflateBenchmark("\(kibibytes) KiB", level: 6, DecompressOptions(windowSize: kibibytes << 10, backend: backend))
    }
    for level: Int32 in [1, 9] { inflateBenchmark("level \(level)", level: level, DecompressOptions(backend: backend)) }
  }
}

private func inflateBenchmark(_ name: String, level: Int32, _ options: DecompressOptions) {
  Benchmark("inflate/\(options.backend.rawValue), \(name)") { (benchmark: Benchmark, inflation: Inflation) in
    try await benchmark.measure(inflation.data.size) { blackHole(try await inflation.run(options)) }
  } setup: {
    let inflation = Inflation(over: .shared, level: level)
    try await inflation.checkContent(options)
    return inflation
  }
}
