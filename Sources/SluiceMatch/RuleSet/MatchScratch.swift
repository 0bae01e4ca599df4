/// What a lane remembers of the record at hand. Everything is stamped with the record's generation, so that the next
/// record finds it out of date without anything being cleared.
final class MatchScratch {
  /// For each predicate the generation for which it was evaluated, plus 1 if it holds. Generations are even.
  let results: UnsafeMutablePointer<UInt32>
  /// For each rule the generation in which it was last looked at.
  let looked: UnsafeMutablePointer<UInt32>
  /// For each slot of a needle table the generation in which it was last found.
  let stamps: UnsafeMutablePointer<UInt32>
  /// Rules that hold for the record: room for each of them.
  let hits: UnsafeMutablePointer<Int32>
  /// A bit for each rule; all zero between records.
  private let marks: UnsafeMutablePointer<UInt64>
  /// What patterns said of texts, by the numbers that predicates have.
  let verdicts: UnsafeMutablePointer<VerdictMemory>
  let evaluation = EvaluationScratch()
  private let predicates: Int
  private let rules: Int
  private let needles: Int
  private let verdictMemories: Int
  /// The generation of the last record.
  var generation: UInt32 = 0

  init(predicates: Int, rules: Int, needles: Int, verdictMemories: Int) {
    self.predicates = predicates
    self.rules = rules
    self.needles = needles
    self.verdictMemories = verdictMemories
    verdicts = .allocate(capacity: max(1, verdictMemories))
    for memory in 0..<verdictMemories { (verdicts + memory).initialize(to: VerdictMemory()) }
    stamps = .allocate(capacity: max(1, needles))
    stamps.initialize(repeating: 0, count: max(1, needles))
    results = .allocate(capacity: max(1, predicates))
    results.initialize(repeating: 0, count: max(1, predicates))
    looked = .allocate(capacity: max(1, rules))
    looked.initialize(repeating: 0, count: max(1, rules))
    hits = .allocate(capacity: max(1, rules))
    hits.initialize(repeating: 0, count: max(1, rules))
    marks = .allocate(capacity: rules / 64 + 1)
    marks.initialize(repeating: 0, count: rules / 64 + 1)
  }

  deinit {
    for memory in 0..<verdictMemories { verdicts[memory].deallocate() }
    verdicts.deallocate()
    results.deallocate()
    looked.deallocate()
    stamps.deallocate()
    hits.deallocate()
    marks.deallocate()
  }

  /// Forgets everything: once in two billion records, when generations begin anew and old stamps must not look new.
  @inline(never)
  func clear() {
    results.update(repeating: 0, count: max(1, predicates))
    looked.update(repeating: 0, count: max(1, rules))
    stamps.update(repeating: 0, count: max(1, needles))
    for memory in 0..<verdictMemories { verdicts[memory].generation = 0 }
  }

  /// Brings the first `count` hits, all different, into the order of their rules.
  func sortHits(_ count: Int) {
    if count <= 24 {
      var index = 1
      while index < count {
        let hit = hits[index]
        var place = index
        while place > 0, hits[place - 1] > hit {
          hits[place] = hits[place - 1]
          place -= 1
        }
        hits[place] = hit
        index += 1
      }
      return
    }
    // Rules are below `rules`, so their bits lie within the marks.
    for index in 0..<count { marks[Int(hits[index]) >> 6] |= 1 << UInt64(hits[index] & 63) }
    var written = 0
    for word in 0...(rules / 64) {
      var bits = marks[word]
      marks[word] = 0
      while bits != 0 {
        hits[written] = Int32(word * 64 + bits.trailingZeroBitCount)
        written += 1
        bits &= bits - 1
      }
    }
  }
}
