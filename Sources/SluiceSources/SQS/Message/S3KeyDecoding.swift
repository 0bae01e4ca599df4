/// Keys in S3's own events are encoded as forms are: `+` stands for a blank, and `%XX` for a byte.
///
/// Servers differ in what they encode (AWS leaves `/` as it is, others send `%2F` or `%20`); all of it decodes alike.
enum S3KeyDecoding {
  /// The key; nil for what is no encoding of UTF-8 text, or empty.
  static func decode(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case 0x2B: bytes.append(0x20)
      case 0x25:
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
        bytes.append(high << 4 | low)
      default: bytes.append(byte)
      }
    }
    guard let key = String(validating: bytes, as: UTF8.self), !key.isEmpty else { return nil }
    return key
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}
