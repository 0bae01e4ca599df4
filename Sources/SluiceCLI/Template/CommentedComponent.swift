import SluiceConfig

/// A component in a pipeline file with all of its keys: those with a value as they are, the others in comments with their
/// default.
struct CommentedComponent {
  private let component: any Component.Type
  private let values: [String: String]
  private let isActive: Bool

  /// - Parameters:
  ///   - values: YAML by key.
  ///   - isActive: whether the component is in use, and not a comment as a whole.
  init(_ component: any Component.Type, values: [String: String], isActive: Bool = true) {
    self.component = component
    self.values = values
    self.isActive = isActive
  }

  func lines(indent: Int, isInList: Bool) -> [String] {
    let margin = String(repeating: " ", count: indent)
    let mark = isActive ? "" : "#"
    let inner = margin + (isInList ? "    " : "  ")
    return Self.comment(component.summary, margin) + ["\(margin)\(mark)\(isInList ? "- " : "")\(component.name):"]
      + component.keys.flatMap { key in lines(key, values[key.name], inner, isComment: !isActive) }
  }

  private func lines(
    _ key: any ConfigKeyDeclaration, _ value: String?, _ margin: String, isComment: Bool
  ) -> [String] {
    let documentation = Self.comment(key.documentation, margin)
    if let value, !isComment { return documentation + ["\(margin)\(key.name): \(value)"] }
    switch key.type {
    case .section(let keys):
      return documentation + ["\(margin)#\(key.name):"] + nested(keys, margin + "  ")
    case .list(of: .section(let keys)):
      return documentation + ["\(margin)#\(key.name):", "\(margin)#  -"] + nested(keys, margin + "    ")
    default:
      let text = key.defaultText.map { " " + Self.yaml($0, key.type) } ?? "  # \(key.type)"
      return documentation + ["\(margin)#\(key.name):\(text)\(key.isRequired ? "; required" : "")"]
    }
  }

  private func nested(_ keys: [DeclaredKey], _ margin: String) -> [String] {
    keys.flatMap { lines($0, nil, margin, isComment: true) }
  }

  private static func yaml(_ text: String, _ type: ConfigType) -> String {
    switch type {
    case .list, .boolean, .integer: text
    default: text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "._-/".contains($0)) } ? text : quoted(text)
    }
  }

  /// In double quotes, for YAML.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// Comment lines of at most 100 columns, as far as words allow.
  private static func comment(_ text: String, _ margin: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(whereSeparator: \.isWhitespace) {
      if !line.isEmpty, margin.count + line.count + word.count + 3 > 100 {
        lines.append("\(margin)# \(line)")
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return line.isEmpty ? lines : lines + ["\(margin)# \(line)"]
  }
}
