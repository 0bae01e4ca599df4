/// The pattern for one name in a path.
struct NamePattern: Hashable, Sendable {
  enum Token: Hashable, Sendable {
    case byte(UInt8)
    /// `?`: one character, which may be several bytes.
    case anyCharacter
    /// `[…]`
    case oneOf([ClosedRange<UInt8>], negated: Bool)
    /// `*`
    case anyText
  }

  let tokens: [Token]

  init(_ pattern: [UInt8]) {
    var tokens: [Token] = []
    var position = 0
    while position < pattern.count {
      let byte = pattern[position]
      position += 1
      switch byte {
      case 0x2A:  // *
        if tokens.last != .anyText { tokens.append(.anyText) }
      case 0x3F:  // ?
        tokens.append(.anyCharacter)
      case 0x5B:  // [
        tokens.append(Self.characterClass(pattern, &position) ?? .byte(byte))
      case 0x5C where position < pattern.count:  // \
        tokens.append(.byte(pattern[position]))
        position += 1
      default: tokens.append(.byte(byte))
      }
    }
    self.tokens = tokens
  }

  /// Whether there is nothing special in it.
  var isLiteral: Bool { literal.count == tokens.count }

  /// The bytes of a literal pattern.
  var literal: [UInt8] {
    tokens.compactMap { if case .byte(let byte) = $0 { byte } else { nil } }
  }

  /// Whether it asks for a dot at the start, without which hidden files are passed over.
  var startsWithDot: Bool { tokens.first == .byte(0x2E) }

  /// - Complexity: O(*n* × *m*): the last `*` takes one byte more whenever what follows does not match.
  func matches(_ name: ArraySlice<UInt8>) -> Bool {
    var token = 0
    var position = name.startIndex
    var retry: (token: Int, position: Int)?
    while position < name.endIndex {
      if token < tokens.count, tokens[token] == .anyText {
        token += 1
        retry = (token, position)
      } else if token < tokens.count, let next = step(tokens[token], name, position) {
        token += 1
        position = next
      } else if let last = retry {
        token = last.token
        position = last.position + 1
        retry = (token, position)
      } else {
        return false
      }
    }
    return tokens[token...].allSatisfy { $0 == .anyText }
  }

  /// The position behind what `token` matches; nil where it does not.
  private func step(_ token: Token, _ name: ArraySlice<UInt8>, _ position: Int) -> Int? {
    let byte = name[position]
    switch token {
    case .byte(let wanted): return byte == wanted ? position + 1 : nil
    case .oneOf(let ranges, let negated):
      return ranges.contains { $0.contains(byte) } != negated ? position + 1 : nil
    case .anyCharacter:
      var next = position + 1
      while next < name.endIndex, name[next] & 0xC0 == 0x80 { next += 1 }
      return next
    case .anyText: return nil
    }
  }

  /// Reads behind `[`; nil, and nothing read, where no `]` follows.
  private static func characterClass(_ pattern: [UInt8], _ position: inout Int) -> Token? {
    var next = position
    var ranges: [ClosedRange<UInt8>] = []
    var negated = false
    if next < pattern.count, pattern[next] == 0x21 || pattern[next] == 0x5E {
      negated = true
      next += 1
    }
    let first = next
    while next < pattern.count {
      let byte = pattern[next]
      // A `]` at the start stands for itself.
      if byte == 0x5D, next > first {
        position = next + 1
        return .oneOf(ranges, negated: negated)
      }
      if next + 2 < pattern.count, pattern[next + 1] == 0x2D, pattern[next + 2] != 0x5D {
        if byte <= pattern[next + 2] { ranges.append(byte...pattern[next + 2]) }
        next += 3
      } else {
        ranges.append(byte...byte)
        next += 1
      }
    }
    return nil
  }
}
