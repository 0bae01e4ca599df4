import Benchmark
import SluiceCore
import SluiceDecompress
import SluiceWorkloads

/// `parse` by the number of projected paths and by the size of records, over windows that are copied from memory; and
/// these copies alone, so that they can be told from the parsing.
func walkBenchmarks() {
  Benchmark("walk/windows only") { (benchmark: Benchmark, data: TrailData) in
    try await benchmark.measure(data.size) {
      for try await window in MemoryFeed(data.objects).blobs.plainWindows() { blackHole(window.count) }
    }
  } setup: {
    TrailData.shared
  }
  for count in [0, 4, 16, 48, 150] { walkBenchmark("\(count) paths", paths: count) { .shared } }
  for shape in shapes { walkBenchmark("records of \(shape.name)", paths: 48) { shape.data } }
}

private func walkBenchmark(_ name: String, paths: Int, _ data: @escaping @Sendable () -> TrailData) {
  Benchmark("walk/\(name)") { (benchmark: Benchmark, walk: Walk) in
    try await benchmark.measure(walk.data.size) { blackHole(try await walk.recordCount()) }
  } setup: {
    let walk = Walk(paths: paths, over: data())
    try await walk.checkRecords()
    return walk
  }
}

/// Sizes of records, with so many of them that all together are about as large as the usual data.
struct Shape: Sendable {
  let name: String
  private let shape: RecordShape
  private let mean: Int

  var data: TrailData {
    let records = max(100, TrailData.shared.size.bytes / mean)
    return TrailData(records: records, objectSize: max(1, (3 << 20) / mean), shape: shape)
  }

  init(_ name: String, _ shape: RecordShape, mean: Int) {
    self.name = name
    self.shape = shape
    self.mean = mean
  }
}

let shapes = [
  Shape("0.9 kB", .small, mean: 900), Shape("1.6 kB", .usual, mean: 1_620),
  Shape("4 kB", .atLeast(4_000), mean: 4_200), Shape("16 kB", .atLeast(16_000), mean: 16_200),
  Shape("64 kB", .atLeast(64_000), mean: 64_200), Shape("256 kB", .atLeast(256_000), mean: 256_200),
]
