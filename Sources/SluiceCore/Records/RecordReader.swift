/// Reads single records again, with other columns than the stream's: for the full document of the few records that leave
/// as alerts. One instance per lane.
package protocol RecordReader: AnyObject {
  /// A batch of one record, row 0, over `record`, the record's JSON text, known to be well formed. It is valid until the
  /// next call, as long as `record` is. Span, tag, blob and index are the caller's to look up in the first batch.
  func read(_ record: UnsafeRawBufferPointer, blob: Blob) -> RecordBatch

  /// The same for a record of `original`, where its blob is to be looked up: the batch that is returned may have the one
  /// of an earlier record.
  func reread(_ record: UnsafeRawBufferPointer, of original: RecordBatch) -> RecordBatch
}

extension RecordReader {
  package func reread(_ record: UnsafeRawBufferPointer, of original: RecordBatch) -> RecordBatch {
    read(record, blob: original.blob)
  }
}
