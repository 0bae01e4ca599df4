/// Base64 (RFC 4648) of the texts of rules.
enum SigmaBase64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encoded(_ bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      var bits: UInt32 = 0
      for index in 0..<3 { bits = bits << 8 | UInt32(index < group.count ? group[start + index] : 0) }
      for index in 0..<4 {
        text.append(index <= group.count ? alphabet[Int(bits >> (18 - 6 * UInt32(index)) & 63)] : UInt8(ascii: "="))
      }
    }
    return text
  }

  /// The three texts of which one stands in the base64 of anything that contains `bytes`: without the characters that
  /// depend on what is in front or behind.
  static func offsets(of bytes: [UInt8]) -> [[UInt8]] {
    (0..<3).map { offset in
      let text = encoded([UInt8](repeating: 0x20, count: offset) + bytes)
      let end = [0, 3, 2][(offset + bytes.count) % 3]
      return Array(text.dropFirst([0, 2, 3][offset]).dropLast(end))
    }
  }
}

extension SigmaModifier {
  /// A hyphen in front of a word may be any of these on Windows' command lines.
  private static let dashCharacters = ["-", "/", "–", "—", "―"].map { Array($0.utf8) }
  /// A text with more words that begin with a dash has more variants than anyone means.
  private static let maximumDashes = 4

  /// The texts with each character in front of a word.
  static func dashes(_ parts: [Glob.Part], _ isCased: Bool) throws(SigmaMistake) -> SigmaTerm {
    var variants: [[Glob.Part]] = [[]]
    var count = 0
    for part in parts {
      guard case .literal(let bytes) = part else {
        variants = variants.map { $0 + [part] }
        continue
      }
      var pieces: [[UInt8]] = [[]]
      let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
      for (index, scalar) in scalars.enumerated() {
        let isDash =
          ["-", "/", "–", "—", "―"].contains(scalar) && (index == 0 || !isWord(scalars[index - 1]))
          && index + 1 < scalars.count && isWord(scalars[index + 1])
        guard isDash else {
          let bytes = Array(String(Character(scalar)).utf8)
          for piece in pieces.indices { pieces[piece] += bytes }
          continue
        }
        count += 1
        guard count <= maximumDashes else {
          throw SigmaMistake(
            message: "`windash` is for texts with at most \(maximumDashes) words that begin with a dash",
            hint: "split the text into several with `all`")
        }
        pieces = pieces.flatMap { piece in dashCharacters.map { piece + $0 } }
      }
      variants = variants.flatMap { variant in pieces.map { variant + [.literal($0)] } }
    }
    return .anyOf(variants.map { .text($0, isCased: isCased) })
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  /// Each literal in UTF-16.
  static func widened(_ parts: [Glob.Part], bigEndian: Bool) -> [Glob.Part] {
    parts.map { part in
      guard case .literal(let bytes) = part else { return part }
      return .literal(
        String(decoding: bytes, as: UTF8.self).utf16.flatMap { unit in
          let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
          return bigEndian ? [high, low] : [low, high]
        })
    }
  }

  /// With a byte order mark in front, which is written in UTF-8 as pySigma, the reference, does it.
  static func marked(_ parts: [Glob.Part]) -> [Glob.Part] {
    Glob(parts: [.literal([0xEF, 0xBB, 0xBF])] + parts).parts
  }
}
