/// Sequences and pipes.
extension EQLParser {
  /// A stage may be repeated that often, and a sequence have so many stages with its repetitions.
  static let maximumStages = 256

  mutating func sequence() throws(QueryError) -> EQLSequence {
    let start = token.range.lowerBound
    try advance()
    let join = isWord("by") ? try joinFields() : []
    var maxSpan: Int64?
    if try take(word: "with") {
      guard try take(word: "maxspan") else { throw unexpected(["`maxspan`"]) }
      try expect(.assign)
      maxSpan = try timeSpan()
      if isWord("by") { throw unexpected(["`[`, for `by` comes before `with maxspan`"]) }
    }
    var sequence = EQLSequence(join: join, maxSpan: maxSpan, stages: [], until: nil)
    while token.kind == .sign(.openBracket) || token.kind == .sign(.bang) { sequence.stages.append(try stage()) }
    guard !sequence.stages.isEmpty else { throw unexpected(["`[`"]) }
    let until = token.range.lowerBound
    if try take(word: "until") {
      let stage = try stage()
      guard !stage.isMissing, stage.runs == 1 else {
        throw QueryError("`until` takes one event, neither a missing one nor a repeated one", at: until)
      }
      sequence.until = stage
    }
    try check(sequence, at: start)
    return sequence
  }

  /// What the parts of a sequence demand of each other.
  private func check(_ sequence: EQLSequence, at start: Int) throws(QueryError) {
    let count = sequence.stages.reduce(0) { $0 + $1.runs }
    guard count > 1 else {
      throw QueryError("a sequence needs two stages at least; for one event write `category where …`", at: start)
    }
    guard count <= Self.maximumStages else {
      throw QueryError("a sequence may have \(Self.maximumStages) stages at most, repetitions counted", at: start)
    }
    guard sequence.stages.contains(where: { !$0.isMissing }) else {
      throw QueryError("a sequence needs a stage without `!`: something has to happen", at: start)
    }
    if let missing = sequence.stages.first(where: \.isMissing), sequence.maxSpan == nil {
      throw QueryError(
        "a missing event needs `with maxspan=…` behind `sequence`: how long it has to stay away",
        at: missing.range.lowerBound, expected: ["`with maxspan=…`"])
    }
    let joined = sequence.stages[0].join.count
    for stage in sequence.stages + (sequence.until.map { [$0] } ?? []) where stage.join.count != joined {
      throw QueryError(
        "all stages must be joined by equally many fields: the first has \(joined), this one \(stage.join.count)",
        at: stage.range.lowerBound)
    }
  }

  /// `[filter] by f, g with runs=n` or `![filter] …`.
  private mutating func stage() throws(QueryError) -> EQLStage {
    let start = token.range.lowerBound
    let isMissing = try take(.bang)
    try expect(.openBracket)
    let filter = try eventFilter()
    try expect(.closeBracket)
    let join = isWord("by") ? try joinFields() : []
    var runs = 1
    if try take(word: "with") {
      guard try take(word: "runs") else { throw unexpected(["`runs`"]) }
      try expect(.assign)
      guard case .integer(let value) = token.kind, (1...100).contains(value) else {
        throw QueryError("`runs` is a whole number from 1 to 100", at: token.range.lowerBound, expected: ["1 to 100"])
      }
      runs = Int(value)
      try advance()
    }
    return EQLStage(filter: filter, join: join, runs: runs, isMissing: isMissing, range: start..<end)
  }

  /// `by f, ?g`.
  private mutating func joinFields() throws(QueryError) -> [SequenceQuery.JoinField] {
    try advance()
    var fields: [SequenceQuery.JoinField] = []
    repeat {
      let offset = token.range.lowerBound
      guard case .field(let name, let isOptional) = try operand().kind else {
        throw QueryError("stages are joined by fields only", at: offset, expected: ["a field"])
      }
      fields.append(SequenceQuery.JoinField(name: name, isOptional: isOptional))
    } while try take(.comma)
    return fields
  }

  /// A time span in milliseconds: `15m`, `500ms`.
  private mutating func timeSpan() throws(QueryError) -> Int64 {
    let units: [(name: String, milliseconds: Int64)] = [
      ("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000), ("d", 86_400_000),
    ]
    let expected = units.map { "`\($0.name)`" }
    let offset = token.range.lowerBound
    guard case .integer(let count) = token.kind, count > 0 else {
      throw QueryError("a time span is a whole number above 0 with a unit, as in `15m`", at: offset)
    }
    try advance()
    guard case .word(let name, false) = token.kind, let unit = units.first(where: { $0.name == name }) else {
      throw QueryError(
        "a time span needs one of the units ms, s, m, h, d, as in `\(count)s`", at: token.range.lowerBound,
        expected: expected)
    }
    try advance()
    let (value, overflows) = count.multipliedReportingOverflow(by: unit.milliseconds)
    // So that times and spans can be added.
    guard !overflows, value <= Int64.max / 4 else { throw QueryError("the time span is too long", at: offset) }
    return value
  }

  /// `head n` or `tail n`.
  mutating func pipe() throws(QueryError) -> EQLPipe {
    let offset = token.range.lowerBound
    guard case .word(let name, false) = token.kind else { throw unexpected(["`head`", "`tail`"]) }
    switch name {
    case "head", "tail": try advance()
    case "count", "filter", "sort", "unique", "unique_count", "window":
      throw QueryError("the pipe `\(name)` is not supported: Elasticsearch has `head` and `tail` only", at: offset)
    default: throw QueryError("there is no pipe `\(name)`", at: offset, expected: ["`head`", "`tail`"])
    }
    guard case .integer(let value) = token.kind, let count = Int(exactly: value) else {
      throw QueryError("`\(name)` needs a whole number", at: token.range.lowerBound, expected: ["a whole number"])
    }
    try advance()
    return name == "head" ? .head(count) : .tail(count)
  }
}
