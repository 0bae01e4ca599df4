/// The literals without which a regular expression can't match, found in its text: a list of clauses, each a set of
/// literals of which every match holds at least one. After the required literals of Google's RE2 (`FilteredRE2`) and
/// Russ Cox, "Regular Expression Matching with a Trigram Index".
///
/// Literals are in lower case, for texts whose ASCII letters are folded. Only the syntax that user agent regexes use is
/// understood; for an expression with anything else (inline flags, named groups, `\Q`, …) there are no clauses, which
/// says that it may match any text.
struct RequiredLiterals {
  typealias Literal = [UInt8]

  /// One of these literals has to be there.
  struct Clause {
    var literals: [Literal]
    /// How much it tells: its least telling literal decides.
    let weight: Int

    init(_ literals: [Literal]) {
      self.literals = literals
      weight = literals.map(RequiredLiterals.weight).min() ?? 0
    }

    /// One of the literals of either.
    init(either left: Clause, or right: Clause) {
      literals = left.literals + right.literals
      weight = min(left.weight, right.weight)
    }
  }

  /// Sets of strings that are kept exactly while an expression is read. Beyond that, they become a clause.
  private static let mostStrings = 24
  private static let longestString = 24
  /// Literals of a clause.
  private static let mostLiterals = 512
  /// Groups within groups.
  private static let deepest = 50

  /// What is known of a part of an expression: all the strings that it matches, or else what any of them holds.
  private struct Part {
    var exact: [Literal]?
    var clauses: [Clause] = []

    static let nothing = Part(exact: [[]])
    static let anything = Part(exact: nil)

    /// What has to be there, whatever is known.
    var required: [Clause] {
      guard let exact else { return clauses }
      return exact.contains([]) ? [] : [Clause(exact)]
    }
  }

  private struct Unknown: Error {}

  private let bytes: [UInt8]
  private let ignoresCase: Bool
  private var position = 0
  private var depth = 0

  /// The clauses of a regular expression, the most telling first.
  static func clauses(of regex: String, ignoresCase: Bool) -> [Clause] {
    var reader = RequiredLiterals(bytes: Array(regex.utf8), ignoresCase: ignoresCase)
    guard let part = try? reader.alternation(), reader.position == reader.bytes.count else { return [] }
    return part.required.sorted { $0.weight > $1.weight }.map(reduced)
  }

  private init(bytes: [UInt8], ignoresCase: Bool) {
    self.bytes = bytes
    self.ignoresCase = ignoresCase
  }

  private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  private func startsWith(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard position + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[position + $0] == text.utf8Start[$0] }
  }

  private mutating func alternation() throws -> Part {
    depth += 1
    guard depth <= Self.deepest else { throw Unknown() }
    defer { depth -= 1 }
    var result = try sequence()
    while next == UInt8(ascii: "|") {
      position += 1
      result = Self.either(result, try sequence())
    }
    return result
  }

  private static func either(_ left: Part, _ right: Part) -> Part {
    if let a = left.exact, let b = right.exact, a.count + b.count <= mostStrings { return Part(exact: a + b) }
    // One clause of each side is enough: the best ones.
    guard let a = left.required.max(by: { $0.weight < $1.weight }),
      let b = right.required.max(by: { $0.weight < $1.weight }), a.literals.count + b.literals.count <= mostLiterals
    else { return .anything }
    return Part(exact: nil, clauses: [Clause(either: a, or: b)])
  }

  private mutating func sequence() throws -> Part {
    var clauses: [Clause] = []
    /// The strings of the last elements, as long as they are known.
    var run: [Literal] = [[]]
    var isExact = true
    while let byte = next, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      // Most elements, so they are taken without ceremony.
      if let plain = plainByte(byte), run[0].count < Self.longestString {
        position += 1
        for index in run.indices { run[index].append(plain) }
        continue
      }
      let element = try quantified(try atom())
      if let strings = element.exact, strings.count * run.count <= Self.mostStrings,
        (run.map(\.count).max() ?? 0) + (strings.map(\.count).max() ?? 0) <= Self.longestString
      {
        run = run.flatMap { head in strings.map { head + $0 } }
        continue
      }
      isExact = false
      if !run.contains([]) { clauses.append(Clause(run)) }
      if let strings = element.exact {
        run = strings
      } else {
        clauses += element.clauses
        run = [[]]
      }
    }
    if isExact { return Part(exact: run) }
    if !run.contains([]) { clauses.append(Clause(run)) }
    return Part(exact: nil, clauses: clauses)
  }

  /// A byte that stands for itself, with nothing behind it that repeats it.
  private func plainByte(_ byte: UInt8) -> UInt8? {
    guard byte < 0x80, !Self.isSpecial[Int(byte)] else { return nil }
    if position + 1 < bytes.count, Self.isQuantifier[Int(bytes[position + 1])] { return nil }
    return Self.lower(byte)
  }

  private static let isSpecial = (0..<256).map { "()[]{}\\.^$|*+?".utf8.contains(UInt8($0)) }
  private static let isQuantifier = (0..<256).map { "*+?{".utf8.contains(UInt8($0)) }

  private mutating func atom() throws -> Part {
    guard let byte = next else { throw Unknown() }
    position += 1
    switch byte {
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "["): return try set()
    case UInt8(ascii: "\\"): return try escape()
    case UInt8(ascii: "."): return .anything
    case UInt8(ascii: "^"), UInt8(ascii: "$"): return .nothing
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): throw Unknown()
    case 0x80...:
      // A character of several bytes. Its other case is not known here.
      let start = position - 1
      while let more = next, more & 0xC0 == 0x80 { position += 1 }
      return ignoresCase ? .anything : Part(exact: [Array(bytes[start..<position])])
    default: return Part(exact: [[Self.lower(byte)]])
    }
  }

  private mutating func group() throws -> Part {
    var isLookaround = false
    if startsWith("?:") {
      position += 2
    } else if startsWith("?=") || startsWith("?!") {
      position += 2
      isLookaround = true
    } else if startsWith("?<=") || startsWith("?<!") {
      position += 3
      isLookaround = true
    } else if next == UInt8(ascii: "?") || next == UInt8(ascii: "*") {
      throw Unknown()
    }
    let inner = try alternation()
    guard next == UInt8(ascii: ")") else { throw Unknown() }
    position += 1
    return isLookaround ? .anything : inner
  }

  private mutating func escape() throws -> Part {
    guard let byte = next else { throw Unknown() }
    position += 1
    switch byte {
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"), UInt8(ascii: "Z"): return .nothing
    case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "w"), UInt8(ascii: "W"), UInt8(ascii: "s"),
      UInt8(ascii: "S"):
      return .anything
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      throw Unknown()
    default: return Part(exact: [[byte]])
    }
  }

  /// `[…]`: the characters, when there are few.
  private mutating func set() throws -> Part {
    var members: Set<UInt8> = []
    var isWide = false
    if next == UInt8(ascii: "^") {
      position += 1
      isWide = true
    }
    var isFirst = true
    while true {
      guard let byte = next else { throw Unknown() }
      position += 1
      if byte == UInt8(ascii: "]"), !isFirst { break }
      isFirst = false
      switch byte {
      case UInt8(ascii: "["):
        // `[:alpha:]` and its like.
        if next == UInt8(ascii: ":") || next == UInt8(ascii: ".") || next == UInt8(ascii: "=") { throw Unknown() }
        members.insert(byte)
      case UInt8(ascii: "\\"):
        guard let escaped = next else { throw Unknown() }
        position += 1
        // `\d` and its like: many; `\Q` changes what follows.
        if Self.isLetterOrDigit(escaped) {
          guard escaped != UInt8(ascii: "Q"), escaped != UInt8(ascii: "E") else { throw Unknown() }
          isWide = true
        } else {
          members.insert(escaped)
        }
      case UInt8(ascii: "-"):
        // A range: more characters than are worth listing. Or a hyphen.
        isWide = true
      case 0x80...: isWide = true
      default: members.insert(Self.lower(byte))
      }
    }
    return isWide || members.count > 8 || members.isEmpty
      ? .anything : Part(exact: members.sorted().map { [$0] })
  }

  private mutating func quantified(_ part: Part) throws -> Part {
    guard let byte = next else { return part }
    var (least, most): (Int, Int?) = (1, 1)
    switch byte {
    case UInt8(ascii: "?"): (least, most) = (0, 1)
    case UInt8(ascii: "*"): (least, most) = (0, nil)
    case UInt8(ascii: "+"): (least, most) = (1, nil)
    case UInt8(ascii: "{"):
      guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else { throw Unknown() }
      let limits = bytes[position + 1..<end].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard let first = limits.first.flatMap({ Self.number($0) }), limits.count <= 2 else { throw Unknown() }
      least = first
      most = limits.count == 1 ? first : Self.number(limits[1])
      if limits.count == 2, !limits[1].isEmpty, most == nil { throw Unknown() }
      position = end
    default: return part
    }
    position += 1
    if next == UInt8(ascii: "?") || next == UInt8(ascii: "+") { position += 1 }
    // `a**` and its like are mistakes or nothing to look into.
    if let more = next, [UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?")].contains(more) { throw Unknown() }
    if least == 1, most == 1 { return part }
    if least == 0 {
      guard most == 1, let strings = part.exact, strings.count < Self.mostStrings else { return .anything }
      return Part(exact: strings + [[]])
    }
    return Part(exact: nil, clauses: part.required)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 5, digits.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool { lower(byte) &- 0x61 < 26 || byte &- 0x30 < 10 }
}

extension RequiredLiterals {
  /// What most agents have: a literal in here tells little.
  private static let commonText =
    Array(
      "mozilla/5.0 (linux; u; android 10; en-us; k; wow64; x64; compatible; windows nt 10.0; macintosh; intel mac os x; "
        .utf8)
    + Array(" build/) applewebkit/537.36 (khtml, like gecko) version/4.0 chrome/80.0 mobile safari/537.36".utf8)

  /// How much a literal tells when it is found.
  private static func weight(_ literal: Literal) -> Int {
    literal.isEmpty ? 0 : literal.count <= 12 && contains(commonText, literal) ? 1 : 2 + min(literal.count, 12)
  }

  /// The clause without literals that hold another of its literals, which then is there, too. Long lists are left as
  /// they are: looking costs more than it saves.
  private static func reduced(_ clause: Clause) -> Clause {
    guard clause.literals.count <= mostStrings else { return clause }
    var result = clause
    result.literals = []
    for literal in clause.literals.sorted(by: { $0.count < $1.count })
    where !result.literals.contains(where: { contains(literal, $0) }) { result.literals.append(literal) }
    return result
  }

  private static func contains(_ text: Literal, _ part: Literal) -> Bool {
    text.withUnsafeBufferPointer { text in
      part.withUnsafeBufferPointer { part in
        guard let first = part.first, part.count <= text.count else { return part.isEmpty }
        return (0...(text.count - part.count)).contains { start in
          text[start] == first && part.indices.allSatisfy { text[start + $0] == part[$0] }
        }
      }
    }
  }
}
