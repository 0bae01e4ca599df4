private import Crypto
import SluiceCore
import SluiceECS

/// What tells alerts apart: the hash of the rule and of what fired it. The same rule on the same event always has the
/// same id, so that writing an alert twice is one alert.
enum AlertIdentity {
  /// The hash of a record's raw bytes, in hexadecimal: the identity of an event without an `eventID`.
  static func ofRecord(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    let text = ByteText(capacity: 64)
    append(ofRecord: bytes, to: text)
    return Array(text.bytes)
  }

  /// Appends the hash of a record's raw bytes, in hexadecimal.
  static func append(ofRecord bytes: UnsafeRawBufferPointer, to text: ByteText) {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    hash.finalize().withUnsafeBytes { text.append(hexadecimal: $0) }
  }

  /// Appends the id of the alert of a rule on an event: 64 hexadecimal digits.
  static func append(ofAlert rule: [UInt8], event: UnsafeRawBufferPointer, to text: ByteText) {
    // Ids hold no zero byte, so no two pairs share the text that is hashed.
    let start = text.count
    text.append(raw: rule)
    text.append(0)
    text.append(raw: event)
    var hash = SHA256()
    hash.update(bufferPointer: text[start..<text.count])
    text.removeLast(text.count - start)
    hash.finalize().withUnsafeBytes { text.append(hexadecimal: $0) }
  }
}
