import Benchmark
import SluiceParse
import SluiceWorkloads

/// The structural index by instruction set, over a text of a window's size that stays in the cache, and what a plain
/// loop takes for the same.
func indexBenchmarks() {
  // Enough passes for a time that a clock can tell.
  let passes = 32
  let configuration = Benchmark.Configuration(metrics: [.wallClock, .jsonThroughput])

  for kernel in ScanKernel.supported {
    Benchmark("index/\(kernel.rawValue)", configuration: configuration) { (benchmark: Benchmark, text: ScannedText) in
      benchmark.measure(WorkSize(bytes: text.length * passes)) {
        for _ in 0..<passes { blackHole(text.scan(kernel)) }
      }
    } setup: {
      let text = ScannedText.make()
      text.checkScan(kernel)
      return text
    }
  }

  Benchmark("index/plain loop", configuration: configuration) { (benchmark: Benchmark, text: ScannedText) in
    benchmark.measure(WorkSize(bytes: text.length)) { blackHole(text.plainScan().count) }
  } setup: {
    ScannedText.make()
  }
}
