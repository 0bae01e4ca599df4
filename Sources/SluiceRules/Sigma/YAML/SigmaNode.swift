/// A value of a Sigma file with its place.
struct SigmaNode: Sendable {
  indirect enum Content: Sendable {
    case scalar(SigmaScalar)
    case list([SigmaNode])
    case map([Entry])
  }

  struct Entry: Sendable {
    let name: String
    /// Where the name stands.
    let place: SigmaPlace
    let value: SigmaNode
  }

  let content: Content
  let place: SigmaPlace

  /// The value of a key; nil where there is none, or where this is not a mapping.
  subscript(key: String) -> SigmaNode? { entries?.first { $0.name == key }?.value }

  var entries: [Entry]? {
    guard case .map(let entries) = content else { return nil }
    return entries
  }

  var items: [SigmaNode]? {
    guard case .list(let items) = content else { return nil }
    return items
  }

  var scalar: SigmaScalar? {
    guard case .scalar(let scalar) = content else { return nil }
    return scalar
  }

  var isNull: Bool { scalar?.value == .null }

  /// What it is, for messages.
  var summary: String {
    switch content {
    case .list: "a list"
    case .map: "a mapping"
    case .scalar(let scalar):
      switch scalar.value {
      case .null: "nothing"
      case .boolean, .number: "`\(scalar.text)`"
      case .text: "the text `\(shortened(scalar.text))`"
      }
    }
  }
}

/// A line and a column, from 1; columns are Unicode scalars.
struct SigmaPlace: Hashable, Sendable {
  let line: Int
  let column: Int

  static let start = SigmaPlace(line: 1, column: 1)
}

/// A scalar with the type that it has by the way it is written.
///
/// The types are those of YAML 1.2's core schema, so that `yes`, `NO` and `on` without quotes are text, as are dates. A
/// number with leading zeros is text, too: `012345678901` is an account.
struct SigmaScalar: Sendable {
  /// After quotes and escapes.
  let text: String
  /// Whether it stands in the file without quotes.
  let isPlain: Bool
  /// Whether the text stands in the file as it is, behind this many characters of the scalar's start; nil where not,
  /// which are texts with escapes and of several lines.
  let offset: Int?

  var value: SigmaValue {
    guard isPlain else { return .text(text) }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .boolean(true)
    case "false", "False", "FALSE": return .boolean(false)
    default: return Self.isNumber(text) ? .number(text) : .text(text)
    }
  }

  private static func isNumber(_ text: String) -> Bool {
    let digits =
      text.utf8.first.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") } ?? false
      ? text.utf8.dropFirst() : text.utf8[...]
    guard let first = digits.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return false }
    if first == UInt8(ascii: "0"), let second = digits.dropFirst().first, second != UInt8(ascii: ".") { return false }
    guard digits.allSatisfy({ "0123456789.eE+-".utf8.contains($0) }) else { return false }
    return Double(text)?.isFinite ?? false
  }
}

/// A value of a detection as it is written.
enum SigmaValue: Hashable, Sendable {
  case text(String)
  /// As written.
  case number(String)
  case boolean(Bool)
  case null
}

/// A text for messages: one line, cut after 60 characters.
func shortened(_ text: String) -> String {
  let line = text.unicodeScalars.prefix { $0 != "\n" && $0 != "\r" }.prefix(60)
  return String(String.UnicodeScalarView(line)) + (line.count < text.unicodeScalars.count ? "…" : "")
}
