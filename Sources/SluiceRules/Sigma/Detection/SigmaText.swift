/// Texts of Sigma rules as patterns.
///
/// `*` is any run of characters and `?` exactly one; a backslash in front of them, or of another backslash, makes them
/// literal; any other backslash stands for itself (Sigma rules specification, "Escaping").
enum SigmaText {
  static func parts(of text: String) -> [Glob.Part] {
    var parts: [Glob.Part] = []
    var literal: [UInt8] = []
    func flush() {
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = []
    }
    let star = UInt8(ascii: "*")
    let mark = UInt8(ascii: "?")
    let backslash = UInt8(ascii: "\\")
    var bytes = text.utf8[...]
    while let byte = bytes.popFirst() {
      switch byte {
      case star:
        flush()
        if parts.last != .anyRun { parts.append(.anyRun) }
      case mark:
        flush()
        parts.append(.anyOne)
      case backslash:
        if let next = bytes.first, next == star || next == mark || next == backslash {
          literal.append(next)
          bytes.removeFirst()
        } else {
          literal.append(byte)
        }
      default: literal.append(byte)
      }
    }
    flush()
    return parts
  }
}
