import SluiceRules

extension LintedRule {
  /// Finds needles of `stringContains` and `endsWith` with wildcards in them.
  mutating func checkEQL() {
    guard rule.language == "eql" || rule.type == "eql", let query = text.query, let parsed = try? parseEQL(query.text)
    else { return }
    switch parsed.form {
    case .event(let filter): checkEQL(filter.condition)
    case .sequence(let sequence):
      for stage in sequence.stages { checkEQL(stage.filter.condition) }
      if let until = sequence.until { checkEQL(until.filter.condition) }
    }
  }

  private mutating func checkEQL(_ node: EQLNode) {
    switch node.kind {
    case .literal, .field: return
    case .and(let nodes), .or(let nodes): for node in nodes { checkEQL(node) }
    case .not(let inner), .negative(let inner), .like(let inner, _, _), .regex(let inner, _, _): checkEQL(inner)
    case .arithmetic(_, let left, let right), .comparison(_, let left, let right):
      checkEQL(left)
      checkEQL(right)
    case .isIn(let inner, let values, _), .resembles(let inner, let values):
      for node in [inner] + values { checkEQL(node) }
    case .call(let function, _, let arguments):
      for argument in arguments { checkEQL(argument) }
      guard function == .stringContains || function == .endsWith, arguments.count > 1,
        case .field = arguments[0].kind, case .literal(.string(let needle)) = arguments[1].kind,
        let wildcards = Self.wildcards(in: needle)
      else { return }
      add(
        .needleWildcard, "the \(wildcards) in \"\(needle)\" is a wildcard in \(function.rawValue)",
        hint: "a literal one is written \\\\* or \\\\?", queryOffset: arguments[1].range.lowerBound, word: needle)
    }
  }

  /// The first wildcard that no backslash takes its meaning from; nil where there is none.
  private static func wildcards(in needle: String) -> Character? {
    var isEscaped = false
    for character in needle {
      if isEscaped {
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == "*" || character == "?" {
        return character
      }
    }
    return nil
  }
}
