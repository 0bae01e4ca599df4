import SluiceCore

/// The ordered part of a detect stage: puts the candidates of all lanes in the order of event time, drops repeats, and
/// hands them to the rules with state.
///
/// Unchecked, for `OrderedStage` is never called concurrently.
final class Correlator: OrderedStage, @unchecked Sendable {
  /// Where the matches of a selector go.
  struct Route: Sendable {
    let operation: Int
    /// Which of the operator's inputs they are.
    let part: Int
    /// For each field that the input wants, the place among the selector's columns.
    let columns: [Int]
    /// Whether an alert may show the event.
    let keepsRecord: Bool
  }

  /// Where the alerts of a rule go, besides.
  struct AlertRoute: Sendable {
    let operation: Int
    let part: Int
    /// The fields of the alert that the input wants.
    let fields: [String]
  }

  /// A rule that works on the alerts of all others.
  struct AlertReader: Sendable {
    enum Value: Sendable {
      /// What the alert's rule says of itself, by rule.
      case rule([[FieldValue]])
      /// A field of the alert, or else that of its event at this place in the extras.
      case event(String, Int)
    }

    let operation: Int
    /// The reader itself.
    let rule: Int
    let values: [Value]
    /// Rules whose alerts its query drops by what they say of themselves.
    let refused: Set<Int>
  }

  struct Plan: Sendable {
    var alertReaders: [AlertReader] = []
    /// By selector the rule whose alert a match is; -1 where it is none.
    var alertRules: [Int] = []
    var options: DetectionOptions
    /// By selector.
    var routes: [[Route]]
    /// By rule.
    var alertRoutes: [Int: [AlertRoute]]
    /// Rules that are there for other rules only.
    var isSilent: Set<Int>
    var ruleIDs: [String]
    /// Whether sinks get no alerts of the rule unless they are asked for.
    var isBuildingBlock: [Bool]
    var limits: SignalLimits
    /// The detect stage's number.
    var detector: Int
    var tags: TagTable
    var profile: DetectionProfile?
    /// The rule of each operator.
    var operatorRules: [Int]
    /// Made when something is to be stored only: it takes the definition of each rule.
    var makeSections: @Sendable () -> CorrelatorSections
  }

  /// What is known of what is stored.
  struct Storing {
    /// What operators had given up before this run.
    var evictedBefore: [Int] = []
    /// The selectors that stored candidates name.
    var selectors: [UInt64: CorrelatorSections.SelectorName] = [:]
    var hasCurrentExtras = true
    /// Of the section `order`.
    var stored: [[UInt8]: [UInt8]] = [:]
  }

  /// A part of what there is to do about what was taken. It is done bit by bit, as alerts are handed out: those of a large
  /// object are not all there at once.
  private enum Step {
    /// Take the candidates from that one on.
    case take([Candidate], from: Int)
    case judgeLate(Candidate)
    /// Hand out what lies behind the watermark.
    case judgeWaiting
    /// Hand out what came first, as if all before it had come, until so many bytes wait.
    case makeRoom(bytes: Int)
    case advance
    case tellEarly
    /// Hand out all that waits: nothing more will come.
    case judgeAll
    /// End the rules from that one on.
    case finish(from: Int, round: Int, hasAlerts: Bool)
  }

  let plan: Plan
  private let renderer: OrderedAlertRenderer
  var operators: [any StatefulOperator]
  var pending = PendingCandidates()
  var seen: SeenEvents
  var watermark: Watermark
  package var decidedTime: EventTime? { watermark.time }
  var storing = Storing()
  /// Operators whose giving up of groups was told.
  var noticed: Set<Int> = []
  private(set) lazy var sections = plan.makeSections()
  private(set) lazy var ruleNumbers = Dictionary(plan.ruleIDs.enumerated().map { ($1, $0) }) { first, _ in first }
  /// By selector what stands for it in stored candidates.
  private(set) lazy var selectorNumbers = sections.selectors.map { $0?.number ?? 0 }
  private var blob = -1
  private var ready: [OperatorAlert] = []
  private var nextReady = 0
  /// What is still to be done, the last one first.
  private var steps: [Step] = []
  private var counted = Ledger()
  var tally: SignalTally
  private var hasEnded = false
  /// The watermark that rules were told last.
  private var advanced: EventTime?
  /// Whether a rule was given anything since.
  private var hasProcessed = false
  /// What each operator gets of an event; empty but while one is handed out.
  private var inputs: [OperatorInput] = []
  /// The event that is handed out, in memory of the one before.
  private var current: CandidateEvent?
  /// What the same rules make of the events as they come; nil unless alerts are written early.
  private var early: EarlyDetection?
  /// Whether this is the part that sees events as they come.
  private let isEarly: Bool

  init(_ plan: Plan, operators: [any StatefulOperator], renderer: OrderedAlertRenderer, isEarly: Bool = false) {
    self.plan = plan
    self.isEarly = isEarly
    if plan.options.emission == .eager, !isEarly {
      early = EarlyDetection(Correlator(plan, operators: operators, renderer: renderer, isEarly: true))
    }
    self.operators = operators
    self.renderer = renderer
    seen = SeenEvents(horizon: plan.options.duplicateHorizon)
    watermark = Watermark(lateness: plan.options.allowedLateness)
    tally = SignalTally(plan.limits)
  }

  func edits(for input: any Sendable) throws(StageError) -> [AlertEdit] {
    guard let batch = input as? CandidateBatch else { return [] }
    return batch.signals.compactMap { signal in
      guard tally.isSurplus(signal.rule, at: signal.time) else { return nil }
      let match = RuleMatch(record: signal.record, detector: plan.detector, rule: signal.rule)
      if tally.policy == .fold {
        counted.notes.count("alerts beyond max_signals, folded into one")
        // The lane counted it.
        counted.alerts.count(plan.ruleIDs[signal.rule], -1)
        return AlertEdit(match: match, action: .remove)
      }
      counted.notes.count("alerts beyond max_signals, marked")
      return AlertEdit(match: match, action: .add(member: Self.surplusMark))
    }
  }

  private static let surplusMark = Array("\"sluice.max_signals_exceeded\":true".utf8)

  func take(_ input: any Sendable, from blob: Blob, isLast: Bool) throws(StageError) {
    guard let batch = input as? CandidateBatch else { return }
    workOff()
    if blob.sequence != self.blob {
      self.blob = blob.sequence
      // An object that is read on has begun before.
      let first = blob.recordsDone == 0 ? batch.first : nil
      if blob.received == nil, let time = blob.nameTime ?? first { watermark.follow(time) }
    }
    if let latest = batch.latest {
      // One event dated years ahead moves nothing.
      if let received = blob.received { watermark.follow(min(latest, received)) }
      if blob.isStream { watermark.follow(latest) }
    }
    if batch.untimed > 0 {
      counted.notes.count("events without a readable time, unseen by rules with state", batch.untimed)
    }
    for index in batch.candidates.indices { seen.expect(batch.candidates[index].identity) }
    begin([.tellEarly, .advance, .judgeWaiting, .take(batch.candidates, from: 0)])
  }

  func goOn(at time: EventTime) throws(StageError) {
    workOff()
    watermark.follow(time)
    begin([.tellEarly, .advance, .judgeWaiting])
  }

  func end() throws(StageError) {
    workOff()
    hasEnded = true
    begin([.finish(from: 0, round: 1, hasAlerts: false), .judgeAll])
  }

  func nextAlerts() throws(StageError) -> RecordBatch? {
    while hasReady() {
      var alert = ready[nextReady]
      nextReady += 1
      if plan.isBuildingBlock[alert.rule] || alert.isBuildingBlock, !plan.options.showsBuildingBlocks {
        counted.notes.count("building block alerts, kept back")
        continue
      }
      if plan.isSilent.contains(alert.rule) { continue }
      if early?.confirms(alert) == true {
        counted.notes.count("early alerts that the order of events confirmed")
        continue
      }
      if alert.isUpdate {
        counted.notes.count("updates of alerts that others were counted in")
        return renderer.batch(of: alert)
      }
      let isCounted = !alert.isBuildingBlock && !alert.isClosing
      if isCounted, tally.isSurplus(alert.rule, at: alert.time.milliseconds) {
        if tally.policy == .fold {
          counted.notes.count("alerts beyond max_signals, folded into one")
          continue
        }
        counted.notes.count("alerts beyond max_signals, marked")
        alert.members.append(member: "\"sluice.max_signals_exceeded\":true")
      }
      counted.alerts.count(plan.ruleIDs[alert.rule])
      plan.profile?.addAlerts(alert.rule, 1)
      return renderer.batch(of: alert)
    }
    return nil
  }

  /// Whether there is an alert to hand out. When all have been, those are made that close intervals.
  private func hasReady() -> Bool {
    if nextReady < ready.count { return true }
    ready.removeAll(keepingCapacity: true)
    nextReady = 0
    while ready.isEmpty, work() {}
    if !ready.isEmpty { return true }
    let time = hasEnded ? EventTime(milliseconds: .max) : watermark.time
    if let unconfirmed = early?.takeUnconfirmed(before: time), unconfirmed > 0 {
      counted.notes.count("early alerts that the order of events did not confirm", unconfirmed)
    }
    if plan.limits.policy == .fold, let time { ready = tally.closings(before: time) }
    return !ready.isEmpty
  }

  var ledger: Ledger {
    var ledger = counted
    for (index, operation) in operators.enumerated() {
      let before = index < storing.evictedBefore.count ? storing.evictedBefore[index] : 0
      let given = operation.evicted - before
      if given > 0 { ledger.notes.count("groups given up, as rules held too many", given) }
      if operation.suppressed > 0 {
        ledger.notes.count("alerts suppressed, counted in others", operation.suppressed)
      }
    }
    return ledger
  }

  // MARK: Steps

  private func begin(_ steps: [Step]) {
    self.steps = steps
    // What alerts were told early is asked as they are handed out: after all events that came with them.
    if early != nil { workOff() }
  }

  /// Does all that is still to be done.
  private func workOff() {
    while work() {}
  }

  /// Does more of what is to be done: until there is an alert.
  ///
  /// - Returns: false where nothing is.
  private func work() -> Bool {
    guard let step = steps.popLast() else { return false }
    switch step {
    case .take(let candidates, from: let first):
      for index in first..<candidates.count {
        let count = steps.count
        take(candidates[index])
        if steps.count == count, ready.isEmpty { continue }
        // What the candidate calls for comes first.
        if index + 1 < candidates.count { steps.insert(.take(candidates, from: index + 1), at: count) }
        break
      }
    case .judgeLate(let candidate): process(candidate, isLate: true)
    case .judgeWaiting:
      guard let time = watermark.time else { break }
      judge(step, before: time)
    case .makeRoom(let bytes):
      while pending.bytes > bytes, let candidate = pending.popFirst() {
        watermark.advance(to: candidate.time)
        process(candidate, isLate: false)
        counted.notes.count("events judged early, as too many waited for their turn")
        guard ready.isEmpty else {
          steps.append(step)
          return true
        }
      }
      advance()
    case .advance: advance()
    case .tellEarly: tellEarly()
    case .judgeAll: judge(step, before: EventTime(milliseconds: .max))
    case .finish(from: let first, let round, let hasAlerts): finish(from: first, round, hasAlerts)
    }
    return true
  }

  /// Hands out what waits from before that time, and goes on with the step when there is an alert.
  private func judge(_ step: Step, before time: EventTime) {
    while let candidate = pending.popFirst(before: time.milliseconds) {
      process(candidate, isLate: false)
      guard ready.isEmpty else { return steps.append(step) }
    }
  }

  /// Ends a rule, and has the others follow. Where rules work on the alerts of others, the end of one may be an event of
  /// another, which has to end anew.
  private func finish(from index: Int, _ round: Int, _ hasAlerts: Bool) {
    guard index < operators.count else {
      if hasAlerts, round < operators.count { steps.append(.finish(from: 0, round: round + 1, hasAlerts: false)) }
      return
    }
    let first = ready.count
    operators[index].finish(into: &ready)
    forward(from: first)
    steps.append(.finish(from: index + 1, round: round, hasAlerts: hasAlerts || ready.count > first))
  }

  private func take(_ candidate: Candidate) {
    guard seen.insert(candidate.identity, at: candidate.time) else {
      counted.notes.count("repeated events, judged once by rules with state")
      return
    }
    if let alerts = early?.take(candidate, watermark: watermark.time) { ready += alerts }
    if watermark.isLate(candidate.time) {
      counted.notes.count("late events, judged out of order by rules with state")
      steps.append(.judgeLate(candidate))
      // In front of it comes what waits and is now known to be complete: lanes count on that (`MetTerms`).
      steps.append(.judgeWaiting)
      return
    }
    pending.insert(leavingOutKnown(candidate))
    if pending.bytes > plan.options.maximumPendingBytes {
      steps.append(.makeRoom(bytes: plan.options.maximumPendingBytes / 2))
    }
  }

  /// The candidate, without its record where it is known that no alert will show it.
  private func leavingOutKnown(_ candidate: consuming Candidate) -> Candidate {
    if candidate.record.isEmpty { return candidate }
    if mayShow(candidate) { return candidate }
    candidate.record = []
    candidate.isKnown = true
    return candidate
  }

  /// Whether an alert may show the event. Each operator that keeps records is asked.
  private func mayShow(_ candidate: Candidate) -> Bool {
    var isShown = false
    candidate.forEachHit { hit in
      guard plan.routes.indices.contains(hit.selector) else { return }
      for route in plan.routes[hit.selector] where route.keepsRecord {
        let input = Self.input(hit, of: candidate, route)
        if operators[route.operation].mayShow(input, at: candidate.time) { isShown = true }
      }
    }
    return isShown
  }

  private static func input(_ hit: CandidateHit, of candidate: Candidate, _ route: Route) -> OperatorInput {
    OperatorInput(
      operation: route.operation, part: route.part, content: .encoded(hit.kind, candidate.slab.bytes, hit.content),
      columns: route.columns)
  }

  /// Lets time pass for the rules; nothing where none has, and none of them saw an event.
  private func advance() {
    guard let time = watermark.time, hasProcessed || advanced.map({ $0 < time }) ?? true else { return }
    hasProcessed = false
    advanced = time
    seen.forget(before: time)
    for index in operators.indices {
      let first = ready.count
      let started = profile?.now ?? 0
      operators[index].advance(to: time, into: &ready)
      if profile != nil { note(index, since: started, events: 0) }
      forward(from: first)
    }
  }

  /// Takes an event at once, whatever may still come before it.
  func takeEarly(_ candidate: Candidate, watermark: EventTime?) -> [OperatorAlert] {
    if let watermark { self.watermark.advance(to: watermark) }
    process(candidate, isLate: false)
    return takeReady()
  }

  func advanceEarly(to time: EventTime) -> [OperatorAlert] {
    watermark.advance(to: time)
    advance()
    return takeReady()
  }

  func replace(_ operators: [any StatefulOperator]) { self.operators = operators }

  /// To be called when the state of a stopped run has been read back.
  func resumeEarly() { early?.resume(operators, pending.candidates, watermark: watermark.time) }

  private func takeReady() -> [OperatorAlert] {
    let alerts = ready
    ready.removeAll(keepingCapacity: true)
    return alerts
  }

  private func tellEarly() {
    guard let time = watermark.time, let alerts = early?.advance(to: time) else { return }
    ready += alerts
  }

  private func process(_ candidate: Candidate, isLate: Bool) {
    hasProcessed = true
    let event = turn(to: candidate)
    inputs.removeAll(keepingCapacity: true)
    candidate.forEachHit { hit in
      guard plan.routes.indices.contains(hit.selector) else { return }
      if !plan.alertReaders.isEmpty, plan.alertRules[hit.selector] >= 0 {
        let rule = plan.alertRules[hit.selector]
        let base = event.retained
        var alert = OperatorAlert(
          rule: rule, time: base.time, seed: base.seed + [0] + Array("\(rule)".utf8), base: base)
        alert.isLate = isLate
        read(alert)
      }
      for route in plan.routes[hit.selector] {
        inputs.append(Self.input(hit, of: candidate, route))
      }
    }
    if inputs.count > 1 {
      inputs.sort { ($0.operation, $0.part) < ($1.operation, $1.part) }
    }
    var next = 0
    while next < inputs.count {
      let operation = inputs[next].operation
      var end = next + 1
      while end < inputs.count, inputs[end].operation == operation { end += 1 }
      hand(OperatorEvent(event, parts: inputs[next..<end], isLate: isLate), to: operation)
      next = end
    }
    inputs.removeAll(keepingCapacity: true)
  }

  private func turn(to candidate: Candidate) -> CandidateEvent {
    if let current {
      current.turn(to: candidate)
      return current
    }
    let event = CandidateEvent(candidate, tags: plan.tags)
    current = event
    return event
  }

  private func hand(_ event: OperatorEvent, to operation: Int) {
    let first = ready.count
    // What happens at one time happens before that time is over, so operators see time pass before each event.
    // One that sees them as they come does not take the time of one event for the end of all before it.
    let started = profile?.now ?? 0
    if let time = isEarly ? watermark.time : event.time { operators[operation].advance(to: time, into: &ready) }
    operators[operation].process(event, into: &ready)
    if profile != nil { note(operation, since: started, events: 1) }
    forward(from: first)
    if operators[operation].evicted > 0, noticed.insert(operation).inserted { notify(operation, event.time) }
  }

  /// Says, once for a rule, that it has begun to forget: an alert of the rule, about itself.
  private func notify(_ operation: Int, _ time: EventTime) {
    var alert = OperatorAlert(
      rule: plan.operatorRules[operation], time: time, seed: Array("|groups given up".utf8), base: nil)
    alert.members = Array(
      "\"sluice.notice\":\"groups_given_up\",\"sluice.maximum_groups\":\(plan.options.maximumGroups)".utf8)
    alert.reason =
      "the rule holds more than \(plan.options.maximumGroups) groups: those that were touched longest ago "
      + "are given up, and what they would have led to is not found"
    ready.append(alert)
  }

  /// What is judged early is judged again in order: it counts once.
  private var profile: DetectionProfile? { isEarly ? nil : plan.profile }

  /// Counts what an operator just did.
  private func note(_ operation: Int, since start: UInt64, events: Int) {
    profile?.addState(
      plan.operatorRules[operation], since: start, events: events, groups: operators[operation].groupCount)
  }

  /// Hands an alert to the rules that work on all alerts.
  private func read(_ alert: OperatorAlert) {
    let event = RetainedEvent(alert)
    for reader in plan.alertReaders where reader.rule != alert.rule && !reader.refused.contains(alert.rule) {
      let values = reader.values.map { value in
        switch value {
        case .rule(let values): values[alert.rule]
        case .event(let name, let extra):
          alert.fields.first { $0.name == name }?.values
            ?? (extra < event.extras.count ? event.extras[extra] : [])
        }
      }
      let started = profile?.now ?? 0
      operators[reader.operation].process(
        OperatorEvent(event: event, parts: [(0, values)], isLate: alert.isLate), into: &ready)
      if profile != nil { note(reader.operation, since: started, events: 1) }
    }
  }

  /// Hands the alerts from that one on to the rules that work on them; they may alert in turn. Rules never work on each
  /// other in a circle.
  private func forward(from first: Int) {
    var index = first
    while index < ready.count {
      let alert = ready[index]
      index += 1
      if alert.isUpdate { continue }
      if !plan.alertReaders.isEmpty { read(alert) }
      guard let routes = plan.alertRoutes[alert.rule] else { continue }
      let event = RetainedEvent(alert)
      for route in routes {
        let values = route.fields.map { name in alert.fields.first { $0.name == name }?.values ?? [] }
        let started = profile?.now ?? 0
        operators[route.operation].process(
          OperatorEvent(event: event, parts: [(route.part, values)], isLate: alert.isLate), into: &ready)
        if profile != nil { note(route.operation, since: started, events: 1) }
      }
    }
  }
}
