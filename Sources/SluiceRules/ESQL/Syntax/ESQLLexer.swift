/// Reads tokens. Some commands have a syntax of their own for names; they read those from the same place.
struct ESQLLexer {
  let bytes: [UInt8]
  var position = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var byte: UInt8? { position < bytes.count ? bytes[position] : nil }
  func following(_ distance: Int) -> UInt8? {
    position + distance < bytes.count ? bytes[position + distance] : nil
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Passes whitespace and comments.
  mutating func skipSpace() throws(QueryError) {
    while let byte {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      case 0x2F where following(1) == 0x2F:
        while let byte = self.byte, byte != 0x0A { position += 1 }
      case 0x2F where following(1) == 0x2A: try skipComment()
      default: return
      }
    }
  }

  /// Comments hold comments.
  private mutating func skipComment() throws(QueryError) {
    let start = position
    var depth = 0
    repeat {
      guard position + 1 < bytes.count else {
        throw QueryError("the comment is never closed", at: start, expected: ["`*/`"])
      }
      if bytes[position] == 0x2F, bytes[position + 1] == 0x2A {
        depth += 1
        position += 2
      } else if bytes[position] == 0x2A, bytes[position + 1] == 0x2F {
        depth -= 1
        position += 2
      } else {
        position += 1
      }
    } while depth > 0
  }

  mutating func next() throws(QueryError) -> (token: ESQLToken, range: Range<Int>) {
    try skipSpace()
    let start = position
    let token = try token()
    return (token, start..<position)
  }

  private mutating func token() throws(QueryError) -> ESQLToken {
    guard let byte else { return .end }
    if byte.isESQLNameStart || byte == 0x60 {
      let (name, isQuoted) = try name()
      return .name(name, isQuoted: isQuoted)
    }
    if byte.isESQLDigit || byte == 0x2E && (following(1)?.isESQLDigit ?? false) { return try number() }
    if byte == 0x22 { return try string() }
    if let next = following(1),
      let symbol = ESQLToken.Symbol(rawValue: String(decoding: [byte, next], as: UTF8.self))
    {
      position += 2
      return .symbol(symbol)
    }
    guard byte < 0x80, let symbol = ESQLToken.Symbol(rawValue: String(UnicodeScalar(byte))) else {
      throw unexpectedCharacter(byte)
    }
    position += 1
    return .symbol(symbol)
  }

  private func unexpectedCharacter(_ byte: UInt8) -> QueryError {
    let character = String(decoding: bytes[position...], as: UTF8.self).first.map(String.init) ?? ""
    switch byte {
    case 0x27: return QueryError("texts stand in double quotes", at: position, expected: ["`\"`"])
    case 0x21: return QueryError("`!` is no operator: write `NOT`", at: position, expected: ["`NOT`", "`!=`"])
    case 0x26: return QueryError("`&` is no operator: write `AND`", at: position, expected: ["`AND`"])
    default: return QueryError("`\(character)` means nothing here", at: position)
    }
  }

  /// A dotted name; parts may stand in backticks.
  private mutating func name() throws(QueryError) -> (String, isQuoted: Bool) {
    var name = ""
    var isQuoted = false
    while true {
      if byte == 0x60 {
        isQuoted = true
        name += try quotedName()
      } else {
        let start = position
        while let byte, byte.isESQLNamePart { position += 1 }
        name += text(start..<position)
      }
      guard byte == 0x2E, let next = following(1), next.isESQLNamePart || next == 0x60 else { return (name, isQuoted) }
      name += "."
      position += 1
    }
  }

  /// A name in backticks; two of them stand for one.
  mutating func quotedName() throws(QueryError) -> String {
    let start = position
    var name: [UInt8] = []
    position += 1
    while let byte {
      position += 1
      if byte == 0x60 {
        guard self.byte == 0x60 else { return String(decoding: name, as: UTF8.self) }
        position += 1
      }
      name.append(byte)
    }
    throw QueryError("the quoted name is never closed", at: start, expected: ["`` ` ``"])
  }

  private mutating func number() throws(QueryError) -> ESQLToken {
    let start = position
    while let byte, byte.isESQLDigit { position += 1 }
    var isDecimal = false
    if byte == 0x2E, following(1)?.isESQLDigit ?? true || !(following(1)?.isESQLNameStart ?? false) {
      isDecimal = true
      position += 1
      while let byte, byte.isESQLDigit { position += 1 }
    }
    if byte == 0x65 || byte == 0x45 {
      let sign = following(1) == 0x2B || following(1) == 0x2D ? 1 : 0
      if following(1 + sign)?.isESQLDigit ?? false {
        isDecimal = true
        position += 1 + sign
        while let byte, byte.isESQLDigit { position += 1 }
      }
    }
    let digits = text(start..<position)
    if !isDecimal, let value = Int64(digits) { return .integer(value) }
    guard let value = Double(digits.hasSuffix(".") ? digits + "0" : digits), value.isFinite else {
      throw QueryError("`\(digits)` is no number that can be kept", at: start)
    }
    return .decimal(value)
  }

  mutating func string() throws(QueryError) -> ESQLToken {
    let start = position
    if following(1) == 0x22, following(2) == 0x22 { return try rawString() }
    var content: [UInt8] = []
    position += 1
    while let byte, byte != 0x0A, byte != 0x0D {
      position += 1
      switch byte {
      case 0x22: return .string(String(decoding: content, as: UTF8.self), isRaw: false)
      case 0x5C:
        guard let escaped = self.byte else { break }
        switch escaped {
        case 0x22, 0x5C: content.append(escaped)
        case 0x6E: content.append(0x0A)
        case 0x72: content.append(0x0D)
        case 0x74: content.append(0x09)
        default:
          throw QueryError(
            "there is no such escape: write `\\\\` for a backslash, or put the text between `\"\"\"`", at: position - 1,
            expected: ["`\\\"`", "`\\\\`", "`\\n`", "`\\r`", "`\\t`"])
        }
        position += 1
      default: content.append(byte)
      }
    }
    throw QueryError("the text is never closed", at: start, expected: ["`\"`"])
  }

  /// Up to two quotes right before the closing three belong to the text.
  private mutating func rawString() throws(QueryError) -> ESQLToken {
    let start = position
    position += 3
    while position + 2 < bytes.count {
      if bytes[position] == 0x22, bytes[position + 1] == 0x22, bytes[position + 2] == 0x22 {
        var end = position
        position += 3
        while byte == 0x22, position - end < 5 { position += 1 }
        end = position - 3
        return .string(text((start + 3)..<end), isRaw: true)
      }
      position += 1
    }
    throw QueryError("the text is never closed", at: start, expected: ["`\"\"\"`"])
  }
}

extension UInt8 {
  var isESQLDigit: Bool { (0x30...0x39).contains(self) }
  var isESQLLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }
  var isESQLNameStart: Bool { isESQLLetter || self == 0x5F || self == 0x40 }
  var isESQLNamePart: Bool { isESQLNameStart || isESQLDigit }
}
