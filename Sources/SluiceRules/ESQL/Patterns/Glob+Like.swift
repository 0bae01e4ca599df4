extension Glob {
  /// An ES|QL `LIKE` pattern: `*`, `?`, and a backslash that makes the next character itself.
  init(like text: String) {
    var parts: [Part] = []
    var literal: [UInt8] = []
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped {
        literal.append(byte)
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else if byte == 0x2A || byte == 0x3F {
        parts += [.literal(literal), byte == 0x2A ? .anyRun : .anyOne]
        literal = []
      } else {
        literal.append(byte)
      }
    }
    if isEscaped { literal.append(0x5C) }
    self.init(parts: parts + [.literal(literal)])
  }
}
