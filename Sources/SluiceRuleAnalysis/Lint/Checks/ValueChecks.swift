import SluiceCore
import SluiceMatch
import SluiceRules

extension LintedRule {
  /// Finds comparisons that no value of the field's type satisfies, and values that are names of fields.
  mutating func checkValues() {
    for part in program.parts {
      var tests: [FieldTest] = []
      part.condition.forEachTest { test, _ in tests.append(test) }
      for test in tests {
        guard let name = test.fieldName else { continue }
        if program.namespace == .document { checkType(test, of: name) } else { checkFieldAsValue(test, of: name) }
      }
      checkPatterns(part)
    }
  }

  private mutating func checkType(_ test: FieldTest, of name: String) {
    guard let field = catalogs.document.field(named: name) else { return }
    let literal: String
    switch test.comparison {
    case .equals(let text), .ordered(_, let text): literal = text
    case .matches(let glob): literal = glob.parts.spelling
    case .exists, .isPresent, .matchesRegex, .inNetwork, .inList: return
    }
    if isImpossible(test) {
      let hint: String? =
        switch (field.type, test.comparison) {
        case (.ip, .matches): "write a network, such as 10.0.0.0/8, or several"
        case (.boolean, _): "write true or false"
        default: nil
        }
      add(
        .impossibleValue, "'\(name)' is of type \(field.type.rawValue): \(test.text) never holds", hint: hint,
        at: literal)
      return
    }
    guard field.type == .keyword else { return }
    switch test.comparison {
    case .equals(let text) where text.contains("/") && IPNetwork(text) != nil:
      add(
        .impossibleValue, "'\(name)' is text: it is compared with '\(text)' letter by letter, not as a network",
        hint: name == "source.address" ? "ask for source.ip" : nil, at: text)
    case .ordered(_, let text) where Double(text) != nil:
      add(
        .orderOfTexts, "'\(name)' is text, and \(test.text) compares its letters: \"9\" is greater than \"10\"",
        at: name)
    default: break
    }
  }

  /// Whether the matcher knows beforehand that no value satisfies the test.
  private func isImpossible(_ test: FieldTest) -> Bool {
    var builder = ProjectionBuilder()
    let rules = RuleSet(
      compiling: [Selector(condition: .test(test))], catalogs: (catalogs.document, catalogs.record), in: &builder)
    return !rules.statistics.impossible.isEmpty && rules.invalidPatterns.isEmpty
  }

  /// In Sigma a value that is a path of the record is text, unless the item is a `fieldref`.
  private mutating func checkFieldAsValue(_ test: FieldTest, of name: String) {
    let literal: String
    switch test.comparison {
    case .equals(let text): literal = text
    case .matches(let glob):
      let literals = glob.parts.compactMap { part -> String? in
        if case .literal(let bytes) = part { String(decoding: bytes, as: UTF8.self) } else { nil }
      }
      guard literals.count == 1 else { return }
      literal = literals[0]
    default: return
    }
    let keys = literal.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard keys.count > 1, CloudTrailKeys.root.contains(keys[0]), !keys.contains(""), CloudTrailKeys.isKnown(keys) else {
      return
    }
    add(
      .valueIsFieldName, "'\(name)' is compared with the text '\(literal)', not with that field",
      hint: "the modifier `fieldref` compares with a field", at: literal)
  }

  /// Regular expressions and networks that can't be compiled.
  private mutating func checkPatterns(_ part: RuleProgram.Part) {
    for (_, message) in program.ruleSet(of: part, catalogs).invalidPatterns {
      add(.impossibleValue, "\(message): the rule never holds")
    }
  }
}
