package import SluiceCore

/// Matches batches against a rule set. One per lane: it holds what was found for the record at hand.
package struct Matcher {
  package let rules: RuleSet
  private let scratch: MatchScratch
  private let profile: MatchProfile?

  /// - Parameter profile: counts and times what each selector costs; matching is slower with it.
  package init(_ rules: RuleSet, profile: MatchProfile? = nil) {
    self.rules = rules
    self.profile = profile
    scratch = MatchScratch(
      predicates: rules.program.predicateCount, rules: rules.count, needles: rules.index.needleCount,
      verdictMemories: rules.program.verdictMemories)
  }

  /// How often a test was given up for what it would have cost, since the matcher was made.
  package var limits: EvaluationLimits { scratch.evaluation.limits }

  /// Appends the rules that hold for each live record to `batch.matches`, ordered by record and then by rule.
  ///
  /// - Parameter detector: which detect stage of the pipeline this is. Where an earlier one left matches, all are
  ///   put in the order of record, detector, rule.
  /// - Precondition: the batch's projection was built from the builder with which the rule set was compiled.
  /// - Complexity: per record one look-up for each field that rules are found by, and the candidates' tests.
  package mutating func match(_ batch: RecordBatch, detector: Int) {
    if let profile {
      let started = MatchProfile.now()
      find(batch, detector, profile.watch)
      profile.finishBatch(since: started, records: batch.count)
    } else {
      find(batch, detector, NoWatch())
    }
  }

  private mutating func find(_ batch: RecordBatch, _ detector: Int, _ watch: some MatchWatch) {
    // Taken out and put back, so that adding to them is a matter of this function alone.
    var matches = batch.matches
    batch.matches = []
    let hadMatches = !matches.isEmpty
    let spans = batch.spans
    let hits = scratch.hits
    var run = MatchRun(rules.program, rules.index, scratch, batch, watch)
    for record in 0..<batch.count where !spans[record].isDropped {
      run.findMatches(of: record)
      if run.hitCount == 0 { continue }
      scratch.sortHits(run.hitCount)
      for hit in 0..<run.hitCount {
        matches.append(RuleMatch(record: record, detector: detector, rule: Int(hits[hit])))
      }
    }
    scratch.generation = run.generation
    if hadMatches {
      matches.sort { ($0.record, $0.detector, $0.rule) < ($1.record, $1.detector, $1.rule) }
    }
    batch.matches = matches
  }
}

@available(*, unavailable)
extension Matcher: Sendable {}
