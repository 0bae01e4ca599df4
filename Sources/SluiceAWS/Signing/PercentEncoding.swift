/// Percent-encoding as SigV4 wants it: RFC 3986's unreserved bytes stay, all others become `%XX` in upper case.
package enum PercentEncoding {
  /// A path of UTF-8 bytes; slashes stay.
  package static func path(_ text: String) -> String { encode(text.utf8, keepsSlash: true) }

  /// A name or a value of a query, or of a form.
  package static func component(_ text: String) -> String { encode(text.utf8, keepsSlash: false) }

  /// The pairs encoded and sorted, as they are signed and sent.
  package static func query(_ pairs: [(name: String, value: String)]) -> String {
    canonical(pairs.map { (component($0.name), component($0.value)) })
  }

  /// Joins encoded pairs in the order in which they are signed: by name, then value, each compared by its bytes. Names
  /// are compared before they are joined with values, for `-` sorts before `=`.
  static func canonical(_ pairs: [(String, String)]) -> String {
    pairs.sorted { $0.0 == $1.0 ? precedes($0.1, $1.1) : precedes($0.0, $1.0) }
      .map { "\($0.0)=\($0.1)" }.joined(separator: "&")
  }

  /// A query as it may come, in canonical form: decoded, encoded again and sorted. A canonical query stays as it is.
  static func canonical(query: String) -> String {
    guard !query.isEmpty else { return "" }
    return canonical(pairs(of: query))
  }

  /// The pairs of a query, encoded.
  static func pairs(of query: String) -> [(String, String)] {
    query.utf8.split(separator: 0x26).map { pair in
      let equals = pair.firstIndex(of: 0x3D) ?? pair.endIndex
      let value = equals == pair.endIndex ? pair[equals...] : pair[pair.index(after: equals)...]
      return (
        encode(decoded(pair[..<equals]), keepsSlash: false), encode(decoded(value), keepsSlash: false)
      )
    }
  }

  /// Undoes `%XX`, and `+` for a blank where the text comes of a form. Nil when that gives no UTF-8 or an escape is cut.
  package static func decode(_ text: String, isForm: Bool) -> String? {
    guard text.utf8.contains(where: { $0 == 0x25 || $0 == 0x2B }) else { return text }
    var bytes = [UInt8]()
    bytes.reserveCapacity(text.utf8.count)
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == 0x25 {
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit) else { return nil }
        bytes.append(high << 4 | low)
      } else {
        bytes.append(byte == 0x2B && isForm ? 0x20 : byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  static func encode(_ bytes: some Sequence<UInt8>, keepsSlash: Bool) -> String {
    var result = [UInt8]()
    for byte in bytes {
      switch byte {
      case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F, 0x7E: result.append(byte)
      case 0x2F where keepsSlash: result.append(byte)
      default:
        result.append(0x25)
        result.append(hexDigits[Int(byte >> 4)])
        result.append(hexDigits[Int(byte & 15)])
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Escapes undone where they are whole; all else stays.
  private static func decoded(_ text: Substring.UTF8View) -> [UInt8] {
    let text = Array(text)
    var bytes = [UInt8]()
    bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      if text[index] == 0x25, index + 2 < text.count, let high = digit(text[index + 1]),
        let low = digit(text[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(text[index])
        index += 1
      }
    }
    return bytes
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  private static let hexDigits = Array("0123456789ABCDEF".utf8)
}

/// Bytes as hexadecimal digits in lower case.
func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  var result = [UInt8]()
  for byte in bytes {
    for digit in [byte >> 4, byte & 15] { result.append(digit < 10 ? 0x30 + digit : 0x57 + digit) }
  }
  return String(decoding: result, as: UTF8.self)
}
