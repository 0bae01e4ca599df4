import SluiceCore
import SluiceMatch
import SluiceRules

/// The detect stage on one lane: leaves the alerts of rules without state in the batch and counts them, and hands what
/// rules with state look at to the ordered part.
struct DetectOperator: RecordStage {
  static let name = DetectStage.name

  private let plan: DetectPlan
  private let ledger: LaneLedger
  private var matcher: Matcher
  private let profile: MatchProfile?
  /// Alerts by rule since the last fold.
  private var counts: [Int]
  /// Rules with a count.
  private var touched: [Int] = []
  private var found: [RuleMatch] = []
  private var noted = EvaluationLimits()
  /// Of the searches in queries those that were counted.
  private var notedQuerySearches = 0
  private let memory = CandidateMemory()

  init(_ plan: DetectPlan, ledger: LaneLedger) {
    self.plan = plan
    self.ledger = ledger
    profile = plan.profile == nil ? nil : MatchProfile(plan.rules)
    matcher = Matcher(plan.rules, profile: profile)
    counts = Array(repeating: 0, count: plan.ruleIDs.count)
  }

  mutating func process(_ batch: RecordBatch) throws(StageError) {
    let earlier = batch.matches
    batch.matches = []
    matcher.match(batch, detector: plan.detector)
    found = batch.matches
    batch.matches = earlier
    if !plan.eventQueries.isEmpty { ask(batch) }
    var candidates = plan.extractor?.extract(found[...], of: batch, in: memory)
    let signals = appendAlerts(to: batch)
    candidates?.signals = signals
    if let candidates, let extractor = plan.extractor,
      extractor.needsTimes || !signals.isEmpty || !candidates.candidates.isEmpty
    {
      batch.orderedInputs.append(OrderedInput(stage: plan.orderedStage, input: candidates))
    }
    noteLimits()
    if let profile { plan.profile?.add(profile.take(), ruleOfSelector: plan.ruleOfSelector) }
    for rule in touched {
      plan.profile?.addAlerts(rule, counts[rule])
      ledger.ledger.alerts.count(plan.ruleIDs[rule], counts[rule])
      counts[rule] = 0
    }
    touched.removeAll(keepingCapacity: true)
  }

  /// Counts the tests that were given up as the values take too long, or are too many: what they ask did not hold.
  private mutating func noteLimits() {
    let limits = matcher.limits
    let querySearches = memory.execution.abandonedSearches
    guard limits != noted || querySearches != notedQuerySearches else { return }
    let searches = limits.regexSearches - noted.regexSearches + querySearches - notedQuerySearches
    notedQuerySearches = querySearches
    if searches > 0 { ledger.ledger.notes.count("searches for regular expressions given up", searches) }
    let tests = limits.combinations - noted.combinations
    if tests > 0 { ledger.ledger.notes.count("computed tests over too many values, given up", tests) }
    noted = limits
  }

  /// Asks the queries that look at single records, and leaves out the matches that they refuse.
  private mutating func ask(_ batch: RecordBatch) {
    var kept: [RuleMatch] = []
    for match in found {
      guard let query = plan.eventQueries[match.rule] else {
        kept.append(match)
        continue
      }
      memory.execution.now = time(of: match.record, batch)
      let started = profile == nil ? 0 : MatchProfile.now()
      let result = query.result(match.record, of: batch, in: memory.execution)
      if profile != nil { plan.profile?.addQuery(plan.ruleOfSelector[match.rule], since: started) }
      guard let detail = result else { continue }
      if detail.members.isEmpty {
        kept.append(match)
      } else {
        batch.details.append(detail)
        kept.append(
          RuleMatch(
            record: match.record, detector: match.detector, rule: match.rule, detail: batch.details.count - 1))
      }
    }
    found = kept
  }

  /// For a query that asks for the time, it is the record's own.
  private func time(of record: Int, _ batch: RecordBatch) -> Int64 {
    guard let column = plan.timestamp else { return 0 }
    let cell = batch[record, column]
    return cell.kind == .string ? EventTime(cell.bytes)?.milliseconds ?? 0 : 0
  }

  /// Makes alerts of the matches of selectors that are rules of their own.
  ///
  /// - Returns: those of rules with a limit, for the count.
  private mutating func appendAlerts(to batch: RecordBatch) -> [LaneSignal] {
    let hadMatches = !batch.matches.isEmpty
    var signals: [LaneSignal] = []
    for match in found {
      let rule = plan.alertRules[match.rule]
      if rule < 0 { continue }
      if plan.isKeptBack[rule] {
        ledger.ledger.notes.count("building block alerts, kept back")
        continue
      }
      if let extractor = plan.extractor, plan.limits[rule] != nil, let time = extractor.time(of: match.record, batch) {
        signals.append(LaneSignal(record: match.record, rule: rule, time: time.milliseconds))
      }
      if counts[rule] == 0 { touched.append(rule) }
      counts[rule] += 1
      batch.matches.append(
        RuleMatch(record: match.record, detector: plan.detector, rule: rule, detail: match.detail))
    }
    if hadMatches {
      batch.matches.sort { ($0.record, $0.detector, $0.rule) < ($1.record, $1.detector, $1.rule) }
    }
    found.removeAll(keepingCapacity: true)
    return signals
  }
}
