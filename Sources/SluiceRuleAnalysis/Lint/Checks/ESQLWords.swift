/// The words of an ES|QL query: enough to see what stands beside what, for checks that read the text.
struct ESQLWords {
  struct Word: Hashable {
    enum Kind { case name, string, symbol }
    let kind: Kind
    /// Strings without their quotes, names without backticks.
    let text: String
    /// UTF-8 offset in the query.
    let offset: Int

    /// Whether it is that keyword, in any case.
    func `is`(_ keyword: String) -> Bool { kind != .string && text.uppercased() == keyword }
  }

  private(set) var words: [Word] = []

  init(_ query: String) {
    let bytes = Array(query.utf8)
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      if byte <= 0x20 {
        at += 1
      } else if byte == 0x2F, at + 1 < bytes.count, bytes[at + 1] == 0x2F {
        at = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
      } else if byte == 0x2F, at + 1 < bytes.count, bytes[at + 1] == 0x2A {
        at += 2
        while at < bytes.count, !(bytes[at] == 0x2F && bytes[at - 1] == 0x2A) { at += 1 }
        at += 1
      } else if byte == 0x22 {
        at = string(bytes, at)
      } else if Self.isName(byte) || byte == 0x60 || byte == 0x40 {
        let start = at
        while at < bytes.count, Self.isName(bytes[at]) || bytes[at] == 0x60 || bytes[at] == 0x40 { at += 1 }
        add(.name, bytes[start..<at].filter { $0 != 0x60 }, start)
      } else {
        let isPair = at + 1 < bytes.count && bytes[at + 1] == 0x3D && [0x21, 0x3C, 0x3D, 0x3E].contains(byte)
        add(.symbol, Array(bytes[at..<at + (isPair ? 2 : 1)]), at)
        at += isPair ? 2 : 1
      }
    }
  }

  private mutating func add(_ kind: Word.Kind, _ bytes: [UInt8], _ offset: Int) {
    words.append(Word(kind: kind, text: String(decoding: bytes, as: UTF8.self), offset: offset))
  }

  /// Reads a string, and returns where the text goes on behind it.
  private mutating func string(_ bytes: [UInt8], _ start: Int) -> Int {
    let isLong = start + 2 < bytes.count && bytes[start + 1] == 0x22 && bytes[start + 2] == 0x22
    let width = isLong ? 3 : 1
    var at = start + width
    while at < bytes.count {
      if !isLong, bytes[at] == 0x5C {
        at += 2
      } else if bytes[at] == 0x22,
        !isLong || at + 2 < bytes.count && bytes[at + 1] == 0x22 && bytes[at + 2] == 0x22
      {
        break
      } else {
        at += 1
      }
    }
    add(.string, Array(bytes[min(start + width, bytes.count)..<min(at, bytes.count)]), start)
    return min(at + width, bytes.count)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2E: true
    default: byte >= 0x80
    }
  }

  /// The commands, without the bars between them.
  var commands: [ArraySlice<Word>] { words.split { $0.kind == .symbol && $0.text == "|" } }
}
