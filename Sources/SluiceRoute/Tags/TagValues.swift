import SluiceCore

/// What a record's values become in a tag. Cold: called once for each new combination of values.
enum TagValues {
  /// The service of an event source: without `.amazonaws.com`, in lower case. Nil for what is not 1 to 63 characters of
  /// `a`…`z`, `0`…`9` and `-`.
  static func service(_ source: UnsafeRawBufferPointer) -> String? {
    var bytes = source.map(lowercased)
    let suffix = Array(".amazonaws.com".utf8)
    if bytes.count > suffix.count, bytes.suffix(suffix.count) == suffix[...] { bytes.removeLast(suffix.count) }
    return label(bytes, maximumLength: TagTemplate.Placeholder.service.maximumLength)
  }

  /// An account id: 12 digits.
  static func account(_ value: UnsafeRawBufferPointer) -> String? {
    guard value.count == 12, value.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return String(decoding: value, as: UTF8.self)
  }

  static func region(_ value: UnsafeRawBufferPointer) -> String? {
    label(value.map(lowercased), maximumLength: TagTemplate.Placeholder.region.maximumLength)
  }

  private static func label(_ bytes: [UInt8], maximumLength: Int) -> String? {
    guard (1...maximumLength).contains(bytes.count) else { return nil }
    for byte in bytes {
      guard (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D else { return nil }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
