/// Cuts an EQL query into tokens, one at a time. Comments (`// …`, `/* … */`) and whitespace separate tokens.
///
/// The tokens are those of Elasticsearch (`EqlBase.g4`). Besides, the older forms `'…'` and `?"…"` of strings are read,
/// which Elasticsearch refuses.
struct EQLLexer {
  let bytes: [UInt8]
  var position = 0

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  func byte(_ distance: Int = 0) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  mutating func next() throws(QueryError) -> EQLToken {
    try skipBlank()
    let start = position
    let kind = try kind()
    return EQLToken(kind: kind, range: start..<position)
  }

  private mutating func kind() throws(QueryError) -> EQLToken.Kind {
    guard let byte = byte() else { return .end }
    if byte.isEQLNameStart { return word() }
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    case UInt8(ascii: ".") where self.byte(1)?.isEQLDigit == true: return try number()
    case UInt8(ascii: "`"): return try quotedName()
    case .quote, UInt8(ascii: "'"): return .string(try string())
    case UInt8(ascii: "?") where self.byte(1) == .quote || self.byte(1) == UInt8(ascii: "'"):
      return .string(try rawString())
    default: break
    }
    for (wrong, right) in [("&&", "and"), ("||", "or")] where starts(with: wrong) {
      throw QueryError("EQL has no `\(wrong)`: write `\(right)`", at: position, expected: ["`\(right)`"])
    }
    guard let sign = EQLToken.Sign.allCases.first(where: { starts(with: $0.rawValue) }) else {
      let rest = String(decoding: bytes[position...].prefix(8), as: UTF8.self)
      throw QueryError("`\(rest.prefix(1))` has no meaning in EQL outside strings and backticks", at: position)
    }
    position += sign.rawValue.utf8.count
    return .sign(sign)
  }

  private mutating func skipBlank() throws(QueryError) {
    while let byte = byte() {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      case UInt8(ascii: "/") where self.byte(1) == UInt8(ascii: "/"):
        while let byte = self.byte(), byte != 0x0A { position += 1 }
      case UInt8(ascii: "/") where self.byte(1) == UInt8(ascii: "*"):
        let start = position
        position += 2
        while !starts(with: "*/") {
          guard position < bytes.count else {
            throw QueryError("the comment is never closed: `*/` is missing", at: start, expected: ["`*/`"])
          }
          position += 1
        }
        position += 2
      default: return
      }
    }
  }

  private mutating func word() -> EQLToken.Kind {
    let start = position
    while let byte = byte(), byte.isEQLNameStart || byte.isEQLDigit { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    let hasTilde = byte() == UInt8(ascii: "~")
    if hasTilde { position += 1 }
    return .word(text, hasTilde: hasTilde)
  }

  private mutating func quotedName() throws(QueryError) -> EQLToken.Kind {
    let start = position
    var name: [UInt8] = []
    position += 1
    while let byte = byte() {
      position += 1
      if byte == UInt8(ascii: "`") {
        guard self.byte() == UInt8(ascii: "`") else {
          guard !name.isEmpty else { throw QueryError("a name is missing between the backticks", at: start) }
          return .quotedName(String(decoding: name, as: UTF8.self))
        }
        position += 1
      }
      name.append(byte)
    }
    throw QueryError("the name in backticks is never closed", at: start, expected: ["a backtick"])
  }

  /// Digits, a fraction and an exponent. A sign before it is an operator.
  private mutating func number() throws(QueryError) -> EQLToken.Kind {
    let start = position
    var isDecimal = false
    while byte()?.isEQLDigit == true { position += 1 }
    if byte() == UInt8(ascii: ".") {
      isDecimal = true
      position += 1
      while byte()?.isEQLDigit == true { position += 1 }
    }
    if byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") {
      let sign = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-") ? 1 : 0
      if byte(1 + sign)?.isEQLDigit == true {
        isDecimal = true
        position += 1 + sign
        while byte()?.isEQLDigit == true { position += 1 }
      }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if !isDecimal {
      guard let value = Int64(text) else {
        throw QueryError("\(text.prefix(30)) is too large: whole numbers have 64 bits", at: start)
      }
      return .integer(value)
    }
    // `Double` wants digits on both sides of the point.
    let padded = (text.hasPrefix(".") ? "0" : "") + text.replacing(".", with: ".0", maxReplacements: text.needsZero)
    guard let value = Double(padded), value.isFinite else {
      throw QueryError("\(text.prefix(30)) is not a number that can be held", at: start)
    }
    return .decimal(value)
  }
}

extension String {
  /// 1 if the point has no digit behind it.
  fileprivate var needsZero: Int {
    guard let point = utf8.firstIndex(of: UInt8(ascii: ".")) else { return 0 }
    let next = utf8.index(after: point)
    return next == utf8.endIndex || !utf8[next].isEQLDigit ? 1 : 0
  }
}

extension UInt8 {
  var isEQLDigit: Bool { UInt8(ascii: "0") <= self && self <= UInt8(ascii: "9") }

  var isEQLNameStart: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "@"):
      true
    default: false
    }
  }
}
