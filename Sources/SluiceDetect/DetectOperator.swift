import SluiceCore
import SluiceMatch
import SluiceRules

/// The detect stage on one lane: leaves the matches in the batch, and counts them by rule.
struct DetectOperator: RecordStage {
  static let name = DetectStage.name

  private let detector: Int
  private let ledger: LaneLedger
  private let ids: [String]
  private var matcher: Matcher
  /// Matches by rule since the last fold.
  private var counts: [Int]
  /// Rules with a count.
  private var touched: [Int] = []

  init(_ rules: RuleSet, detector: Int, ledger: LaneLedger) {
    self.detector = detector
    self.ledger = ledger
    ids = rules.programs.map(\.rule.id)
    matcher = Matcher(rules)
    counts = Array(repeating: 0, count: ids.count)
  }

  mutating func process(_ batch: RecordBatch) throws(StageError) {
    matcher.match(batch, detector: detector)
    for match in batch.matches where match.detector == detector {
      if counts[match.rule] == 0 { touched.append(match.rule) }
      counts[match.rule] += 1
    }
    for rule in touched {
      ledger.ledger.alerts.count(ids[rule], counts[rule])
      counts[rule] = 0
    }
    touched.removeAll(keepingCapacity: true)
  }
}
