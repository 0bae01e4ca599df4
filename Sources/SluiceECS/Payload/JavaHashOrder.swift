import SluiceCore

/// `String.hashCode` of Java: 31 · h + unit over the UTF-16 code units of `text`, UTF-8, with 32 bits.
func javaHashCode(_ text: UnsafeRawBufferPointer) -> UInt32 {
  guard let start = text.baseAddress else { return 0 }
  var hash: UInt32 = 0
  var index = 0
  // Eight units at a time, as long as each is a byte: pairs, then fours, then both.
  while index &+ 8 <= text.count {
    let word = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    if word & 0x8080_8080_8080_8080 != 0 { break }
    let pairs = (word & 0x00FF_00FF_00FF_00FF) &* 31 &+ (word &>> 8 & 0x00FF_00FF_00FF_00FF)
    let fours = (pairs & 0x0000_FFFF_0000_FFFF) &* 961 &+ (pairs &>> 16 & 0x0000_FFFF_0000_FFFF)
    let first = UInt32(truncatingIfNeeded: fours) &* 923_521 &+ UInt32(truncatingIfNeeded: fours &>> 32)
    hash = hash &* 0x9444_6F01 &+ first
    index &+= 8
  }
  while index < text.count {
    let byte = start.load(fromByteOffset: index, as: UInt8.self)
    if byte < 0x80 {
      hash = hash &* 31 &+ UInt32(byte)
      index &+= 1
      continue
    }
    let (scalar, length) = decodeScalar(text, at: index)
    if scalar < 0x10000 {
      hash = hash &* 31 &+ scalar
    } else {
      hash = hash &* 31 &+ (0xD800 + (scalar - 0x10000) >> 10)
      hash = hash &* 31 &+ (0xDC00 + (scalar - 0x10000) & 0x3FF)
    }
    index += length
  }
  return hash
}

/// The scalar that begins at `index`; U+FFFD of length 1 for bytes that are not UTF-8.
private func decodeScalar(_ text: UnsafeRawBufferPointer, at index: Int) -> (scalar: UInt32, length: Int) {
  let lead = text[index]
  let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
  guard length > 1, index + length <= text.count else { return (0xFFFD, 1) }
  var scalar = UInt32(lead) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
  for offset in 1..<length {
    guard text[index + offset] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
    scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F)
  }
  return (scalar, length)
}

/// The number of UTF-16 code units of `text`, UTF-8: what Java's `String.length` counts.
func utf16Length(_ text: UnsafeRawBufferPointer) -> Int {
  var count = 0
  for byte in text where byte & 0xC0 != 0x80 { count += byte >= 0xF0 ? 2 : 1 }
  return count
}

/// The order in which a `java.util.HashMap` lists its keys: by slot, and inside a slot as they came.
struct JavaHashOrder {
  private let mask: UInt32

  /// - Parameter keyCount: keys ever put into the map; it does not shrink when some are removed.
  init(keyCount: Int) {
    var size = 16
    while keyCount * 4 > size * 3 { size *= 2 }
    mask = UInt32(truncatingIfNeeded: size - 1)
  }

  /// Sorts by this: the slot of a key with that hash code, then its place in the order of insertion.
  func rank(hash: UInt32, place: Int) -> UInt64 {
    UInt64((hash ^ (hash >> 16)) & mask) << 32 | UInt64(place)
  }
}
