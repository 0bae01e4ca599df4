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
    self = Self.of(eventID: eventID, record: record).identity
  }

  /// - Returns: also whether the id's text is the identity's bits.
  static func of(eventID: Cell, record: UnsafeRawBufferPointer) -> (identity: EventIdentity, isID: Bool) {
    guard eventID.kind == .string, eventID.length > 0 else { return (EventIdentity(hashOf: record), false) }
    if let bits = uuid(eventID.bytes) { return (bits, true) }
    return (EventIdentity(hashOf: eventID.bytes), false)
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

  /// `8-4-4-4-12` hexadecimal digits; nil for any other text. Upper case is another text, so it may not have the same bits.
  static func uuid(_ bytes: UnsafeRawBufferPointer) -> EventIdentity? {
    guard bytes.count == 36, bytes[8] == 0x2D, bytes[13] == 0x2D, bytes[18] == 0x2D, bytes[23] == 0x2D else {
      return nil
    }
    func four(_ offset: Int) -> UInt64 {
      UInt64(bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self).littleEndian)
    }
    func eight(_ offset: Int) -> UInt64 { bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian }
    guard let first = number(eight(0)), let second = number(four(9) | four(14) << 32),
      let third = number(four(19) | four(24) << 32), let fourth = number(eight(28))
    else { return nil }
    return EventIdentity(high: first << 32 | second, low: third << 32 | fourth)
  }

  /// The number that eight hexadecimal digits write, the first of them in the lowest byte; nil for anything else.
  private static func number(_ digits: UInt64) -> UInt64? {
    let ones: UInt64 = 0x0101_0101_0101_0101
    // Letters have bit 6, digits don't.
    let letters = digits >> 6 & ones
    let values = (digits & 0x0F0F_0F0F_0F0F_0F0F) + letters * 9
    // Written anew, they have to be what they were, and none may be above 15.
    let large = (values + 0x76 * ones) >> 7 & ones
    guard values + 0x30 * ones + large * 0x27 == digits, (values + 0x70 * ones) & 0x8080_8080_8080_8080 == 0 else {
      return nil
    }
    let bytes = (values << 4 | values >> 8) & 0x00FF_00FF_00FF_00FF
    let pairs = (bytes | bytes >> 8) & 0x0000_FFFF_0000_FFFF
    return UInt64(UInt32(truncatingIfNeeded: pairs | pairs >> 16).byteSwapped)
  }

  /// The id whose bits these are: `8-4-4-4-12` hexadecimal digits.
  var uuidText: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 36) { text, count in
      var place = 0
      for digit in 0..<32 {
        if place == 8 || place == 13 || place == 18 || place == 23 {
          text[place] = 0x2D
          place += 1
        }
        let value = UInt8(truncatingIfNeeded: (digit < 16 ? high : low) >> UInt64(60 - 4 * (digit % 16))) & 0xF
        text[place] = value < 10 ? 0x30 + value : 0x57 + value
        place += 1
      }
      count = 36
    }
  }
}
