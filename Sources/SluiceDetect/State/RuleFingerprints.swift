private import Crypto
import SluiceRules

/// What the state of each rule depends on: the rule's definition, as far as it decides what is held, and those of the
/// rules that it works on. Names, severities and texts are no part of it.
struct RuleFingerprints {
  /// Changes when operators hold something else for the same definition.
  static let version = 2
  /// That of operators that keep events.
  static let keptVersion = 3

  private let programs: [RuleProgram]
  private let rules: [String: Int]
  private var known: [Int: String] = [:]

  init(_ programs: [RuleProgram]) {
    self.programs = programs
    rules = Dictionary(programs.enumerated().map { ($1.rule.id, $0) }) { _, last in last }
  }

  /// 32 hexadecimal digits.
  mutating func fingerprint(of rule: Int) -> String { fingerprint(of: rule, within: []) }

  private mutating func fingerprint(of rule: Int, within outer: Set<Int>) -> String {
    if let known = known[rule] { return known }
    let program = programs[rule]
    var text = "\(Self.version) \(program.namespace) "
    switch program.body {
    case .query(let condition): text += CanonicalText.text(of: condition)
    case .threshold(let query): text += CanonicalText.text(of: (query, RuleSchedule(program.rule).lookBack))
    case .newTerms(let query): text += CanonicalText.text(of: query)
    case .sequence(let query): text += "\(Self.keptVersion) " + CanonicalText.text(of: query)
    case .esql(let query): text += CanonicalText.text(of: (query, RuleSchedule(program.rule)))
    case .correlation(let correlation):
      text += "\(Self.keptVersion) " + CanonicalText.text(of: correlation)
      // Loading refuses correlations of each other in a circle; a set that was put together otherwise ends here too.
      for id in correlation.rules {
        guard let source = rules[id], source != rule, !outer.contains(source) else { continue }
        text += " " + fingerprint(of: source, within: outer.union([rule]))
      }
    }
    if let suppression = program.rule.suppression { text += CanonicalText.text(of: suppression) }
    let hash = SHA256.hash(data: Array(text.utf8)).prefix(16)
    let digits = hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    known[rule] = digits
    return digits
  }
}
