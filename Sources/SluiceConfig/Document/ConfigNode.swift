/// A value of a pipeline file with its place.
struct ConfigNode: Sendable {
  indirect enum Content: Sendable {
    case scalar(ConfigScalar)
    case sequence([ConfigNode])
    case mapping([Entry])
  }

  struct Entry: Sendable {
    let name: String
    /// Where the name stands.
    let location: SourceLocation
    var value: ConfigNode
  }

  var content: Content
  let location: SourceLocation

  /// Whether there is nothing: `key:`, `~` or `null`. It counts as if the key were not there.
  var isNull: Bool {
    guard case .scalar(let scalar) = content, scalar.isPlain, !scalar.isUnresolved else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.text)
  }

  /// Whether a variable in it is not set, which has been reported: nothing else is said about it.
  var isUnresolved: Bool { if case .scalar(let scalar) = content { scalar.isUnresolved } else { false } }

  var isEmptyText: Bool { if case .scalar(let scalar) = content { scalar.text.isEmpty } else { false } }

  /// What it is, for messages: `a list`, `'maybe'`. Long texts are cut.
  var summary: String {
    switch content {
    case .scalar where isNull: return "empty"
    case .scalar(let scalar):
      let line = scalar.text.prefix { !$0.isNewline }
      return line.count == scalar.text.count && line.count <= 60 ? "'\(line)'" : "'\(line.prefix(60))…'"
    case .sequence: return "a list"
    case .mapping: return "a mapping"
    }
  }

  static func empty(at location: SourceLocation) -> ConfigNode {
    ConfigNode(content: .scalar(ConfigScalar(text: "", isPlain: true)), location: location)
  }
}

/// A scalar after quotes, escapes and variables.
struct ConfigScalar: Sendable {
  var text: String
  /// Without quotes: may be a number, `true`, or nothing.
  var isPlain: Bool
  /// Whether a variable in it is not set.
  var isUnresolved = false
  /// How it is written in the file; nil where it is not in a file.
  var origin: ScalarOrigin?
  /// The place of each UTF-8 byte and of the end, where that is known already.
  var places: [TextPlace]?
}

/// A line and a column, from 1; columns are Unicode scalars.
struct TextPlace: Hashable, Sendable {
  let line: Int
  let column: Int
}
