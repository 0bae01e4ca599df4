/// Parses a regular expression as Lucene's `RegExp` does with all its operators on.
///
/// Where Lucene would take an operator without an operand for the character itself (`*a`), this is an error.
struct LuceneRegexpParser {
  /// How deep groups may be nested, so that none overflows the stack.
  static let maximumDepth = 100
  /// The greatest count in `{n,m}`, as Lucene's automata allow no more states in practice.
  static let maximumRepetition = 1000
  /// How many characters and sets the expression may have when its repetitions are written out.
  static let maximumSize = 20_000

  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  /// The characters that are open to be multiplied by quantifiers around them.
  private var size = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  mutating func expression() throws(LuceneRegexpError) -> LuceneRegexp.Node {
    guard !scalars.isEmpty else { return .sequence([]) }
    let node = try choice()
    guard position == scalars.count else { throw error("`)` closes nothing: write `\\)` for the character") }
    return node
  }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  private func error(_ message: String, at place: Int? = nil) -> LuceneRegexpError {
    let offset = scalars[..<(place ?? position)].reduce(0) { $0 + UTF8.width($1) }
    return LuceneRegexpError(message: message, offset: offset)
  }

  private mutating func choice() throws(LuceneRegexpError) -> LuceneRegexp.Node {
    var nodes = [try sequence()]
    while take("|") { nodes.append(try sequence()) }
    return nodes.count == 1 ? nodes[0] : .choice(nodes)
  }

  private mutating func sequence() throws(LuceneRegexpError) -> LuceneRegexp.Node {
    var nodes: [LuceneRegexp.Node] = []
    while let next, next != "|", next != ")" { nodes.append(try quantified()) }
    guard !nodes.isEmpty else { throw error("an alternative is empty: write `()` for the empty string") }
    return nodes.count == 1 ? nodes[0] : .sequence(nodes)
  }

  private mutating func quantified() throws(LuceneRegexpError) -> LuceneRegexp.Node {
    let before = size
    var node = try single()
    while let next {
      let start = position
      let least: Int
      let most: Int?
      switch next {
      case "?": (least, most) = (0, 1)
      case "*": (least, most) = (0, nil)
      case "+": (least, most) = (1, nil)
      case "{": (least, most) = try counts()
      default: return node
      }
      if next != "{" { position += 1 }
      size = before + (size - before) * max(1, most ?? least)
      guard size <= Self.maximumSize else {
        throw error("the expression is too large with its repetitions written out", at: start)
      }
      node = .repeating(node, least, most)
    }
    return node
  }

  /// `{n}`, `{n,}` or `{n,m}`.
  private mutating func counts() throws(LuceneRegexpError) -> (Int, Int?) {
    let start = position
    position += 1
    guard let least = number() else { throw error("`{` begins a count: write `\\{` for the character", at: start) }
    var most: Int? = least
    if take(",") { most = number() }
    guard take("}") else { throw error("the count is never closed: `}` is missing", at: start) }
    guard least <= Self.maximumRepetition, most ?? least <= Self.maximumRepetition else {
      throw error("counts go up to \(Self.maximumRepetition)", at: start)
    }
    guard most.map({ $0 >= least }) ?? true else { throw error("the count's bounds are exchanged", at: start) }
    return (least, most)
  }

  /// Digits; what is above the limit reads as one above it.
  private mutating func number() -> Int? {
    var value: Int?
    while let next, ("0"..."9").contains(next) {
      value = min((value ?? 0) * 10 + Int(next.value) - 0x30, Self.maximumRepetition + 1)
      position += 1
    }
    return value
  }

  private mutating func single() throws(LuceneRegexpError) -> LuceneRegexp.Node {
    guard let next else { throw error("the expression ends too early") }
    let start = position
    position += 1
    size += 1
    switch next {
    case ".": return .any
    case "#": return .never
    case "(": return try group(from: start)
    case "[": return .set(try characterClass(from: start))
    case "\"": return try quoted(from: start)
    case "\\": return try escaped(from: start)
    case "?", "*", "+", "{":
      throw error("`\(next)` repeats nothing: write `\\\(next)` for the character", at: start)
    case "~": throw unsupported("~", "complement", start)
    case "&": throw unsupported("&", "intersection", start)
    case "@": throw unsupported("@", "any string; write `.*`", start)
    case "<": throw unsupported("<", "a range of numbers", start)
    default: return .scalar(next)
    }
  }

  private func unsupported(_ sign: String, _ meaning: String, _ start: Int) -> LuceneRegexpError {
    error("Lucene's operator `\(sign)` (\(meaning)) is not supported; write `\\\(sign)` for the character", at: start)
  }

  private mutating func group(from start: Int) throws(LuceneRegexpError) -> LuceneRegexp.Node {
    if take(")") { return .sequence([]) }
    if next == "?" { throw error("`(?` has no meaning in Lucene's syntax", at: start) }
    depth += 1
    guard depth <= Self.maximumDepth else { throw error("more than \(Self.maximumDepth) groups are open", at: start) }
    let node = try choice()
    guard take(")") else { throw error("`(` is never closed: `)` is missing", at: start) }
    depth -= 1
    return node
  }

  private mutating func quoted(from start: Int) throws(LuceneRegexpError) -> LuceneRegexp.Node {
    var nodes: [LuceneRegexp.Node] = []
    while let next {
      position += 1
      if next == "\"" {
        size += nodes.count
        return .sequence(nodes)
      }
      nodes.append(.scalar(next))
    }
    throw error("the quoted text is never closed: write `\\\"` for the character", at: start)
  }

  /// What stands behind a backslash: a class such as `\d`, or the character itself.
  private mutating func escaped(from start: Int) throws(LuceneRegexpError) -> LuceneRegexp.Node {
    guard let next else { throw error("`\\` escapes nothing: write `\\\\` for the character", at: start) }
    position += 1
    return LuceneRegexp.Set.named(next).map { .set($0) } ?? .scalar(next)
  }

  private mutating func characterClass(from start: Int) throws(LuceneRegexpError) -> LuceneRegexp.Set {
    var set = LuceneRegexp.Set(ranges: [], isNegated: take("^"))
    func unclosed() -> LuceneRegexpError {
      error("`[` is never closed: `]` is missing; write `\\[` for the character", at: start)
    }
    repeat {
      guard var first = next else { throw unclosed() }
      let place = position
      position += 1
      if first == "\\" {
        guard let escaped = next else { throw unclosed() }
        position += 1
        if let named = LuceneRegexp.Set.named(escaped) {
          set.ranges.append(contentsOf: named.members)
          continue
        }
        first = escaped
      }
      var last = first
      if next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" {
        position += 1
        _ = take("\\")
        guard let bound = next else { throw unclosed() }
        position += 1
        last = bound
      }
      guard first <= last else { throw error("the range's bounds are exchanged", at: place) }
      set.ranges.append(first...last)
    } while next != "]"
    position += 1
    return set
  }
}

extension LuceneRegexp.Set {
  /// `\d`, `\s`, `\w` and their complements.
  static func named(_ letter: Unicode.Scalar) -> LuceneRegexp.Set? {
    switch letter {
    case "d", "D": Self(ranges: ["0"..."9"], isNegated: letter == "D")
    case "s", "S": Self(ranges: ["\t"..."\n", "\r"..."\r", " "..." "], isNegated: letter == "S")
    case "w", "W": Self(ranges: ["0"..."9", "A"..."Z", "_"..."_", "a"..."z"], isNegated: letter == "W")
    default: nil
    }
  }

  /// The characters of a set whose ranges are in order and don't touch.
  var members: [ClosedRange<Unicode.Scalar>] {
    guard isNegated else { return ranges }
    var members: [ClosedRange<Unicode.Scalar>] = []
    var start: UInt32 = 0
    for range in ranges {
      if let first = Unicode.Scalar(start), let last = range.lowerBound.value.predecessor, first.value <= last.value {
        members.append(first...last)
      }
      start = range.upperBound.value + 1
    }
    if let first = Unicode.Scalar(start) { members.append(first..."\u{10FFFF}") }
    return members
  }
}

extension UInt32 {
  fileprivate var predecessor: Unicode.Scalar? { self > 0 ? Unicode.Scalar(self - 1) : nil }
}

extension LuceneRegexp.Node {
  /// A repetition; of repetitions of the same thing one is made where that is the same, so that `.*?` is `.*`.
  static func repeating(_ node: Self, _ least: Int, _ most: Int?) -> Self {
    guard case .repeated(let inner, let innerLeast, let innerMost) = node, innerLeast <= 1, least <= 1 else {
      return .repeated(node, least, most)
    }
    let isSimple = [innerMost, most].allSatisfy { $0 == nil || $0 == 1 }
    guard isSimple else { return .repeated(node, least, most) }
    return .repeated(inner, min(innerLeast, least), innerMost == nil || most == nil ? nil : 1)
  }
}
