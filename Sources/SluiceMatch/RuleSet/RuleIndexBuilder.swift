import SluiceCore
import SluiceRules

/// Collects which rules are to be looked at under which keys, and freezes that.
struct RuleIndexBuilder {
  /// Rules by key, in the order in which the keys came.
  private struct Keyed {
    var keys: [IndexKey] = []
    var rules: [IndexKey: [RuleIndex.PostedRule]] = [:]

    mutating func add(_ rule: RuleIndex.PostedRule, _ key: IndexKey) {
      if rules[key, default: []].isEmpty { keys.append(key) }
      rules[key, default: []].append(rule)
    }
  }

  private var keyed: [Int32: Keyed] = [:]
  private var unindexed: [RuleIndex.PostedRule] = []
  private var fields: [RuleIndex.FieldIndex] = []
  private var groups: [RuleIndex.Group] = []
  private var posted: [RuleIndex.PostedRule] = []
  private var needleCount: Int32 = 0

  /// From how many different values on a look-up is quicker than asking for each.
  private static let fewestValues = 4
  /// Guards behind guards, at most. Beyond it rules ask for themselves.
  private static let deepest = 12

  /// - Parameter keys: keys of the rule; nil when every record is to be looked at.
  mutating func add(rule: Int, entry: Int32, keys: [IndexKey]?) {
    let post = RuleIndex.PostedRule(rule: Int32(rule), entry: entry)
    guard let keys else {
      unindexed.append(post)
      return
    }
    var seen: Set<IndexKey> = []
    for key in keys where seen.insert(key).inserted { keyed[key.column, default: Keyed()].add(post, key) }
  }

  mutating func build(_ program: inout ProgramBuilder) -> RuleIndex {
    let top = keyed.sorted { $0.key < $1.key }.map { field($0.key, $0.value, &program, depth: 0) }
    let root = posting(unindexed, top, &program, depth: 0)
    let memory = program.memory
    return RuleIndex(
      fields: memory.array(fields), groups: memory.array(groups), rules: memory.array(posted), root: root,
      needleCount: Int(needleCount))
  }

  /// Sorts rules by what they need next: the value of a field, where that tells many of them apart; a predicate,
  /// where several need it; the others ask for themselves.
  private mutating func posting(
    _ rules: [RuleIndex.PostedRule], _ top: [RuleIndex.FieldIndex] = [], _ program: inout ProgramBuilder, depth: Int
  ) -> RuleIndex.Posting {
    var direct: [RuleIndex.PostedRule] = []
    var codes: [Int32] = []
    var guarded: [Int32: [RuleIndex.PostedRule]] = [:]
    for rule in rules {
      guard depth < Self.deepest, rule.entry >= 0, let (code, _) = program.steps[Int(rule.entry)].guardCode else {
        direct.append(rule)
        continue
      }
      if guarded[code, default: []].isEmpty { codes.append(code) }
      guarded[code, default: []].append(rule)
    }

    var values: [Int32: Int] = [:]
    for code in codes { if let key = program.value(code) { values[key.column, default: 0] += 1 } }
    var lookups: [Int32: Keyed] = [:]
    var inner: [RuleIndex.Group] = []
    for code in codes {
      let own = guarded[code] ?? []
      let rest = own.map { rule in
        RuleIndex.PostedRule(
          rule: rule.rule, entry: program.steps[Int(rule.entry)].guardCode?.next ?? Step.reject)
      }
      if let key = program.value(code), values[key.column, default: 0] >= Self.fewestValues {
        for rule in rest { lookups[key.column, default: Keyed()].add(rule, key) }
      } else if rest.count > 1 {
        inner.append(RuleIndex.Group(guardCode: code, posting: posting(rest, [], &program, depth: depth + 1)))
      } else {
        direct += own
      }
    }
    let innerFields =
      top
      + lookups.sorted { $0.key < $1.key }.map {
        field($0.key, $0.value, &program, depth: depth + 1)
      }
    // What lies below is stored already, so that each posting's own parts stand side by side.
    let result = RuleIndex.Posting(
      firstRule: Int32(posted.count), ruleCount: Int32(direct.count), firstGroup: Int32(groups.count),
      groupCount: Int32(inner.count), firstField: Int32(fields.count), fieldCount: Int32(innerFields.count))
    posted += direct
    groups += inner
    fields += innerFields
    return result
  }

  private mutating func field(
    _ column: Int32, _ keyed: Keyed, _ program: inout ProgramBuilder, depth: Int
  ) -> RuleIndex.FieldIndex {
    let memory = program.memory
    var slots: [RuleIndex.ValueSlot] = []
    var scans: [RuleIndex.PatternEntry] = []
    var prefixed: [[UInt8]: [RuleIndex.PatternEntry]] = [:]
    var needles: [(grams: [UInt32], entry: RuleIndex.PatternEntry)] = []
    let valueCount = keyed.keys.reduce(0) { if case .value = $1 { $0 + 1 } else { $0 } }
    if valueCount > 0 {
      var capacity = 4
      while capacity < valueCount * 2 { capacity *= 2 }
      slots = Array(repeating: RuleIndex.ValueSlot(), count: capacity)
    }
    for key in keyed.keys {
      let posting = posting(keyed.rules[key] ?? [], [], &program, depth: depth)
      switch key {
      case .value(_, let bytes, let ignoresCase):
        let start = memory.copy(bytes)
        let hash = foldedHash(start, bytes.count)
        var index = Int(hash) & (slots.count - 1)
        while slots[index].start != nil { index = (index + 1) & (slots.count - 1) }
        slots[index] = RuleIndex.ValueSlot(
          hash: hash, length: UInt32(bytes.count), ignoresCase: ignoresCase, start: start, posting: posting)
      case .pattern(let test):
        let entry = RuleIndex.PatternEntry(
          predicate: program.predicate(test.probe, column: column), posting: posting)
        guard case .glob(let glob) = test.probe else {
          scans.append(entry)
          continue
        }
        let grams = NeedleTable.grams(of: glob)
        if let prefix = glob.prefix {
          prefixed[folded(prefix), default: []].append(entry)
        } else if !grams.isEmpty {
          needles.append((grams, entry))
        } else {
          scans.append(entry)
        }
      }
    }
    let prefixes = PrefixTable(prefixed, behind: scans, in: memory)
    var patterns = prefixes.patterns
    let needleTable = NeedleTable(needles, to: &patterns, firstStamp: needleCount, in: memory)
    needleCount += needleTable.gramCount
    return RuleIndex.FieldIndex(
      column: column, slots: memory.array(slots), mask: Int32(slots.count - 1),
      prefixes: memory.array(prefixes.prefixes), prefixStarts: memory.array(prefixes.starts),
      prefixCount: Int32(prefixes.prefixes.count), patterns: memory.array(patterns),
      needles: needleTable, scanCount: Int32(scans.count))
  }
}

extension Step {
  /// The predicate that the condition can't hold without, as a group's code, and where to go on behind it; nil when
  /// both outcomes leave it open.
  fileprivate var guardCode: (code: Int32, next: Int32)? {
    if onFalse == Step.reject { return (predicate * 2 + 1, onTrue) }
    if onTrue == Step.reject { return (predicate * 2, onFalse) }
    return nil
  }
}

extension ProgramBuilder {
  /// The one value that the guard wants a field to have; nil when it is no such guard.
  fileprivate func value(_ guardCode: Int32) -> IndexKey? {
    let key = keys[Int(guardCode >> 1)]
    guard guardCode & 1 == 1, case .equals(let bytes) = key.probe else { return nil }
    return .value(column: key.column, bytes: bytes, ignoresCase: false)
  }
}

extension IndexKey {
  var column: Int32 {
    switch self {
    case .value(let column, _, _): column
    case .pattern(let test): test.column
    }
  }
}
