extension SigmaConditionParser {
  // MARK: Words

  mutating func advance() throws(SigmaConditionError) {
    while position < scalars.count, scalars[position].properties.isWhitespace { position += 1 }
    start = position
    guard position < scalars.count else {
      token = .end
      return
    }
    switch scalars[position] {
    case "(": token = .open
    case ")": token = .close
    case "|": token = .pipe
    case let scalar where Self.isWord(scalar):
      while position < scalars.count, Self.isWord(scalars[position]) { position += 1 }
      token = .word(String(String.UnicodeScalarView(scalars[start..<position])))
      return
    case let scalar: throw error("`\(scalar)` can't stand in a condition")
    }
    position += 1
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-", "*": true
    // Names that YAML allows; Sigma's own are ASCII.
    default: scalar.value > 0x7F && !scalar.properties.isWhitespace || scalar == "." || scalar == "$"
    }
  }

  // MARK: Mistakes

  func error(_ message: String, _ hint: String? = nil) -> SigmaConditionError {
    SigmaConditionError(offset: start, message: message, hint: hint)
  }

  func unexpected(_ word: String) -> SigmaConditionError {
    if ["and", "or", "not"].contains(word.lowercased()), word != word.lowercased() {
      return error("`\(word)` is not an operator", "operators are in lower case: `\(word.lowercased())`")
    }
    if word == "of" { return error("`of` stands behind `1`, `any` or `all` only") }
    if word == "near" { return aggregation() }
    return error("an operator is missing in front of `\(shortened(word))`", "write `and` or `or`")
  }

  func aggregation(at offset: Int? = nil) -> SigmaConditionError {
    SigmaConditionError(
      offset: offset ?? start, message: "`| count()`, `| near` and the like are no longer part of Sigma",
      isAggregation: true)
  }
}
