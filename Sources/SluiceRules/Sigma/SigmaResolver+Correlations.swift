extension SigmaResolver {
  /// Looks up the rules of correlations, in an order in which each comes behind those that it works on.
  mutating func resolveCorrelations() {
    var waiting: [Int: [Int]] = [:]
    var open: [Int: (draft: SigmaCorrelationDraft, rules: [Int])] = [:]
    var missing: [Int: Int] = [:]
    var ready: [Int] = []
    for (index, document) in documents.enumerated() {
      guard case .correlation(let draft) = document.body else { continue }
      guard let rules = find(draft, document) else {
        states[index] = .dropped
        ready.append(index)
        continue
      }
      open[index] = (draft, rules)
      // Detections are done; correlations wait for each other.
      let needed = rules.filter { isCorrelation($0) }
      missing[index] = needed.count
      for rule in needed { waiting[rule, default: []].append(index) }
      if needed.isEmpty { ready.append(index) }
    }
    var next = 0
    while next < ready.count {
      let index = ready[next]
      next += 1
      if let (draft, rules) = open.removeValue(forKey: index) { states[index] = state(draft, rules) }
      for follower in waiting[index] ?? [] {
        missing[follower, default: 0] -= 1
        if missing[follower] == 0 { ready.append(follower) }
      }
    }
    // What still waits works on itself, or on what does.
    for index in open.keys.sorted() {
      states[index] = .dropped
      fail(
        "the correlation works on itself, by way of its rules", in: documents[index],
        at: open[index]?.draft.rules.first?.place, hint: "remove it from the rules of one of them")
    }
  }

  private func isCorrelation(_ index: Int) -> Bool {
    if case .correlation = documents[index].body { true } else { false }
  }

  /// The documents of its rules; nil, and errors, when one is not found.
  private mutating func find(_ draft: SigmaCorrelationDraft, _ document: SigmaDocument) -> [Int]? {
    var found: [Int] = []
    var seen: Set<Int> = []
    for reference in draft.rules {
      guard let rule = find(reference, for: document, "the correlation") else { continue }
      if isFilter(rule) {
        fail(
          "`\(shortened(reference.name))` is a filter", in: document, at: reference.place,
          hint: "correlations are of rules and correlations")
      } else if !seen.insert(rule).inserted {
        fail("`\(shortened(reference.name))` is a rule that is there already", in: document, at: reference.place)
      } else {
        found.append(rule)
      }
    }
    return found.count == draft.rules.count ? found : nil
  }

  private func state(_ draft: SigmaCorrelationDraft, _ rules: [Int]) -> State {
    for rule in rules {
      switch states[rule] {
      case .body: continue
      case .unsupported(let reason):
        return .unsupported(
          "the rule `\(shortened(documents[rule].rule.name))` that it works on can't be run: \(reason)")
      // Its own mistakes are reported.
      case .open, .dropped: return .dropped
      }
    }
    var correlation = draft.correlation
    correlation.rules = rules.map { documents[$0].rule.id }
    let ids = Dictionary(zip(draft.rules.map(\.name), correlation.rules)) { first, _ in first }
    for alias in draft.aliases {
      for (rule, field) in alias.fields {
        guard let id = ids[rule.name] else { continue }
        correlation.aliases[alias.name, default: [:]][id] = field
      }
    }
    return .body(.correlation(correlation))
  }
}
