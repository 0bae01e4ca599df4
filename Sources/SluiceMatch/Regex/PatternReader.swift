/// Reads a pattern item by item, as far as it is plain.
struct PatternReader {
  enum Item {
    case character(Unicode.Scalar)
    case lineStart
    /// A quantifier that allows the item before it to be absent.
    case optional
    /// A quantifier that wants the item before it once at least.
    case repeated
    /// Something that matches what is not known, or nothing: a class, a group, an anchor.
    case other
    case unreadable
  }

  private let scalars: [Unicode.Scalar]
  private var position = 0
  /// Whether the last item was the pattern's first.
  private(set) var isFirst = false

  init(_ pattern: String) { scalars = Array(pattern.unicodeScalars) }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func next() -> Item? {
    guard let scalar = current else { return nil }
    isFirst = position == 0
    position += 1
    switch scalar {
    case "^": return .lineStart
    case ".", "$": return .other
    case "|", ")": return .unreadable
    case "[": return skipClass() ? .other : .unreadable
    case "(": return skipGroup() ? .other : .unreadable
    case "\\": return escape()
    case "*", "?": return quantifier(.optional)
    case "+": return quantifier(.repeated)
    case "{": return skipCount() ? quantifier(.optional) : .unreadable
    default: return .character(scalar)
    }
  }

  private mutating func quantifier(_ item: Item) -> Item {
    if let scalar = current, scalar == "?" || scalar == "+" { position += 1 }
    return item
  }

  private mutating func escape() -> Item {
    guard let scalar = current else { return .unreadable }
    position += 1
    switch scalar {
    // Classes and anchors of one letter that takes nothing behind it.
    case "d", "D", "w", "W", "s", "S", "h", "H", "v", "V", "R", "b", "B", "A", "z", "Z": return .other
    case "n": return .character("\n")
    case "t": return .character("\t")
    case "r": return .character("\r")
    case _ where scalar.isASCII && !scalar.properties.isAlphabetic && scalar.properties.numericType == nil:
      return .character(scalar)
    default: return .unreadable
    }
  }

  /// Behind `{`: a count as in `{2}`, `{2,}`, `{2,3}` up to its end.
  private mutating func skipCount() -> Bool {
    guard let first = current, ("0"..."9").contains(first) else { return false }
    while let scalar = current, ("0"..."9").contains(scalar) || scalar == "," { position += 1 }
    guard current == "}" else { return false }
    position += 1
    return true
  }

  /// Behind `[`: up to its end. Classes with `[` or letters' escapes that take more are not read.
  private mutating func skipClass() -> Bool {
    if current == "^" { position += 1 }
    if current == "]" { position += 1 }
    while let scalar = current {
      position += 1
      switch scalar {
      case "]": return true
      case "[": return false
      case "\\":
        guard let escaped = current, escaped != "Q", escaped != "E", escaped != "c" else { return false }
        position += 1
      default: continue
      }
    }
    return false
  }

  /// Behind `(`: up to its end. Of groups with `?` only `(?:` is read.
  private mutating func skipGroup() -> Bool {
    var depth = 1
    guard skipGroupHead() else { return false }
    while let scalar = current {
      position += 1
      switch scalar {
      case "(":
        guard skipGroupHead() else { return false }
        depth += 1
      case ")":
        depth -= 1
        if depth == 0 { return true }
      case "[": guard skipClass() else { return false }
      case "\\": if case .unreadable = escape() { return false }
      default: continue
      }
    }
    return false
  }

  private mutating func skipGroupHead() -> Bool {
    if current == "*" { return false }
    guard current == "?" else { return true }
    position += 1
    guard current == ":" else { return false }
    position += 1
    return true
  }
}
