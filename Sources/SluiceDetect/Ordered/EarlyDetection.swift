import SluiceCore

/// `emit: eager`: the same rules over the events as they come, beside those that see them in the order of event time.
///
/// An alert is written when the events so far make it true, and marked (`sluice.early`). Where the ordered evaluation
/// gives the same alert (the same id, from the same events), it is not written again. Events that come out of order may
/// make the two differ: another event is then the one that fills a threshold or is the first with a new term, and the
/// ordered alert is written, too; an early one that is not confirmed is counted. Rules that wait for the end of a window
/// (aggregations, events that are missing, numbers that must not be exceeded) alert at the same time as without it.
///
/// It holds the state of all rules a second time.
struct EarlyDetection {
  private struct Key: Hashable {
    let rule: Int
    let seed: [UInt8]
    let isBuildingBlock: Bool

    init(_ alert: OperatorAlert) {
      rule = alert.rule
      seed = alert.seed
      isBuildingBlock = alert.isBuildingBlock
    }
  }

  private let correlator: Correlator
  /// Alerts that were given and not confirmed yet, with their times.
  private var told: [Key: EventTime] = [:]
  /// How long the order may take to confirm an alert, in milliseconds.
  private static let patience: Int64 = 86_400_000

  init(_ correlator: Correlator) { self.correlator = correlator }

  mutating func take(_ candidate: Candidate, watermark: EventTime?) -> [OperatorAlert] {
    tell(correlator.takeEarly(candidate, watermark: watermark))
  }

  mutating func advance(to time: EventTime) -> [OperatorAlert] { tell(correlator.advanceEarly(to: time)) }

  /// Goes on where a run was stopped: from the state of the ordered evaluation and the events that wait for it. What these
  /// give was told before the stop.
  mutating func resume(_ operators: [any StatefulOperator], _ waiting: [Candidate], watermark: EventTime?) {
    correlator.replace(operators)
    for candidate in waiting.sorted(by: { ($0.time, $0.identity) < ($1.time, $1.identity) }) {
      _ = take(candidate, watermark: watermark)
    }
  }

  /// Whether the alert of the ordered evaluation was written already. It is asked once for each.
  mutating func confirms(_ alert: OperatorAlert) -> Bool {
    guard !alert.isEarly, !alert.isUpdate, !alert.isClosing else { return false }
    return told.removeValue(forKey: Key(alert)) != nil
  }

  /// How many alerts the order has not confirmed for a day; they are forgotten.
  mutating func takeUnconfirmed(before watermark: EventTime?) -> Int {
    guard let watermark, !told.isEmpty else { return 0 }
    let limit = EventTime(milliseconds: watermark.milliseconds - Self.patience)
    guard told.values.contains(where: { $0 < limit }) else { return 0 }
    let count = told.count
    told = told.filter { $0.value >= limit }
    return count - told.count
  }

  /// Later states of alerts are the ordered evaluation's.
  private mutating func tell(_ alerts: [OperatorAlert]) -> [OperatorAlert] {
    alerts.compactMap { alert in
      guard !alert.isUpdate, told.updateValue(alert.time, forKey: Key(alert)) == nil else { return nil }
      var alert = alert
      alert.isEarly = true
      return alert
    }
  }
}
