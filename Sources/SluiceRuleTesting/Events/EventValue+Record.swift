import SluiceCore

extension EventValue {
  /// The event as JSON.
  var json: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  /// Reads the event as a batch of one record, which is valid inside of `body`.
  func withRecord(_ reader: any RecordReader, _ body: (RecordBatch) -> Void) {
    let blob = Blob(sequence: 0, origin: "test") { () throws(BlobError) -> any ByteReader in
      throw BlobError(.unreadable, "an event of a test is no file")
    }
    unsafe json.withUnsafeBytes { body(unsafe reader.read($0, blob: blob)) }
  }
}
