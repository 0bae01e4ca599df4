/// Reads typed values out of a Sigma document and collects what is wrong with them, with places.
struct SigmaReader {
  let file: String
  /// No more are collected from one file.
  private static let maximumErrors = 100
  private(set) var errors: [RuleFileError] = []

  init(file: String) { self.file = file }

  mutating func fail(_ message: String, hint: String? = nil, at place: SigmaPlace) {
    guard errors.count < Self.maximumErrors else { return }
    errors.append(RuleFileError(file: file, line: place.line, column: place.column, message: message, hint: hint))
  }

  /// Notes a mistake at a character of a scalar's text; at its start where the text does not stand in the file as it is.
  mutating func fail(_ message: String, hint: String? = nil, in node: SigmaNode, offset: Int) {
    let place = node.scalar?.offset.map { SigmaPlace(line: node.place.line, column: node.place.column + $0 + offset) }
    fail(message, hint: hint, at: place ?? node.place)
  }

  /// The text of a key; nil when it is absent, empty, or not text, which is an error. Numbers and dates are texts, too.
  mutating func string(_ key: String, in node: SigmaNode) -> String? {
    guard let value = node[key], !value.isNull else { return nil }
    return string(value, "`\(key)`")
  }

  mutating func string(_ value: SigmaNode, _ what: String) -> String? {
    guard let scalar = value.scalar, scalar.value != .null else {
      fail("\(what) must be a text, not \(value.summary)", at: value.place)
      return nil
    }
    return scalar.text
  }

  /// The text of a key, whose absence, or emptiness, is an error.
  mutating func requiredString(_ key: String, in node: SigmaNode, named name: String? = nil) -> String? {
    guard let value = node[key] else {
      fail("`\(name ?? key)` is missing", at: node.place)
      return nil
    }
    guard let text = string(value, "`\(name ?? key)`") else { return nil }
    guard !text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else {
      fail("`\(name ?? key)` is empty", at: value.place)
      return nil
    }
    return text
  }

  /// The texts of a list, or of a single text. Items that are not text are errors.
  mutating func strings(_ key: String, in node: SigmaNode, named name: String? = nil) -> [String] {
    texts(key, in: node, named: name).map(\.text)
  }

  mutating func texts(_ key: String, in node: SigmaNode, named name: String? = nil) -> [(text: String, node: SigmaNode)]
  {
    node[key].map { texts(of: $0, named: name ?? key) } ?? []
  }

  mutating func texts(of value: SigmaNode, named name: String) -> [(text: String, node: SigmaNode)] {
    if value.isNull { return [] }
    switch value.content {
    case .scalar: return string(value, "`\(name)`").map { [($0, value)] } ?? []
    case .map:
      fail("`\(name)` must be a list of texts, not a mapping", at: value.place)
      return []
    case .list(let items):
      var texts: [(text: String, node: SigmaNode)] = []
      for item in items {
        if let text = string(item, "an item of `\(name)`") { texts.append((text, item)) }
      }
      return texts
    }
  }

  mutating func boolean(_ key: String, in node: SigmaNode, named name: String? = nil) -> Bool? {
    guard let value = node[key], !value.isNull else { return nil }
    if case .boolean(let flag)? = value.scalar?.value { return flag }
    fail("`\(name ?? key)` must be true or false, not \(value.summary)", at: value.place)
    return nil
  }

  /// The entries of a mapping whose keys are all of `allowed`; others are errors that name the nearest one.
  mutating func checkKeys(of node: SigmaNode, allowed: [String], in what: String) {
    for entry in node.entries ?? [] where !allowed.contains(entry.name) {
      fail(
        "`\(shortened(entry.name))` is not a key of \(what)", hint: didYouMean(entry.name, among: allowed),
        at: entry.place)
    }
  }

  /// The value of `text` among names; nil, and an error, when it is none of them.
  mutating func choice<Choice>(
    _ text: String, _ what: String, among choices: [(name: String, value: Choice)], at place: SigmaPlace
  ) -> Choice? {
    if let choice = choices.first(where: { $0.name == text }) { return choice.value }
    fail("`\(shortened(text))` is not \(what)", hint: didYouMean(text, among: choices.map(\.name)), at: place)
    return nil
  }
}

/// The names that can be written, and which of them was probably meant.
func didYouMean(_ text: String, among names: [String]) -> String {
  let meant = nearestRuleWord(to: text, among: names).map { "; did you mean `\($0)`?" } ?? ""
  return "write one of \(names.joined(separator: ", "))\(meant)"
}
