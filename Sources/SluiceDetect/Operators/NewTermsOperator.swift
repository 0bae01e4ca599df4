import SluiceCore
import SluiceRules

/// A new terms rule: alerts at an event with a combination of values that no event matched by the same rule had within
/// the history window before it (spec: rule semantics, section 4). A combination that was silent for the whole window is
/// new again.
///
/// At the beginning everything is new. What is found before the history is as long as the window says so in the alert
/// (`sluice.learning`), or is held back (`learning: silent`).
struct NewTermsOperator: StatefulOperator {
  private let rule: Int
  private let query: NewTermsQuery
  private let learning: Learning
  /// When each combination was last seen, by the hash of its values.
  var seen: BoundedGroups<EventIdentity, EventTime>
  /// When the first event with a combination happened that waits for its turn.
  var coming: [EventIdentity: EventTime] = [:]
  /// Of these, what changed since changes were taken last; empty where nobody records.
  var changedComing: Set<EventIdentity> = []
  var isRecording = false
  var common = StoredCommon()
  /// The time of the first event: the history begins here.
  var beginning: EventTime?

  init(rule: Int, query: NewTermsQuery, learning: Learning, limit: Int) {
    self.rule = rule
    self.query = query
    self.learning = learning
    seen = BoundedGroups(limit: limit, window: query.historyWindow)
  }

  var fields: [String] { query.fields }
  var groupCount: Int { seen.count }
  var evicted: Int { seen.evicted }

  mutating func process(_ event: OperatorEvent, into alerts: inout [OperatorAlert]) {
    guard let input = event.parts.first else { return }
    if beginning.map({ event.time < $0 }) ?? true { beginning = event.time }
    Self.forEachKey(of: input) { hash, makeKey in
      if !coming.isEmpty, coming.removeValue(forKey: hash) != nil { noteComing(hash) }
      let last = seen[hash]
      if let last, event.time < last {
        // Late: the combination was seen already, by an event after this one.
        return
      }
      seen.set(event.time, for: hash, at: event.time)
      if let last, isInHistory(last, of: event.time) { return }
      // A combination that was known when the event came is not new, even if it was given up meanwhile.
      if event.isKnown { return }
      let key = makeKey()
      // Its lane knew it not to be new, and left out the values.
      if key.values.isEmpty { return }
      if let alert = alert(key, key.bytes, event) { alerts.append(alert) }
    }
  }

  mutating func mayShow(_ input: OperatorInput, at time: EventTime) -> Bool {
    var isNew = false
    Self.forEachKey(of: input) { hash, _ in
      if let last = seen[hash], isInHistory(last, of: time) { return }
      if let first = coming[hash], first <= time {
        if first < time, isInHistory(first, of: time) { return }
      } else {
        coming[hash] = time
        noteComing(hash)
      }
      isNew = true
    }
    return isNew
  }

  private mutating func noteComing(_ hash: EventIdentity) {
    if isRecording { changedComing.insert(hash) }
  }

  private func isInHistory(_ earlier: EventTime, of time: EventTime) -> Bool {
    earlier.milliseconds >= time.milliseconds - query.historyWindow
  }

  private static func forEachKey(of input: OperatorInput, _ body: (EventIdentity, () -> GroupKey) -> Void) {
    switch input.content {
    case .encoded(.keys, let bytes, let range): TermKeys.forEach(in: bytes, range, body)
    default:
      for key in GroupKey.combinations(input.values) {
        body(key.hash, { key })
      }
    }
  }

  mutating func advance(to watermark: EventTime, into alerts: inout [OperatorAlert]) {
    seen.forget(before: EventTime(milliseconds: watermark.milliseconds - query.historyWindow))
  }

  private func alert(_ key: GroupKey, _ bytes: [UInt8], _ event: OperatorEvent) -> OperatorAlert? {
    let start = beginning ?? event.time
    let end = EventTime(milliseconds: start.milliseconds + (learning.period ?? query.historyWindow))
    let isLearning = event.time < end
    if isLearning, learning.isSilent { return nil }
    var alert = OperatorAlert(
      rule: rule, time: event.time, seed: event.event.seed + bytes, base: event.event)
    alert.members.append(raw: "\"kibana.alert.new_terms\":")
    alert.members.append(list: key.values) { $1.append(jsonString: $0.text) }
    if isLearning {
      alert.members.append(raw: ",\"sluice.learning\":{\"since\":\"")
      start.append(to: &alert.members)
      alert.members.append(raw: "\",\"until\":\"")
      end.append(to: &alert.members)
      alert.members.append(raw: "\"}")
    }
    alert.isLate = event.isLate
    return alert
  }

  mutating func finish(into alerts: inout [OperatorAlert]) {}
}

/// What new terms rules do while their history is shorter than their window.
struct Learning: Sendable, Hashable {
  /// How long they learn, in milliseconds; nil for each rule's own window.
  var period: Int64?
  /// Whether alerts are held back meanwhile, rather than marked.
  var isSilent = false
}
