/// Makes JSON texts with all that is hard for a scanner: nesting, runs of backslashes and blanks that cross 64-byte blocks,
/// every escape, characters of every length, huge numbers, empty containers. And spoils them.
package struct RandomText {
  package var random: SeededGenerator
  private var isPretty = false

  package init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A valid text: one object, unless `roots` says more.
  package mutating func text(roots: Int = 1) -> [UInt8] {
    isPretty = random.once(in: 2)
    var text: [UInt8] = []
    for number in 0..<roots {
      if number > 0 { text.append(0x0A) }
      appendObject(to: &text, depth: 0)
    }
    return text
  }

  private mutating func appendObject(to text: inout [UInt8], depth: Int) {
    text.append(0x7B)
    blank(&text)
    for member in 0..<random.below(depth == 0 ? 9 : 5) {
      if member > 0 {
        text.append(0x2C)
        blank(&text)
      }
      appendString(to: &text)
      blank(&text)
      text.append(0x3A)
      blank(&text)
      appendValue(to: &text, depth: depth + 1)
      blank(&text)
    }
    text.append(0x7D)
  }

  private mutating func appendArray(to text: inout [UInt8], depth: Int) {
    text.append(0x5B)
    blank(&text)
    for element in 0..<random.below(6) {
      if element > 0 {
        text.append(0x2C)
        blank(&text)
      }
      appendValue(to: &text, depth: depth + 1)
      blank(&text)
    }
    text.append(0x5D)
  }

  private mutating func appendValue(to text: inout [UInt8], depth: Int) {
    switch random.below(depth > 8 ? 8 : 12) {
    case 0: text += Array(random.pick(["true", "false", "null"]).utf8)
    case 1: appendNumber(to: &text)
    case 2: text += Array(random.pick(["{}", "[]", "\"\"", "[[[[[[]]]]]]", "[{},{},[]]"]).utf8)
    case 3 where random.once(in: 4):
      // A tower of brackets, as deep as a block is long.
      let depth = random.below(90)
      text += [UInt8](repeating: 0x5B, count: depth) + [UInt8](repeating: 0x5D, count: depth)
      if depth == 0 { text.append(0x30) }
    case 3...7: appendString(to: &text)
    case 8: appendArray(to: &text, depth: depth)
    default: appendObject(to: &text, depth: depth)
    }
  }

  private mutating func appendNumber(to text: inout [UInt8]) {
    switch random.below(4) {
    case 0: text += Array(random.pick(["0", "-0", "0.0", "-1.5", "1E30", "1e-5", "2.5e+7"]).utf8)
    case 1: text += Array(String(random.next() >> 1).utf8)
    default:
      // More digits than any number type holds; a fraction, for readers that refuse large integers.
      text += Array("1".utf8) + (0..<random.below(150)).map { _ in 0x30 + UInt8(random.below(10)) } + Array(".5".utf8)
    }
  }

  private mutating func appendString(to text: inout [UInt8]) {
    text.append(0x22)
    for _ in 0..<random.below(5) {
      switch random.below(9) {
      case 0: text += [UInt8](repeating: 0x5C, count: 2 * random.below(70))
      case 1: text += Array("{[,:]}".utf8)
      case 2: text += Array(random.pick(["\\\"", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\\\\\\""]).utf8)
      case 3: text += Array("\\u".utf8) + (0..<4).map { _ in random.pick(Array("0123456789abcdABCD".utf8)) }.escapable
      case 4: text += Array(random.pick(["é", "ß", "\u{80}", "\u{7FF}"]).utf8)
      case 5: text += Array(random.pick(["€", "\u{800}", "\u{D7FF}", "\u{FFFF}", "日本語"]).utf8)
      case 6: text += Array(random.pick(["😀", "\u{10000}", "\u{10FFFF}"]).utf8)
      case 7: text += [UInt8](repeating: 0x78, count: random.below(150))
      default: text += Array(random.pick(["a", "eventName", "arn:aws:iam::123456789012:role/x", " ", "\u{7F}"]).utf8)
      }
    }
    text.append(0x22)
  }

  private mutating func blank(_ text: inout [UInt8]) {
    guard isPretty, random.once(in: 3) else { return }
    let run = random.once(in: 8) ? random.below(200) : random.below(4)
    for _ in 0..<run { text.append(random.pick([0x20, 0x20, 0x0A, 0x09, 0x0D])) }
  }

  /// `text` with some of its bytes changed, taken away, put in, doubled or cut off.
  package mutating func spoiled(_ text: [UInt8]) -> [UInt8] {
    var bytes = text
    for _ in 0...random.below(4) {
      let place = random.below(bytes.count + 1)
      let end = min(bytes.count, place + random.below(80))
      switch random.below(7) {
      case 0 where place < bytes.count: bytes[place] ^= 1 << UInt8(random.below(8))
      case 1 where place < bytes.count: bytes[place] = UInt8(random.below(256))
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: random.pick(Self.pieces), at: place)
      case 4: bytes.insert(contentsOf: Array(bytes[place..<end]), at: random.below(bytes.count + 1))
      case 5: bytes.insert(UInt8(random.below(0x20)), at: place)
      default: if random.once(in: 3) { bytes.removeSubrange(place...) }
      }
    }
    return bytes
  }

  /// What turns a text over: quotes, backslashes, brackets, and UTF-8 that is wrong or cut off.
  private static let pieces: [[UInt8]] =
    [
      "\"", "\\", "\\\\\\", "{", "}", "[", "]", ",", ":", "},{", "\\u12", "\\x", " 1 2", "é", "\u{C}", "\u{1A}", "\0",
    ].map { Array($0.utf8) } + [
      [0x80], [0xC0, 0xAF], [0xC3], [0xE0, 0x80, 0x80], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xF4, 0x90],
      [0xF8], [0xFF],
    ]
}

extension [UInt8] {
  /// Four hexadecimal digits that are no half of a surrogate pair: not all readers take those alone.
  fileprivate var escapable: [UInt8] { [self[0] | 0x20 == 0x64 ? 0x30 : self[0]] + dropFirst() }
}
