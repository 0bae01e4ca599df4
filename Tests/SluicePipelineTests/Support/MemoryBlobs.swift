import Foundation
import SluiceConfig
import SluiceCore
import Synchronization
import Testing

/// Objects in memory, for stages that are composed by hand.
enum MemoryBlobs {
  /// The files as blobs: read now, handed out one by one. Their origins are the files' paths.
  static func sequence(of files: [URL]) throws -> BlobSequence {
    let objects = try files.map { (origin: $0.path, bytes: [UInt8](try Data(contentsOf: $0))) }
    let next = Atomic(0)
    return BlobSequence {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < objects.count else { return nil }
      let object = objects[index]
      return Blob(sequence: index, origin: object.origin, size: object.bytes.count) {
        () throws(BlobError) -> any ByteReader in MemoryReader(object.bytes)
      }
    }
  }
}

final class MemoryReader: ByteReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func read(into buffer: UnsafeMutableRawBufferPointer) async throws(BlobError) -> Int {
    let count = min(buffer.count, bytes.count - position)
    buffer.copyBytes(from: bytes[position..<position + count])
    position += count
    return count
  }
}

extension PlanContext {
  /// As it is in front of the parse stage.
  static func empty(_ problems: ProblemCollector) -> PlanContext {
    PlanContext(
      catalog: NoFields(), tags: TagTable(), problems: problems, eventWriter: { _, _ in { _ in NoEvents() } })
  }
}

private struct NoFields: FieldCatalog {
  var fieldNames: [String] { [] }
  func field(named name: String) -> Field? { nil }
  func object(at path: String) -> Field? { nil }
}

/// Is replaced by the parse stage.
private struct NoEvents: EventWriter {
  mutating func append(_ record: Int, of batch: RecordBatch, to buffer: inout [UInt8]) {
    Issue.record("the parse stage did not set the event writers")
  }
}
