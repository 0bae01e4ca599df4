import CMaxMindDB
import Glibc
import SluiceCore

/// A database file as it was when it was opened: a copy in anonymous memory, under a name that libmaxminddb can map.
///
/// A mapping of the file itself would end the process if somebody cut the file short or wrote over it in place. Where
/// anonymous files are not to be had, that is what is left.
final class DatabaseImage {
  /// Offsets in the format have 32 bits.
  static let limit = 1 << 32
  /// The metadata lie in the last 128 KiB (MaxMind DB file format specification 2.0, "Database Metadata").
  static let metadataLimit = 128 << 10
  private static let metadataMarker: [UInt8] = [0xAB, 0xCD, 0xEF] + Array("MaxMind.com".utf8)

  let stamp: FileStatus
  /// What to hand to libmaxminddb.
  let path: String
  private let descriptor: Int32

  /// Copies the file and looks at its metadata.
  ///
  /// - Throws: `FileProblem` where it can't be read, is cut short or is no such database.
  init(copying file: String) throws(FileProblem) {
    let copy = c_sluice_anonymous_file("sluice-geo")
    do throws(FileProblem) {
      stamp = try Self.copy(file, to: copy)
    } catch {
      if copy >= 0 { close(copy) }
      throw error
    }
    descriptor = copy
    let name = "/proc/self/fd/\(copy)"
    path = copy >= 0 && access(name, R_OK) == 0 ? name : file
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
  }

  private static func copy(_ file: String, to copy: Int32) throws(FileProblem) -> FileStatus {
    var tail: [UInt8] = []
    let stamp = try FileContents.read(file, limit: limit) { piece throws(FileProblem) in
      tail.append(contentsOf: piece)
      if tail.count > 4 * FileContents.pieceSize { tail.removeFirst(tail.count - metadataLimit) }
      var written = 0
      while copy >= 0, let start = piece.baseAddress, written < piece.count {
        let count = write(copy, start + written, piece.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw FileProblem("can't be copied into memory: \(String(cString: strerror(errno)))") }
        written += count
      }
    }
    try checkMetadata(tail.suffix(metadataLimit))
    return stamp
  }

  private static func checkMetadata(_ tail: ArraySlice<UInt8>) throws(FileProblem) {
    guard let marker = tail.lastRange(of: metadataMarker) else {
      throw FileProblem("is no MaxMind database: it does not end in metadata; it may be cut short")
    }
    let isSound = Array(tail[marker.upperBound...]).withUnsafeBytes { DataSection($0).isSound(at: 0) }
    guard isSound else { throw FileProblem("is a damaged MaxMind database: its metadata can't be read") }
  }
}

extension ArraySlice<UInt8> {
  /// Where `pattern` stands last.
  fileprivate func lastRange(of pattern: [UInt8]) -> Range<Int>? {
    guard count >= pattern.count else { return nil }
    for start in stride(from: endIndex - pattern.count, through: startIndex, by: -1)
    where self[start] == pattern[0] && self[start..<(start + pattern.count)].elementsEqual(pattern) {
      return start..<(start + pattern.count)
    }
    return nil
  }
}
