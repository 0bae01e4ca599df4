/// A file in the INI dialect of AWS's tools, which is that of Python's `configparser`:
///
/// - `[name]` begins a section; what follows the bracket on its line is passed over;
/// - `key = value` or `key: value`; keys have no case; white space around both is cut off, quotes stay;
/// - a line whose first character other than a blank is `#` or `;` is a comment, and nothing else is;
/// - a line that is indented further than its key's continues the value, with a line break between. Blank lines and
///   comments don't end it;
/// - a value that is empty on the line of its key and goes on below holds properties of its own.
///
/// Unlike there, a section that comes twice is one, and of a key that comes twice the last value counts, as in the other
/// tools of AWS.
struct INIDocument: Hashable, Sendable {
  struct Section: Hashable, Sendable {
    let name: String
    fileprivate(set) var values: [String: Value] = [:]
  }

  struct Value: Hashable, Sendable {
    /// With its continuation lines.
    fileprivate(set) var text: String
    /// Where the text begins with a line break: the properties below.
    var properties: [String: String]? {
      guard text.first == "\n" else { return nil }
      var properties: [String: String] = [:]
      for line in text.split(separator: "\n") {
        guard let equals = line.firstIndex(of: "=") else { continue }
        properties[trimmed(line[..<equals]).lowercased()] = trimmed(line[line.index(after: equals)...])
      }
      return properties
    }
  }

  /// What is wrong with the text, and in which line.
  struct SyntaxError: Error, Hashable, Sendable {
    /// From 1.
    let line: Int
    let message: String
  }

  private(set) var sections: [Section] = []

  /// - Complexity: O(*n*).
  init(_ text: String) throws(SyntaxError) {
    var current: (section: Int, key: String, indentation: Int)?
    var section: Int?
    let text = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      let content = trimmed(line)
      if content.isEmpty || content.hasPrefix("#") || content.hasPrefix(";") { continue }
      let indentation = line.prefix { $0.isWhitespace }.count
      if let current, indentation > current.indentation {
        sections[current.section].values[current.key]?.text += "\n" + content
        continue
      }
      if content.hasPrefix("["), let end = content.lastIndex(of: "]"), content.index(after: content.startIndex) < end {
        let name = String(content[content.index(after: content.startIndex)..<end])
        section = sections.firstIndex { $0.name == name }
        if section == nil {
          sections.append(Section(name: name))
          section = sections.count - 1
        }
        current = nil
        continue
      }
      guard let section else {
        throw SyntaxError(line: index + 1, message: "expected a section such as [default] before the first key")
      }
      guard let delimiter = content.firstIndex(where: { $0 == "=" || $0 == ":" }), delimiter > content.startIndex else {
        throw SyntaxError(line: index + 1, message: "expected 'key = value'")
      }
      let key = trimmed(content[..<delimiter]).lowercased()
      sections[section].values[key] = Value(text: trimmed(content[content.index(after: delimiter)...]))
      current = (section, key, indentation)
    }
  }
}

/// Without white space at its ends.
private func trimmed(_ text: some StringProtocol) -> String {
  guard let first = text.firstIndex(where: { !$0.isWhitespace }),
    let last = text.lastIndex(where: { !$0.isWhitespace })
  else { return "" }
  return String(text[first...last])
}
