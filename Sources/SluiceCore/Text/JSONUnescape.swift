/// Undoes the escapes of a JSON string.
///
/// - Parameters:
///   - source: the bytes between the quotes.
///   - target: room for `source.count` bytes at least: unescaping never makes a string longer.
/// - Returns: the number of bytes written, and the offset of the first wrong escape in `source`, if there is one. A lone
///   surrogate becomes U+FFFD, which Elasticsearch's parser would make of it too.
package func unescapeJSON(
  _ source: UnsafeRawBufferPointer, into target: UnsafeMutableRawPointer
) -> (count: Int, error: Int?) {
  var read = 0
  var written = 0
  func put(_ byte: UInt8) {
    target.storeBytes(of: byte, toByteOffset: written, as: UInt8.self)
    written += 1
  }
  func unit(at index: Int) -> UInt32? {
    guard index + 4 <= source.count else { return nil }
    var value: UInt32 = 0
    for offset in 0..<4 {
      guard let digit = hexDigit(source[index + offset]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }
  while read < source.count {
    let byte = source[read]
    guard byte == 0x5C else {
      put(byte)
      read += 1
      continue
    }
    guard read + 1 < source.count else { return (written, read) }
    switch source[read + 1] {
    case 0x22: put(0x22)
    case 0x5C: put(0x5C)
    case 0x2F: put(0x2F)
    case 0x62: put(0x08)
    case 0x66: put(0x0C)
    case 0x6E: put(0x0A)
    case 0x72: put(0x0D)
    case 0x74: put(0x09)
    case 0x75:
      guard let first = unit(at: read + 2) else { return (written, read) }
      var scalar = first
      if first & 0xFC00 == 0xD800, read + 7 < source.count, source[read + 6] == 0x5C, source[read + 7] == 0x75,
        let second = unit(at: read + 8), second & 0xFC00 == 0xDC00
      {
        scalar = 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF)
        read += 6
      } else if first & 0xF800 == 0xD800 {
        scalar = 0xFFFD
      }
      for byte in UTF8.encode(Unicode.Scalar(scalar) ?? "\u{FFFD}")! { put(byte) }
      read += 4
    default: return (written, read)
    }
    read += 2
  }
  return (written, nil)
}

/// The value of a hexadecimal digit.
package func hexDigit(_ byte: UInt8) -> UInt32? {
  switch byte {
  case 0x30...0x39: UInt32(byte - 0x30)
  case 0x41...0x46: UInt32(byte - 0x37)
  case 0x61...0x66: UInt32(byte - 0x57)
  default: nil
  }
}
