import Benchmark
import CSluiceScan

/// The structural index by instruction set, over a text of a window's size that stays in the cache, and what a plain
/// loop takes for the same.
func indexBenchmarks() {
  let kernels: [(name: String, kernel: sluice_scan_kernel)] = [
    ("portable", sluice_scan_portable), ("sse2", sluice_scan_sse2), ("avx2", sluice_scan_avx2),
    ("avx512", sluice_scan_avx512), ("avx512_vbmi2", sluice_scan_avx512_vbmi2), ("neon", sluice_scan_neon),
  ]
  // Enough passes for a time that a clock can tell.
  let passes = 32
  let configuration = Benchmark.Configuration(metrics: [.wallClock, .jsonThroughput])

  for (name, kernel) in kernels where sluice_scan_supports(kernel) != 0 {
    Benchmark("index/\(name)", configuration: configuration) { (benchmark: Benchmark, text: ScannedText) in
      benchmark.measure(WorkSize(bytes: text.length * passes)) {
        for _ in 0..<passes { blackHole(text.scan(kernel).count) }
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
