import SluiceConfig
import SluiceRules

extension LintedRule {
  /// Finds event names that no service has, or not the one that the rule asks for.
  mutating func checkEventNames() {
    for part in program.parts { checkNames(part.condition, sources: nil) }
  }

  private var sourceField: String { program.namespace == .document ? "event.provider" : "eventSource" }
  private var nameField: String { program.namespace == .document ? "event.action" : "eventName" }

  /// - Parameter sources: the event sources that the conditions around it leave; nil for all.
  private mutating func checkNames(_ condition: Condition, sources: Set<String>?) {
    switch condition {
    case .constant, .computed, .nested, .scoped: return
    case .test(let test):
      if test.fieldName == sourceField { checkSource(test) }
      if test.fieldName == nameField { checkName(test, sources: sources) }
    case .not(let inner): checkNames(inner, sources: sources)
    case .any(let members): for member in members { checkNames(member, sources: sources) }
    case .all(let members):
      var sources = sources
      for member in members {
        guard let own = self.sources(in: member) else { continue }
        sources = sources.map { $0.intersection(own) } ?? own
      }
      for member in members { checkNames(member, sources: sources) }
    }
  }

  /// The event sources for which a condition on nothing else holds; nil for other conditions.
  private func sources(in condition: Condition) -> Set<String>? {
    switch condition {
    case .test(let test):
      guard test.fieldName == sourceField else { return nil }
      if let wanted = test.wantedText { return [Self.source(wanted.text)] }
      guard case .matches(let glob) = test.comparison else { return nil }
      return Set(AWSOperations.shared.sources.filter { glob.matches($0 + ".amazonaws.com") })
    case .any(let members):
      var result: Set<String> = []
      for member in members {
        guard let own = sources(in: member) else { return nil }
        result.formUnion(own)
      }
      return result
    case .all(let members) where members.count == 1: return sources(in: members[0])
    default: return nil
    }
  }

  /// `iam` for `iam.amazonaws.com`.
  private static func source(_ text: String) -> String {
    let text = text.lowercased()
    guard let end = text.firstRange(of: ".amazonaws.com") else { return text }
    return String(text[..<end.lowerBound])
  }

  private mutating func checkSource(_ test: FieldTest) {
    let operations = AWSOperations.shared
    guard let wanted = test.wantedText else {
      guard case .matches(let glob) = test.comparison else { return }
      if !operations.sources.contains(where: { glob.matches($0 + ".amazonaws.com") }) {
        add(
          .unknownEventSource, "no known event source is like '\(glob.parts.spelling)'", at: glob.parts.spelling)
      }
      return
    }
    guard operations.names(of: Self.source(wanted.text)) == nil || !wanted.text.hasSuffix(".amazonaws.com") else {
      return
    }
    let source = Self.source(wanted.text)
    let near = AWSEventNames.sourceOfProduct[source] ?? nearestName(to: source, among: operations.sources)
    add(
      .unknownEventSource, "no AWS service logs under '\(wanted.text)'",
      hint: near.map { "did you mean '\($0).amazonaws.com'?" }, at: wanted.text)
  }

  private mutating func checkName(_ test: FieldTest, sources: Set<String>?) {
    let operations = AWSOperations.shared
    // Sources that nobody knows say nothing about their names.
    let known = sources.map { $0.filter { operations.names(of: $0) != nil } }
    if let sources, sources.isEmpty || known?.count != sources.count { return }
    guard let wanted = test.wantedText else {
      if case .matches(let glob) = test.comparison { checkPattern(glob, sources: known) }
      return
    }
    if let known, known.contains(where: { operations.has(wanted.text, in: $0) }) { return }
    if let known, wanted.ignoresCase,
      known.contains(where: { operations.spelling(of: wanted.text, in: $0) != nil })
    {
      return
    }
    let name = wanted.ignoresCase ? operations.spelling(of: wanted.text) ?? wanted.text : wanted.text
    let where_ = known.map { " of \(Self.list($0.map { $0 + ".amazonaws.com" }))" } ?? ""
    if operations.isKnown(name) {
      guard let known, !known.isEmpty else { return }
      let others = operations.sources(of: name).prefix(3).map { $0 + ".amazonaws.com" }
      let near = Self.near(name, among: names(in: known))
      add(
        .eventOfAnotherSource, "'\(name)' is no event\(where_); it is one of \(Self.list(others))",
        hint: near.map { "did you mean '\($0)'?" }, at: wanted.text)
      return
    }
    let candidates = names(in: known ?? Set(operations.sources))
    let other = operations.spelling(of: name)
    let near = other ?? Self.near(name, among: candidates)
    add(
      .unknownEventName, "no AWS service has an event '\(wanted.text)'" + (other == nil ? "" : "; case counts"),
      hint: near.map { "did you mean '\($0)'?" }, at: wanted.text)
  }

  /// A pattern has to fit at least one name.
  private mutating func checkPattern(_ glob: Glob, sources: Set<String>?) {
    let operations = AWSOperations.shared
    func fits(_ names: [String]) -> Bool {
      names.contains { name in
        // Lambda's names have an API version behind them.
        glob.matches(name) || glob.matches(name + "20150331") || glob.matches(name + "20150331v2")
          || glob.matches(name + "20181031") || glob.matches(name + "2020_05_31")
      }
    }
    guard !fits(names(in: sources ?? Set(operations.sources))) else { return }
    let spelling = glob.parts.spelling
    if sources != nil, fits(names(in: Set(operations.sources))) {
      let where_ = Self.list((sources ?? []).map { $0 + ".amazonaws.com" })
      add(.eventOfAnotherSource, "no event of \(where_) is like '\(spelling)'", at: spelling)
    } else {
      add(.unknownEventName, "no AWS service has an event like '\(spelling)'", at: spelling)
    }
  }

  /// The name that was probably meant: one that begins so, or the nearest, if it shares most of its letters.
  private static func near(_ name: String, among names: [String]) -> String? {
    if let longer = names.filter({ $0.hasPrefix(name) }).min(by: { $0.count < $1.count }) { return longer }
    guard let near = nearestName(to: name, among: names) else { return nil }
    let left = Array(name.lowercased().unicodeScalars.filter { $0 != " " })
    let right = Array(near.lowercased().unicodeScalars)
    let start = zip(left, right).prefix { $0 == $1 }.count
    let end = zip(left.dropFirst(start).reversed(), right.dropFirst(start).reversed()).prefix { $0 == $1 }.count
    return (start + end) * 5 >= max(left.count, right.count) * 3 ? near : nil
  }

  private func names(in sources: Set<String>) -> [String] {
    var names: Set<String> = []
    for source in sources { names.formUnion(AWSOperations.shared.names(of: source) ?? []) }
    return names.sorted()
  }

  static func list(_ names: some Sequence<String>) -> String {
    let names = names.sorted()
    guard names.count > 1, let last = names.last else { return names.first ?? "any service" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}
