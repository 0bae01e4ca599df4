private import Crypto
import SluiceCore

/// What tells events apart: the event's id, or the hash of the record's bytes where it has none. 128 bits: an id in the
/// form of a UUID is its own bits, any other text its hash.
struct EventIdentity: Hashable, Comparable, Sendable {
  let high: UInt64
  let low: UInt64

  init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  init(eventID: Cell, record: UnsafeRawBufferPointer) {
    if eventID.kind == .string, eventID.length > 0 {
      self = Self.uuid(eventID.bytes) ?? EventIdentity(hashOf: eventID.bytes)
    } else {
      self = EventIdentity(hashOf: record)
    }
  }

  /// The first half of the bytes' SHA-256.
  init(hashOf bytes: UnsafeRawBufferPointer) {
    var sha = SHA256()
    sha.update(bufferPointer: bytes)
    (high, low) = sha.finalize().withUnsafeBytes { digest in
      (
        UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 0, as: UInt64.self)),
        UInt64(bigEndian: digest.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      )
    }
  }

  static func < (left: EventIdentity, right: EventIdentity) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  /// `8-4-4-4-12` hexadecimal digits; nil for any other text.
  private static func uuid(_ bytes: UnsafeRawBufferPointer) -> EventIdentity? {
    guard bytes.count == 36 else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    var digits = 0
    for (index, byte) in bytes.enumerated() {
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard byte == 0x2D else { return nil }
        continue
      }
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x61...0x66: digit = byte - 0x57
      // Upper case is another text, so it may not have the same bits.
      default: return nil
      }
      if digits < 16 { words.0 = words.0 << 4 | UInt64(digit) } else { words.1 = words.1 << 4 | UInt64(digit) }
      digits += 1
    }
    return EventIdentity(high: words.0, low: words.1)
  }
}
