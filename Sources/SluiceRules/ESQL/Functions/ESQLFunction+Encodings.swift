import SluiceCore

extension ESQLFunction {
  static let encodingFunctions: [ESQLFunction] = [
    ESQLFunction("FROM_BASE64", 1...1) { arguments, _ in
      texts(arguments) { texts in
        guard let bytes = decode(Array(texts[0].utf8)) else { return .null }
        return .string(String(decoding: bytes, as: UTF8.self))
      }
    },
    ESQLFunction("TO_BASE64", 1...1) { arguments, _ in texts(arguments) { .string(encode(Array($0[0].utf8))) } },
    ESQLFunction("CIDR_MATCH", 2...1_000, .any) { arguments, _ in
      guard case .ip(let address) = toAddress(arguments[0]) else { return .null }
      var isUnknown = false
      for network in arguments.dropFirst().flatMap({ $0.isNull ? [.null] : $0.values }) {
        guard case .string(let text) = network, let network = IPNetwork(text) else {
          isUnknown = true
          continue
        }
        if network.contains(address) { return .boolean(true) }
      }
      return isUnknown ? .null : .boolean(false)
    },
  ]

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// RFC 4648 section 4, padding optional. Nil for characters that are not of the alphabet, and for a last one too few.
  static func decode(_ text: [UInt8]) -> [UInt8]? {
    var end = text.count
    while end > 0, text.count - end < 2, text[end - 1] == 0x3D { end -= 1 }
    guard end % 4 != 1, end == text.count || text.count % 4 == 0 else { return nil }
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text[..<end] {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case 0x2B: value = 62
      case 0x2F: value = 63
      default: return nil
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  static func encode(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      bits <<= UInt32(8 * (3 - group.count))
      for index in 0..<4 {
        result.append(index <= group.count ? alphabet[Int(bits >> UInt32(18 - 6 * index) & 63)] : 0x3D)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  static func toAddress(_ value: ESQLValue) -> ESQLValue {
    switch value {
    case .ip: value
    case .string(let text): IPAddress(text).map { .ip($0) } ?? .null
    default: .null
    }
  }
}
