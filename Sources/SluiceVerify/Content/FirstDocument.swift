import Crypto

/// The SHA-256 of the first JSON document in a content, and what stands behind it: tells a log file to which something
/// was appended from one that was changed inside.
///
/// A log file as CloudTrail delivers it is one object without anything behind its last brace, so bytes behind that brace
/// are somebody else's; tools that read only the first gzip member do not even see them.
struct FirstDocument {
  private var hasher = SHA256()
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var isComplete = false
  /// Bytes behind the document.
  private(set) var trailing = 0

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    guard !isComplete else {
      trailing += bytes.count
      return
    }
    var end = bytes.count
    for (index, byte) in bytes.enumerated() {
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isInString = false
        }
        continue
      }
      switch byte {
      case 0x22: isInString = true
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D:
        depth -= 1
        if depth <= 0 {
          isComplete = true
          end = index + 1
        }
      default: break
      }
      if isComplete { break }
    }
    hasher.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[..<end]))
    trailing += bytes.count - end
  }

  /// The hash of the document; nil where it does not end.
  var hash: SHA256Digest? { isComplete ? hasher.finalize() : nil }
}
