extension LuceneRegexp {
  /// The expression for PCRE2. Case, where it is ignored, is PCRE2's matter.
  package func pattern(ignoresCase: Bool = false) -> RegexPattern {
    var text = ""
    Self.write(root, to: &text)
    return RegexPattern(text, isAnchored: true, ignoresCase: ignoresCase, dotMatchesNewline: true)
  }

  private static func write(_ node: Node, to text: inout String) {
    switch node {
    case .never: text += "(?!)"
    case .any: text += "."
    case .scalar(let scalar): write(scalar, to: &text)
    case .set(let set):
      text += set.isNegated ? "[^" : "["
      for range in set.ranges {
        write(range.lowerBound, to: &text)
        guard range.lowerBound != range.upperBound else { continue }
        text += "-"
        write(range.upperBound, to: &text)
      }
      text += "]"
    case .sequence(let nodes):
      for node in nodes {
        if case .choice = node { writeGroup(node, to: &text) } else { write(node, to: &text) }
      }
    case .choice(let nodes):
      for (index, node) in nodes.enumerated() {
        if index > 0 { text += "|" }
        write(node, to: &text)
      }
    case .repeated(let node, let least, let most):
      switch node {
      case .any, .scalar, .set: write(node, to: &text)
      case .never, .sequence, .choice, .repeated: writeGroup(node, to: &text)
      }
      switch (least, most) {
      case (0, nil): text += "*"
      case (1, nil): text += "+"
      case (0, 1): text += "?"
      case (_, nil): text += "{\(least),}"
      case (_, let most?): text += least == most ? "{\(least)}" : "{\(least),\(most)}"
      }
    }
  }

  private static func writeGroup(_ node: Node, to text: inout String) {
    text += "(?:"
    write(node, to: &text)
    text += ")"
  }

  /// Letters and digits stand for themselves in PCRE2, other printable ASCII does behind a backslash.
  private static func write(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z", "\u{A1}"...: text.unicodeScalars.append(scalar)
    case "!"..."~", " ":
      text += "\\"
      text.unicodeScalars.append(scalar)
    default: text += "\\x{\(String(scalar.value, radix: 16))}"
    }
  }
}
