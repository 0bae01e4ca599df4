import Benchmark
import SluiceCore
import SluiceDecompress

/// `parse` by the number of projected paths, over windows that are copied from memory; and these copies alone, so that
/// they can be told from the parsing.
func walkBenchmarks() {
  Benchmark("walk/windows only") { (benchmark: Benchmark, data: TrailData) in
    try await benchmark.measure(data.size) {
      for try await window in MemoryFeed(data.objects).blobs.plainWindows() { blackHole(window.count) }
    }
  } setup: {
    TrailData.shared
  }

  for count in [0, 15, 48, 150] {
    Benchmark("walk/\(count) paths") { (benchmark: Benchmark, walk: Walk) in
      try await benchmark.measure(walk.data.size) { blackHole(try await walk.recordCount()) }
    } setup: {
      let walk = Walk(paths: count, over: .shared)
      try await walk.checkRecords()
      return walk
    }
  }
}
