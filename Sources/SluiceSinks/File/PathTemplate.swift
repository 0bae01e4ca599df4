/// A path with placeholders, such as `out/{tag}/{date}.jsonl.gz`.
///
/// Each value becomes one safe path component, or a part of one: whatever a record holds, no file is written outside
/// the folder that stands before the first placeholder.
struct PathTemplate: Hashable, Sendable {
  enum Placeholder: String, CaseIterable, Sendable {
    /// The record's tag.
    case tag
    /// The event's day, `yyyy-MM-dd`, UTC.
    case date
    case account
    case region

    /// The longest value in bytes.
    var maximumLength: Int {
      switch self {
      case .tag: 128
      case .date: 10
      case .account: 12
      case .region: 32
      }
    }
  }

  enum Part: Hashable, Sendable {
    case literal(String)
    case placeholder(Placeholder)
  }

  struct ParseError: Error, Sendable {
    let message: String
    /// Offset in UTF-8 of what is wrong.
    let offset: Int
  }

  let parts: [Part]

  /// - Parameters:
  ///   - text: the path as written.
  ///   - resolved: where it leads, with its placeholders; the same text where that is the path already. Braces in front
  ///     of what was written (a folder may have such a name) are no placeholders.
  /// - Throws: `ParseError` for an unknown placeholder, an open brace, or names that file systems don't take.
  init(_ text: String, resolved: String? = nil) throws(ParseError) {
    let allowed = Placeholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
    var parts: [Part] = []
    var rest = text[...]
    var offset: Int { text.utf8.distance(from: text.startIndex, to: rest.startIndex) }
    while !rest.isEmpty {
      guard let brace = rest.firstIndex(of: "{") else {
        parts.append(.literal(String(rest)))
        break
      }
      if brace > rest.startIndex { parts.append(.literal(String(rest[..<brace]))) }
      rest = rest[brace...]
      guard let end = rest.firstIndex(of: "}") else {
        throw ParseError(message: "the placeholder that begins here has no closing brace", offset: offset)
      }
      let name = String(rest[rest.index(after: brace)..<end])
      guard let placeholder = Placeholder(rawValue: name) else {
        throw ParseError(message: "unknown placeholder {\(name)}; a path may have \(allowed)", offset: offset)
      }
      parts.append(.placeholder(placeholder))
      rest = rest[rest.index(after: end)...]
    }
    if let resolved, let first = text.firstIndex(of: "{"), resolved.hasSuffix(text[first...]) {
      if case .literal = parts.first { parts.removeFirst() }
      parts.insert(.literal(String(resolved.dropLast(text[first...].count))), at: 0)
    } else if let resolved {
      parts = [.literal(resolved)]
    }
    self.parts = parts
    if text.isEmpty || text.hasSuffix("/") || text.hasSuffix("/.") || text.hasSuffix("/..") {
      throw ParseError(message: "the path names no file", offset: 0)
    }
    // Room for the number of a part and for the temporary name's additions, of the 255 bytes that a name may have.
    let longest = longestComponent
    if longest > 230 {
      throw ParseError(message: "a name in the path could be \(longest) bytes long; 230 are allowed", offset: 0)
    }
  }

  private init(parts: [Part]) { self.parts = parts }

  /// For plans with a mistake in the path, which are never opened.
  static let standIn = PathTemplate(parts: [.literal("unknown")])

  /// As it could be written.
  var text: String {
    parts.map { part in
      switch part {
      case .literal(let literal): literal
      case .placeholder(let placeholder): "{\(placeholder.rawValue)}"
      }
    }.joined()
  }

  func uses(_ placeholder: Placeholder) -> Bool { parts.contains(.placeholder(placeholder)) }

  /// Whether all documents go to one path.
  var isConstant: Bool { !parts.contains { if case .placeholder = $0 { true } else { false } } }

  func path(_ value: (Placeholder) -> String?) -> String {
    var path = ""
    for part in parts {
      switch part {
      case .literal(let literal): path += literal
      case .placeholder(let placeholder):
        path += Self.safe(value(placeholder) ?? "", maximumLength: placeholder.maximumLength)
      }
    }
    return path
  }

  /// The value as a part of a file name: letters, digits, `.`, `_` and `-`; all else becomes `_`, and so does a leading
  /// dot. `unknown` when it is empty.
  static func safe(_ value: String, maximumLength: Int) -> String {
    if value.isEmpty { return "unknown" }
    var bytes: [UInt8] = []
    for byte in value.utf8.prefix(maximumLength) {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: bytes.append(byte)
      case 0x2E where !bytes.isEmpty && bytes.last != 0x2E: bytes.append(byte)
      default: bytes.append(0x5F)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private var longestComponent: Int {
    var longest = 0
    var current = 0
    for part in parts {
      switch part {
      case .placeholder(let placeholder): current += placeholder.maximumLength
      case .literal(let literal):
        for byte in literal.utf8 {
          current = byte == 0x2F ? 0 : current + 1
          longest = max(longest, current)
        }
      }
      longest = max(longest, current)
    }
    return longest
  }
}
