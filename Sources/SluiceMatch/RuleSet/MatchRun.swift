import SluiceCore

/// The search for the rules that hold for records of a batch, one after another. Works on bare addresses: whoever
/// makes it keeps the rule set, the scratch memory and the batch alive while it runs.
///
/// All indices come from tables that were compiled together: predicates, steps, groups and rules exist, and each
/// has its place in the scratch memory; columns are the batch's.
///
/// Methods are mutating even where they change nothing: a value of this size is copied for a call that is not.
///
/// What watches it is known when it is compiled: for `NoWatch`, whose calls are empty, nothing is left of them.
struct MatchRun<Watch: MatchWatch> {
  private let predicates: UnsafePointer<Predicate>
  private let steps: UnsafePointer<Step>
  let index: RuleIndex
  private let results: UnsafeMutablePointer<UInt32>
  private let looked: UnsafeMutablePointer<UInt32>
  let stamps: UnsafeMutablePointer<UInt32>
  private let hits: UnsafeMutablePointer<Int32>
  private let verdicts: UnsafeMutablePointer<VerdictMemory>
  private let memoryOfColumn: UnsafePointer<Int32>
  private let memoryColumns: Int
  private let cells: UnsafeMutablePointer<Cell>
  private let columnCount: Int
  // Borrowed without counting, for each record and predicate.
  private let batch: Unmanaged<RecordBatch>
  private let program: Unmanaged<Program>
  private let scratch: Unmanaged<MatchScratch>
  private var row: UnsafeMutablePointer<Cell>
  private var record = 0
  /// Stamps what is known of the record at hand.
  private(set) var generation: UInt32
  /// How many of the scratch memory's hits are the record's.
  private(set) var hitCount = 0
  private(set) var watch: Watch

  init(_ program: Program, _ index: RuleIndex, _ scratch: MatchScratch, _ batch: RecordBatch, _ watch: Watch) {
    self.watch = watch
    predicates = program.predicates
    steps = program.steps
    self.index = index
    results = scratch.results
    looked = scratch.looked
    stamps = scratch.stamps
    hits = scratch.hits
    verdicts = scratch.verdicts
    memoryOfColumn = program.memoryOfColumn
    memoryColumns = program.columnCount
    generation = scratch.generation
    self.program = .passUnretained(program)
    self.batch = .passUnretained(batch)
    self.scratch = .passUnretained(scratch)
    // The batch does not grow while it is matched.
    cells = batch.cells
    columnCount = batch.columnCount
    row = cells
  }

  @inline(__always)
  mutating func findMatches(of record: Int) {
    if generation >= .max - 3 {
      scratch._withUnsafeGuaranteedRef { $0.clear() }
      generation = 0
    }
    generation &+= 2
    hitCount = 0
    self.record = record
    row = cells + record &* columnCount
    visit(index.root)
  }

  private mutating func visit(_ posting: RuleIndex.Posting) {
    var place = Int(posting.firstRule)
    var end = place &+ Int(posting.ruleCount)
    while place < end {
      look(at: index.rules[place])
      place = place &+ 1
    }
    place = Int(posting.firstGroup)
    end = place &+ Int(posting.groupCount)
    while place < end {
      let group = index.groups + place
      if holds(group.pointee.guardCode >> 1) == (group.pointee.guardCode & 1 == 1) { visit(group.pointee.posting) }
      place = place &+ 1
    }
    place = Int(posting.firstField)
    end = place &+ Int(posting.fieldCount)
    while place < end {
      let field = index.fields + place
      let cell = cell(field.pointee.column)
      switch cell.kind {
      case .missing, .null, .pending: break
      case .many:
        for value in cell.values { visit(value, field, isAlone: false) }
      default: visit(cell, field, isAlone: true)
      }
      place = place &+ 1
    }
  }

  @inline(__always)
  private mutating func look(at posted: RuleIndex.PostedRule) {
    if looked[Int(posted.rule)] == generation { return }
    looked[Int(posted.rule)] = generation
    let moment = watch.begin()
    let isHit = decide(posted.entry)
    watch.end(moment, posted.rule, isHit)
    if isHit {
      // A rule is looked at once per record, so there are at most as many hits as rules.
      hits[hitCount] = posted.rule
      hitCount &+= 1
    }
  }

  @inline(__always)
  private mutating func cell(_ column: Int32) -> Cell {
    let cell = row[Int(column)]
    if cell.kind != .pending { return cell }
    return batch._withUnsafeGuaranteedRef { [record] in $0.derive(record, ColumnID(index: column)) }
  }

  @inline(__always)
  private mutating func visit(_ value: Cell, _ field: UnsafePointer<RuleIndex.FieldIndex>, isAlone: Bool) {
    guard let start = value.start, value.kind != .null else { return }
    let count = Int(value.length)
    let mask = field.pointee.mask
    if mask >= 0 {
      let hash = foldedHash(start, count)
      var place = Int(hash) & Int(mask)
      let slots = field.pointee.slots
      // Ends at an empty slot: the table is at most half full. Keys that differ in case only stand in one run.
      while let key = slots[place].start {
        if slots[place].hash == hash, Int(slots[place].length) == count,
          slots[place].ignoresCase ? equalsFolded(start, key, count) : equalsExactly(start, key, count)
        {
          visit(slots[place].posting)
        }
        place = (place &+ 1) & Int(mask)
      }
    }
    if field.pointee.prefixCount > 0, count > 0 { visitPrefixes(start, count, field) }
    if field.pointee.needles.gramCount > 0 {
      visitNeedles(start, count, field, isAlone ? knownText(value, field.pointee.column) : nil)
    }
    for pattern in 0..<Int(field.pointee.scanCount) { visit(field.pointee.patterns[pattern]) }
  }

  @inline(never)
  private mutating func visitPrefixes(
    _ start: UnsafeRawPointer, _ count: Int, _ field: UnsafePointer<RuleIndex.FieldIndex>
  ) {
    let prefixes = field.pointee.prefixes
    let first = Int(folded(start.load(as: UInt8.self)))
    // The prefixes with the value's first byte, and among them the number that are not greater than the value.
    var low = Int(field.pointee.prefixStarts[first])
    let bottom = low
    var high = Int(field.pointee.prefixStarts[first + 1])
    while low < high {
      let middle = (low + high) / 2
      let prefix = prefixes[middle]
      if precedes(prefix.start, Int(prefix.length), start, count) { low = middle + 1 } else { high = middle }
    }
    // Parents share the first byte, so the way up stays above `bottom`, or ends.
    var place = low > bottom ? Int32(low - 1) : -1
    while place >= 0 {
      let prefix = prefixes[Int(place)]
      if Int(prefix.length) <= count, equalsFolded(start, prefix.start, Int(prefix.length)) {
        for offset in 0..<prefix.patternCount {
          visit(field.pointee.patterns[Int(prefix.firstPattern + offset)])
        }
      }
      place = prefix.parent
    }
  }

  /// Whether the folded prefix is not greater than the folded value.
  private mutating func precedes(
    _ prefix: UnsafeRawPointer, _ length: Int, _ value: UnsafeRawPointer, _ count: Int
  ) -> Bool {
    // Every load ends at `common` or before.
    let common = min(length, count)
    var index = 0
    while index &+ 8 <= common {
      let left = UInt64(bigEndian: prefix.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let right = UInt64(bigEndian: folded(value.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      if left != right { return left < right }
      index &+= 8
    }
    while index < common {
      let left = prefix.load(fromByteOffset: index, as: UInt8.self)
      let right = folded(value.load(fromByteOffset: index, as: UInt8.self))
      if left != right { return left < right }
      index &+= 1
    }
    return length <= count
  }

  mutating func visit(_ pattern: RuleIndex.PatternEntry) {
    if holds(pattern.predicate) { visit(pattern.posting) }
  }

  @inline(__always)
  private mutating func decide(_ entry: Int32) -> Bool {
    var at = entry
    // Steps lead to earlier-emitted steps or to an end, never in a circle.
    while at >= 0 {
      let step = steps[Int(at)]
      at = holds(step.predicate) ? step.onTrue : step.onFalse
    }
    return at == Step.accept
  }

  @inline(__always)
  private mutating func holds(_ predicate: Int32) -> Bool {
    let known = results[Int(predicate)]
    if known & ~1 == generation { return known & 1 == 1 }
    return evaluate(predicate)
  }

  @inline(never)
  private mutating func evaluate(_ predicate: Int32) -> Bool {
    watch.countEvaluation()
    let verdict = predicates[Int(predicate)].verdict
    let result =
      verdict >= 0
      ? recall(verdict, of: Int(predicate))
      : predicates[Int(predicate)].operation.isPlain
        ? predicates[Int(predicate)].holds(cell(predicates[Int(predicate)].column))
        : holdsDearly(Int(predicate))
    results[Int(predicate)] = generation | (result ? 1 : 0)
    return result
  }

  @inline(never)
  private mutating func holdsDearly(_ predicate: Int) -> Bool {
    program._withUnsafeGuaranteedRef { [batch, scratch, record] program in
      batch._withUnsafeGuaranteedRef { batch in
        scratch._withUnsafeGuaranteedRef { program.holdsDearly(predicate, batch, record, $0.evaluation) }
      }
    }
  }

  /// What is known of the record's text, the only value of a column; nil where nothing is remembered.
  @inline(__always)
  private mutating func knownText(_ cell: Cell, _ column: Int32) -> UnsafeMutablePointer<VerdictMemory.Entry>? {
    guard Int(column) < memoryColumns, memoryOfColumn[Int(column)] >= 0 else { return nil }
    return verdicts[Int(memoryOfColumn[Int(column)])].entry(of: cell, generation)
  }

  /// What a search says of the record's text, or said of it when it came before.
  @inline(never)
  private mutating func recall(_ verdict: Int32, of predicate: Int) -> Bool {
    let cell = cell(predicates[predicate].column)
    let memory = Int(verdict) / VerdictMemory.patterns
    guard let entry = verdicts[memory].entry(of: cell, generation) else { return predicates[predicate].holds(cell) }
    let bit: UInt64 = 1 << UInt64(Int(verdict) % VerdictMemory.patterns)
    if entry.pointee.known & bit != 0 { return entry.pointee.holds & bit != 0 }
    let holds = predicates[predicate].holds(cell)
    entry.pointee.known |= bit
    if holds { entry.pointee.holds |= bit }
    return holds
  }
}
