private import Crypto
import SluiceCore

/// What tells alerts apart: the hash of the rule and of what fired it. The same rule on the same event always has the
/// same id, so that writing an alert twice is one alert.
enum AlertIdentity {
  /// The hash of a record's raw bytes, in hexadecimal: the identity of an event without an `eventID`.
  static func ofRecord(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    var digits: [UInt8] = []
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    digits.append(hexadecimal: hash.finalize())
    return digits
  }

  /// The id of the alert of a rule on an event: 64 hexadecimal digits.
  static func ofAlert(rule: [UInt8], event: UnsafeRawBufferPointer) -> [UInt8] {
    var digits: [UInt8] = []
    var hash = SHA256()
    hash.update(data: rule)
    // Ids hold no zero byte, so no two pairs share the text that is hashed.
    hash.update(data: [0])
    hash.update(bufferPointer: event)
    digits.append(hexadecimal: hash.finalize())
    return digits
  }
}
