import SluiceCore

extension RuleSet {
  /// How the rules are found, for `explain` and `lint`.
  package struct Statistics: Sendable {
    /// A field under whose values or patterns rules are found.
    package struct KeyUse: Sendable, Hashable {
      package let field: String
      /// Rules that are found by values of the field, and the number of these values.
      package var valueRules = 0
      package var values = 0
      /// Rules that are found by patterns over the field, and the number of these patterns.
      package var patternRules = 0
      package var patterns = 0
      /// How many of the patterns begin with a wildcard, and how many of those have no text of four bytes to find them
      /// by, so that each value of the field is asked for them.
      package var leadingWildcards = 0
      package var scans = 0
    }

    /// A rule that is looked at for every record, or nearly so.
    package struct EveryRecord: Sendable, Hashable {
      package let rule: Int
      package let reason: String
    }

    package let rules: Int
    /// Tests in all conditions, and the different predicates that they come to.
    package internal(set) var tests = 0
    package internal(set) var predicates = 0
    /// Ordered by field.
    package var keys: [KeyUse] { uses.values.sorted { $0.field < $1.field } }
    package internal(set) var everyRecord: [EveryRecord] = []
    /// Rules that can't hold for any record.
    package internal(set) var impossible: [Int] = []

    private var uses: [String: KeyUse] = [:]
    private var seen: Set<IndexKey> = []

    init(rules: Int) { self.rules = rules }
  }
}

extension RuleSet.Statistics {
  mutating func note(_ rule: Int, _ formula: Formula, _ keys: IndexKeys?) {
    guard let keys else {
      everyRecord.append(EveryRecord(rule: rule, reason: Self.reason(formula)))
      return
    }
    if keys.isWeak {
      let fields = keys.fields.joined(separator: ", ")
      everyRecord.append(
        EveryRecord(rule: rule, reason: "what it needs of \(fields) holds for most records"))
    }
    for field in keys.fields {
      let kinds = keys.keys.filter { Self.field($0, of: formula) == field }
      var use = uses[field] ?? KeyUse(field: field)
      let values = kinds.filter { if case .value = $0 { true } else { false } }
      let patterns = kinds.filter { if case .pattern = $0 { true } else { false } }
      use.valueRules += values.isEmpty ? 0 : 1
      use.patternRules += patterns.isEmpty ? 0 : 1
      for key in kinds where seen.insert(key).inserted {
        switch key {
        case .value: use.values += 1
        case .pattern(let test):
          use.patterns += 1
          guard case .glob(let glob) = test.probe, glob.prefix == nil else { continue }
          use.leadingWildcards += 1
          if NeedleTable.grams(of: glob).isEmpty { use.scans += 1 }
        }
      }
      uses[field] = use
    }
  }

  private static func field(_ key: IndexKey, of formula: Formula) -> String? {
    if case .pattern(let test) = key { return test.field }
    var field: String?
    formula.forEachTest { test, _ in if test.column == key.column, field == nil { field = test.field } }
    return field
  }

  private static func reason(_ formula: Formula) -> String {
    var positive = 0
    var rendered = 0
    var walks = 0
    formula.forEachTest { test, isNegated in
      if test.probe.isDocument { walks += 1 }
      if !isNegated { positive += 1 }
      if !isNegated, test.cost == .rendered { rendered += 1 }
    }
    if case .constant = formula { return "it holds for every record" }
    if positive == 0 { return "it only says what must not be" }
    if walks > 0 { return "it looks for a value in any field, or in nested objects" }
    if rendered > 0 { return "beyond fields that have to be rendered first, it needs no value of any field" }
    return "no value or pattern of one field follows from it"
  }
}
