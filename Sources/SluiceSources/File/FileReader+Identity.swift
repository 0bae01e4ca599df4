import SluiceCore

extension FileReader {
  /// Bytes of a file's content that are part of its identity.
  private static let head = 1_024

  /// What tells a file from others, and from one of other content at its place: path, size, time of the last change and
  /// first bytes.
  static func identity(of path: RawPath) throws(BlobError) -> [UInt8] {
    let status: FileStatus
    do throws(SystemError) { status = try FileStatus(path) } catch { throw error.blobError() }
    var identity = path.bytes
    identity.append(0)
    identity.append(contentsOf: "\(status.size) \(status.modified)".utf8)
    identity.append(0)
    let reader = try FileReader(path)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: head, alignment: 1)
    defer { buffer.deallocate() }
    var filled = 0
    while filled < buffer.count {
      let count = try reader.readNow(UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      if count == 0 { break }
      filled += count
    }
    identity.append(contentsOf: buffer[..<filled])
    return identity
  }
}
