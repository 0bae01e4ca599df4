/// A TOML string with the place in the file that each of its bytes came from. TOMLKit gives the text alone, but an
/// error inside a query has to be shown where the query stands in the file.
struct TOMLString {
  /// The text, without delimiters and escapes. As toml++ reads it: line breaks are `\n`, and the one behind the opening
  /// delimiter of a multi-line string is dropped.
  private(set) var bytes: [UInt8] = []
  /// For each byte, and for the end of the text, the offset in the file; that of the end alone where they are not kept.
  private(set) var origins: [Int] = []
  /// The offset in the file behind the closing delimiter.
  private(set) var end: Int
  /// What of the string is wanted besides its end.
  enum Parts: Sendable { case nothing, text, textAndOrigins }

  private let keeps: Parts

  /// Reads the string that begins at `start`, in any of TOML's four forms. Nil when there is no whole string.
  ///
  init?(_ source: [UInt8], at start: Int, keeps: Parts = .textAndOrigins) {
    end = start
    self.keeps = keeps
    guard start < source.count, source[start] == UInt8(ascii: "\"") || source[start] == UInt8(ascii: "'") else {
      return nil
    }
    let delimiter = source[start]
    func isDelimiter(_ offset: Int, _ count: Int) -> Bool {
      offset + count <= source.count && source[offset..<offset + count].allSatisfy { $0 == delimiter }
    }
    let width = isDelimiter(start, 3) ? 3 : 1
    // What means nothing in this kind of string.
    func isPlain(_ byte: UInt8) -> Bool {
      byte != delimiter && byte != 0x0D && byte != UInt8(ascii: "\\") && (byte != 0x0A || width == 3)
    }
    var position = start + width
    if width == 3 { position += Self.lineBreak(source, at: position) }

    while position < source.count {
      let byte = source[position]
      let lineBreak = Self.lineBreak(source, at: position)
      if byte == delimiter, isDelimiter(position, width) {
        // Up to two quotes may stand before the closing three.
        while width == 3, isDelimiter(position + 1, 3) {
          append([delimiter], from: position)
          position += 1
        }
        origins.append(position)
        end = position + width
        return
      } else if lineBreak > 0 {
        guard width == 3 else { return nil }
        append([0x0A], from: position)
        position += lineBreak
      } else if byte == UInt8(ascii: "\\"), delimiter == UInt8(ascii: "\"") {
        guard let next = escape(source, at: position, multiline: width == 3) else { return nil }
        position = next
      } else {
        // Nearly all of a rule's text comes along here.
        let run = position
        repeat { position += 1 } while position < source.count && isPlain(source[position])
        if keeps != .nothing { bytes.append(contentsOf: source[run..<position]) }
        if keeps == .textAndOrigins { origins.append(contentsOf: run..<position) }
      }
    }
    return nil
  }

  /// The offset in the file of an offset of the text. Origins have to be kept.
  func origin(of offset: Int) -> Int { origins[min(max(offset, 0), origins.count - 1)] }

  private mutating func append(_ text: some Sequence<UInt8>, from origin: Int) {
    if keeps == .nothing { return }
    for byte in text {
      bytes.append(byte)
      if keeps == .textAndOrigins { origins.append(origin) }
    }
  }

  /// Takes the escape at `start`; gives the offset behind it.
  private mutating func escape(_ source: [UInt8], at start: Int, multiline: Bool) -> Int? {
    guard start + 1 < source.count else { return nil }
    let simple: [UInt8: UInt8] = [
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "f"): 0x0C,
      UInt8(ascii: "r"): 0x0D, UInt8(ascii: "e"): 0x1B, UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C,
    ]
    let kind = source[start + 1]
    if let byte = simple[kind] {
      append([byte], from: start)
      return start + 2
    }
    if let digits = [UInt8(ascii: "u"): 4, UInt8(ascii: "U"): 8, UInt8(ascii: "x"): 2][kind] {
      let end = start + 2 + digits
      guard end <= source.count,
        let value = UInt32(String(decoding: source[start + 2..<end], as: UTF8.self), radix: 16),
        let scalar = Unicode.Scalar(value)
      else { return nil }
      append(Array(String(Character(scalar)).utf8), from: start)
      return end
    }
    // A backslash at the end of a line drops all whitespace up to the next text.
    guard multiline else { return nil }
    var position = start + 1
    var lines = 0
    while position < source.count {
      let lineBreak = Self.lineBreak(source, at: position)
      guard lineBreak > 0 || source[position] == 0x20 || source[position] == 0x09 else { break }
      lines += lineBreak > 0 ? 1 : 0
      position += max(lineBreak, 1)
    }
    return lines > 0 ? position : nil
  }

  /// The length of the line break at `offset`; 0 when there is none.
  private static func lineBreak(_ source: [UInt8], at offset: Int) -> Int {
    guard offset < source.count else { return 0 }
    if source[offset] == 0x0A { return 1 }
    return source[offset] == 0x0D && offset + 1 < source.count && source[offset + 1] == 0x0A ? 2 : 0
  }
}
