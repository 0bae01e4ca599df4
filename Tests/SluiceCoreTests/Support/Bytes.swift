import SluiceCore

extension Blob {
  /// A blob that nobody opens.
  static func unread(_ sequence: Int = 0) -> Blob {
    Blob(sequence: sequence, origin: "test") { () throws(BlobError) -> any ByteReader in
      throw BlobError(.unreadable, "a test's blob is not opened")
    }
  }
}

extension Cell {
  /// A cell over `bytes`, copied into `arena`.
  static func make(_ kind: Cell.Kind, _ text: String, in arena: Arena) -> Cell {
    let bytes = Array(text.utf8).withUnsafeBytes { arena.copy($0) }
    return Cell(kind: kind, start: bytes.baseAddress, length: UInt32(bytes.count))
  }
}
