/// What the shape of a regular expression says about its cost.
struct RegexShape {
  /// Whether a group that repeats holds something without bound that repeats: `(a+)+`, `(.*b)*`.
  private(set) var hasNestedQuantifier = false
  /// Whether it begins with `.*`.
  private(set) var hasLeadingRun = false

  /// - Complexity: O(length of the pattern)
  init(_ pattern: String) {
    let characters = Array(pattern.unicodeScalars)
    hasLeadingRun = pattern.hasPrefix(".*")
    /// For each open group whether it holds an unbounded repetition that is not followed by something else.
    var groups: [Bool] = []
    var index = 0
    while index < characters.count {
      switch characters[index] {
      case "\\": index += 1
      case "[":
        index += 1
        if index < characters.count, characters[index] == "^" { index += 1 }
        if index < characters.count, characters[index] == "]" { index += 1 }
        while index < characters.count, characters[index] != "]" {
          if characters[index] == "\\" { index += 1 }
          index += 1
        }
        noteQuantifier(characters, index + 1, &groups)
        index += 1
        continue
      case "(": groups.append(false)
      case ")":
        let repeats = groups.popLast() ?? false
        if repeats, Self.isUnbounded(characters, index + 1) { hasNestedQuantifier = true }
        if repeats, !groups.isEmpty { groups[groups.count - 1] = true }
      default: break
      }
      noteQuantifier(characters, index + 1, &groups)
      index += 1
    }
  }

  private func noteQuantifier(_ characters: [Unicode.Scalar], _ index: Int, _ groups: inout [Bool]) {
    if !groups.isEmpty, Self.isUnbounded(characters, index) { groups[groups.count - 1] = true }
  }

  /// Whether `*`, `+` or `{n,}` stands there, and does not give back nothing (`a++`).
  private static func isUnbounded(_ characters: [Unicode.Scalar], _ index: Int) -> Bool {
    guard index < characters.count else { return false }
    switch characters[index] {
    case "*", "+": return index + 1 >= characters.count || characters[index + 1] != "+"
    case "{":
      guard let end = characters[index...].firstIndex(of: "}") else { return false }
      return characters[end - 1] == ","
    default: return false
    }
  }
}
