import SluiceCore
package import SluiceDecompress

/// Inflating gzip objects in memory, alone.
package struct Inflation: Sendable {
  package let data: TrailData
  private let objects: [[UInt8]]

  /// - Parameter level: zlib's, 1 to 9, with which the objects are compressed.
  package init(over data: TrailData, level: Int32 = 6) {
    self.data = data
    objects = data.objects.map { gzip($0, level: level) }
  }

  /// - Returns: the number of bytes.
  package func run(_ options: DecompressOptions) async throws -> Int {
    var count = 0
    for try await window in MemoryFeed(objects).blobs.decompress(options) { count += window.count }
    return count
  }

  /// Compares the content with what was compressed.
  package func checkContent(_ options: DecompressOptions) async throws {
    var contents = Contents()
    for try await window in MemoryFeed(objects).blobs.decompress(options) { contents.take(window) }
    contents.check(data.objects)
  }

  private struct Contents {
    private var objects: [[UInt8]] = []
    private var current: [UInt8] = []

    mutating func take(_ window: ByteWindow) {
      current += window.bytes
      if case .more = window.end { return }
      objects.append(current)
      current.removeAll(keepingCapacity: true)
    }

    func check(_ expected: [[UInt8]]) {
      SluiceWorkloads.check("objects", objects.count, equals: expected.count)
      SluiceWorkloads.check("their content", objects == expected)
    }
  }
}
