import SluiceRules

/// What an event means for a rule, and what is missing for an alert.
struct EventOutlook {
  private(set) var lines: [String] = []
  private(set) var isAlert: Bool?

  init(_ explanation: RuleExplanation, _ parts: [EventExplanation.Part]) {
    let rule = explanation.program.rule
    let window = TimeText.span(RuleSchedule(rule).lookBack)
    switch explanation.program.body {
    case .query:
      isAlert = parts.first?.verdict.holds ?? false
      lines = [isAlert == true ? "the event is an alert" : "the event is no alert"]
    case .threshold(let query): addThreshold(query, parts, window)
    case .newTerms(let query): addNewTerms(query, parts)
    case .sequence(let query): addSequence(query, parts)
    case .esql(let query): addESQL(query, parts, window)
    case .correlation(let correlation): addCorrelation(correlation, explanation, parts)
    }
  }

  private mutating func addThreshold(_ query: ThresholdQuery, _ parts: [EventExplanation.Part], _ window: String) {
    guard let part = parts.first, part.verdict.holds else {
      lines = ["the event does not count"]
      return
    }
    let groups = Array(part.groups.prefix(query.fields.count))
    if let missing = groups.first(where: { $0.values.isEmpty }) {
      lines = ["the event counts in no group: it has no value of \(missing.field)"]
      return
    }
    lines = ["the event counts" + (groups.isEmpty ? "" : " for the group \(Self.text(groups))")]
    let more = query.value - 1
    if more > 0 { lines.append("\(Self.events(more)) of the group within \(window) would make an alert") }
    if let cardinality = query.cardinality {
      let own = part.groups.last?.values.count ?? 0
      lines.append(
        "they need \(cardinality.value) different values of \(cardinality.field); this one has \(own == 0 ? "none" : "\(own)")"
      )
    }
    if more <= 0, query.cardinality == nil { lines.append("it makes an alert by itself") }
  }

  private mutating func addNewTerms(_ query: NewTermsQuery, _ parts: [EventExplanation.Part]) {
    guard let part = parts.first, part.verdict.holds else {
      lines = ["the event has no part in the rule's history, and is no alert"]
      return
    }
    if let missing = part.groups.first(where: { $0.values.isEmpty }) {
      lines = ["the event has no combination of terms: it has no value of \(missing.field)"]
      return
    }
    let span = TimeText.span(query.historyWindow)
    lines = [
      "the event is an alert if \(Self.text(part.groups)) was in none of the rule's events during the \(span) before it"
    ]
  }

  private mutating func addSequence(_ query: SequenceQuery, _ parts: [EventExplanation.Part]) {
    let within = query.maxSpan.map { " within \(TimeText.span($0)) of the first" } ?? ""
    for (index, part) in parts.enumerated() where part.verdict.holds {
      if let join = index < query.stages.count ? query.stages[index].join : query.until?.join,
        let missing = zip(join, part.groups).first(where: { !$0.0.isOptional && $0.1.values.isEmpty })
      {
        lines.append("\(part.name ?? "stage") takes no part: it has no value of \(missing.1.field)")
        continue
      }
      let key = part.groups.isEmpty ? "" : " for \(Self.text(part.groups))"
      if index >= query.stages.count {
        lines.append("the event ends all sequences\(key)")
      } else if query.stages[index].isMissing {
        lines.append("the event must not come here: it keeps sequences\(key) from being complete")
      } else {
        let before = index == 0 ? "begins a sequence" : "can be stage \(index + 1) of a sequence that has \(index)"
        let next = (index + 1..<query.stages.count).first { !query.stages[$0].isMissing }
        let missing = next.map {
          "; missing next: stage \($0 + 1)\(within), \(ExplainedNode.line(query.stages[$0].condition))"
        }
        lines.append("the event \(before)\(key)" + (missing ?? "; nothing is missing then"))
      }
    }
    if lines.isEmpty { lines = ["the event is none of the stages"] }
  }

  private mutating func addESQL(_ query: ESQLQuery, _ parts: [EventExplanation.Part], _ window: String) {
    guard let part = parts.first, part.verdict.holds else {
      isAlert = false
      lines = ["the query can't use the event"]
      return
    }
    if query.isAggregating {
      lines = ["the event goes into the query's aggregation over \(window), which decides together with other events"]
    } else if query.prefilterIsExact {
      isAlert = true
      lines = ["the event is an alert"]
    } else {
      lines = ["the event passes what is known beforehand; what the query computes decides"]
    }
  }

  private mutating func addCorrelation(
    _ correlation: SigmaCorrelation, _ explanation: RuleExplanation, _ parts: [EventExplanation.Part]
  ) {
    let holding = parts.filter(\.verdict.holds)
    guard !holding.isEmpty else {
      lines = [parts.isEmpty ? "the rules that it works on are not known here" : "none of its rules matches the event"]
      return
    }
    for part in holding {
      let groups = Array(part.groups.prefix(correlation.groupBy.count))
      if let missing = groups.first(where: { $0.values.isEmpty }) {
        lines.append("'\(part.name ?? "")' matches, but counts in no group: there is no value of \(missing.field)")
      } else {
        lines.append(
          "'\(part.name ?? "")' matches" + (groups.isEmpty ? "" : " for the group \(Self.text(groups))"))
      }
    }
    let span = TimeText.span(correlation.timespan)
    lines.append("an alert needs \(RuleExplanation.bounds(correlation)) of the group within \(span)")
    if correlation.kind == .eventCount,
      let least = correlation.bounds.first(where: { $0.relation == .greater || $0.relation == .greaterOrEqual })
    {
      let more = Int(least.value) - (least.relation == .greater ? 0 : 1)
      if more > 0 { lines.append("that is \(Self.events(more))") }
    }
  }

  private static func events(_ count: Int) -> String { "\(count) more event\(count == 1 ? "" : "s")" }

  private static func text(_ groups: [(field: String, values: [String])]) -> String {
    groups.map { "\($0.field) = \($0.values.map { "\"\($0)\"" }.joined(separator: ", "))" }.joined(separator: ", ")
  }
}
