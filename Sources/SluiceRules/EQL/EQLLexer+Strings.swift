extension EQLLexer {
  /// `"…"` and `'…'` with escapes, or `"""…"""` without.
  mutating func string() throws(QueryError) -> String {
    if starts(with: "\"\"\"") { return try tripleQuoted() }
    let start = position
    let quote = bytes[position]
    var text: [UInt8] = []
    position += 1
    while let byte = byte(), byte != 0x0A, byte != 0x0D {
      if byte == quote {
        position += 1
        return String(decoding: text, as: UTF8.self)
      }
      if byte == .backslash {
        text.append(contentsOf: try escape())
      } else {
        text.append(byte)
        position += 1
      }
    }
    throw unclosed(from: start)
  }

  /// Everything up to the next three quotes; one or two more quotes right behind belong to the text.
  private mutating func tripleQuoted() throws(QueryError) -> String {
    let start = position
    position += 3
    let content = position
    while let byte = byte(), byte != 0x0A, byte != 0x0D {
      if starts(with: "\"\"\"") {
        var more = 0
        while more < 2, self.byte(3 + more) == .quote { more += 1 }
        defer { position += 3 + more }
        return String(decoding: bytes[content..<position + more], as: UTF8.self)
      }
      position += 1
    }
    throw unclosed(from: start)
  }

  /// `?"…"` of older EQL: nothing is escaped but the quote.
  mutating func rawString() throws(QueryError) -> String {
    let start = position
    let quote = bytes[position + 1]
    var text: [UInt8] = []
    position += 2
    while let byte = byte(), byte != 0x0A, byte != 0x0D {
      position += 1
      if byte == quote { return String(decoding: text, as: UTF8.self) }
      if byte == .backslash, self.byte() == quote {
        text.append(quote)
        position += 1
      } else {
        text.append(byte)
      }
    }
    throw unclosed(from: start)
  }

  private func unclosed(from start: Int) -> QueryError {
    position < bytes.count
      ? QueryError(
        "a string ends on its own line; write `\\n` for a line break", at: start, expected: ["a closing quote"])
      : QueryError("the string is never closed", at: start, expected: ["a closing quote"])
  }

  private mutating func escape() throws(QueryError) -> [UInt8] {
    let start = position
    position += 1
    let known: [UInt8: UInt8] = [
      UInt8(ascii: "b"): 0x08, UInt8(ascii: "t"): 0x09, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "f"): 0x0C,
      UInt8(ascii: "r"): 0x0D, .quote: .quote, UInt8(ascii: "'"): UInt8(ascii: "'"), .backslash: .backslash,
    ]
    if let byte = byte(), let character = known[byte] {
      position += 1
      return [character]
    }
    guard byte() == UInt8(ascii: "u") else {
      throw QueryError(
        #"there is no such escape; a backslash itself is written `\\`, or use """…""", which has no escapes"#,
        at: start,
        expected: [#"\\"#, #"\""#, #"\n"#, #"\t"#, #"\r"#, #"\b"#, #"\f"#, #"\u{…}"#])
    }
    position += 1
    var digits: [UInt8] = []
    if byte() == .openBrace {
      position += 1
      while let byte = byte(), byte != .closeBrace, digits.count < 9 {
        digits.append(byte)
        position += 1
      }
    }
    let text = String(decoding: digits, as: UTF8.self)
    guard byte() == .closeBrace, (2...8).contains(digits.count), digits.allSatisfy({ $0 != UInt8(ascii: "+") }),
      let scalar = UInt32(text, radix: 16).flatMap(Unicode.Scalar.init)
    else {
      throw QueryError(
        #"a character is written `\u{…}` with two to eight hexadecimal digits of its code point"#, at: start)
    }
    position += 1
    return Array(String(Character(scalar)).utf8)
  }
}
