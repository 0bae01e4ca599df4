import SluiceCore

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
  /// - Returns: the status of what was read, taken after opening.
  static func read(
    _ path: String, limit: Int, _ body: (UnsafeRawBufferPointer) throws(FileProblem) -> Void
  ) throws(FileProblem) -> FileStatus {
    let file: OpenFile
    let status: FileStatus
    do throws(SystemError) {
      file = try OpenFile.at(path)
      status = try file.status()
    } catch {
      throw FileProblem(error)
    }
    guard status.kind == .regular else { throw FileProblem("is not a file") }
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: pieceSize, alignment: 16)
    defer { piece.deallocate() }
    var total = 0
    while true {
      let count: Int
      do throws(SystemError) { count = try file.read(into: piece) } catch { throw FileProblem(error) }
      if count == 0 { return status }
      total += count
      guard total <= limit else { throw FileProblem("has more than \(limit) bytes") }
      try body(UnsafeRawBufferPointer(rebasing: piece[..<count]))
    }
  }
}

extension FileProblem {
  fileprivate init(_ error: SystemError) {
    self.init(error.isMissing ? "does not exist" : "can't be read: \(error.text)")
  }
}
