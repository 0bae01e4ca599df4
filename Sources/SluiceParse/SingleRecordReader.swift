package import SluiceCore

/// Reads single records with a projection of its own: for the full documents of the few records that leave as alerts.
package final class SingleRecordReader: RecordReader {
  private let projection: Projection
  private let walker: RecordWalker
  private let index = StructuralIndex()
  private var batch: RecordBatch?

  /// - Parameter splitsDotsAtRoot: whether keys with dots at the root stand for several keys: documents, not CloudTrail.
  package init(projection: Projection, splitsDotsAtRoot: Bool) {
    self.projection = projection
    walker = RecordWalker(trie: ProjectionTrie(projection, splitsDotsAtRoot: splitsDotsAtRoot))
  }

  package func read(_ record: UnsafeRawBufferPointer, blob: Blob) -> RecordBatch {
    if batch == nil || !isKnownUniquelyReferenced(&batch) {
      batch = RecordBatch(projection: projection, blob: blob, capacity: 1)
    }
    let batch = batch!
    batch.reset(blob: blob, window: nil)
    fill(batch, with: record)
    return batch
  }

  package func reread(_ record: UnsafeRawBufferPointer, of original: RecordBatch) -> RecordBatch {
    guard isKnownUniquelyReferenced(&batch), let batch else { return read(record, blob: original.blob) }
    // To copy the blob costs more than much of the reading.
    batch.reset()
    fill(batch, with: record)
    return batch
  }

  private func fill(_ batch: RecordBatch, with record: UnsafeRawBufferPointer) {
    // The scan needs blanks behind the text.
    let copy = batch.arena.allocate(record.count + ByteWindow.padding)
    if let base = record.baseAddress { copy.copyMemory(from: base, byteCount: record.count) }
    (copy + record.count).initializeMemory(as: UInt8.self, repeating: 0x20, count: ByteWindow.padding)
    let bytes = UnsafePointer(copy.assumingMemoryBound(to: UInt8.self))
    let row = batch.appendRecord()
    batch.spans[0].start = UnsafeRawPointer(copy)
    batch.spans[0].length = UInt32(record.count)
    index.build(bytes, length: record.count)
    if index.count > 0 {
      _ = walker.walk(bytes, index, from: 0, into: row, arena: batch.arena, stopsAtLists: false)
    }
  }
}
