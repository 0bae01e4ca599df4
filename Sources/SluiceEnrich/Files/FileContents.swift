import Glibc

/// A file could not be read.
struct FileProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, and what to do about it; without the file's name.
  let description: String

  init(_ description: String) { self.description = description }
}

/// Reads files in pieces.
enum FileContents {
  static let pieceSize = 256 << 10

  /// Hands the file's bytes to `body`, piece by piece, in order.
  ///
  /// - Parameter limit: a file of more bytes is refused.
  /// - Returns: the stamp of what was read, taken after opening.
  static func read(
    _ path: String, limit: Int, _ body: (UnsafeRawBufferPointer) throws(FileProblem) -> Void
  ) throws(FileProblem) -> FileStamp {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem(explanation(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileProblem(explanation(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileProblem("is not a file") }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)
    defer { piece.deallocate() }
    var total = 0
    while true {
      let count = Glibc.read(descriptor, piece.baseAddress, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileProblem(explanation(errno)) }
      if count == 0 { return FileStamp(status) }
      total += count
      guard total <= limit else { throw FileProblem("has more than \(limit) bytes") }
      try body(UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
  }

  private static func explanation(_ code: Int32) -> String {
    switch code {
    case ENOENT: "does not exist"
    case EACCES, EPERM: "may not be read by this user"
    case EISDIR: "is a folder"
    default: "can't be read: \(String(cString: strerror(code)))"
    }
  }
}
