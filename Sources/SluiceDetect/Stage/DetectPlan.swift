import SluiceConfig
import SluiceCore
import SluiceMatch

/// A planned detect stage.
struct DetectPlan: OrderedStagePlan {
  let detector: Int
  let orderedStage: Int
  let rules: RuleSet
  /// By selector the rule whose alert a match is; -1 where it is none.
  let alertRules: [Int]
  let ruleIDs: [String]
  /// Rules whose alerts are kept back from the sinks.
  let isKeptBack: [Bool]
  let limits: SignalLimits
  /// The column of the records' times, where queries may ask for it.
  let timestamp: ColumnID?
  /// By selector what is asked of each record that it finds.
  let eventQueries: [Int: EventQuery]
  /// Nil where no rule has state.
  let extractor: CandidateExtractor?
  var profile: DetectionProfile?
  /// For the profile: by selector its rule.
  var ruleOfSelector: [Int] = []
  let makeCorrelator: @Sendable (Projection) -> Correlator?

  func makeStage(_ lane: LaneContext) -> any RecordStage { DetectOperator(self, ledger: lane.ledger) }

  func makeOrderedStage(_ context: OrderedContext) -> (any OrderedStage)? { makeCorrelator(context.projection) }
}
