/// Lays out the commands and expressions of an `ESQLRowCode`.
struct ESQLRowCodeBuilder {
  enum Literal {
    case view(ESQLView)
    /// Where it lies among `texts`.
    case text(Range<Int>)
  }

  private(set) var commands: [ESQLRowCode.Command] = []
  private(set) var loads: [ESQLRowCode.Load] = []
  private(set) var targets: [ESQLRowCode.Target] = []
  private(set) var nodes: [ESQLRowCode.Node] = []
  private(set) var operands: [Int32] = []
  private(set) var literals: [Literal] = []
  private(set) var texts: [UInt8] = []
  private(set) var others: [ESQLRowCode.Other] = []
  private(set) var globs: [[Glob]] = []
  private(set) var groks: [GrokPattern] = []
  private(set) var dissects: [DissectPattern] = []

  mutating func add(_ step: ESQLStep, _ fields: [(field: Int, slot: Int)]) {
    let firstLoad = loads.count
    loads += fields.map { ESQLRowCode.Load(field: Int32($0.field), slot: Int32($0.slot)) }
    let firstTarget = targets.count
    var node: Int32 = 0
    var pattern = 0
    let kind: ESQLRowCode.Command.Kind
    switch step {
    case .filter(let condition):
      kind = .filter
      node = add(condition)
    case .evaluate(let assignments):
      kind = .evaluate
      for (slot, value) in assignments {
        targets.append(ESQLRowCode.Target(slot: Int32(slot), node: add(value)))
      }
    case .grok(let input, let grok, let slots):
      kind = .grok
      node = add(input)
      pattern = groks.count
      groks.append(grok)
      targets += slots.map { ESQLRowCode.Target(slot: Int32($0), node: 0) }
    case .dissect(let input, let dissect, let slots):
      kind = .dissect
      node = add(input)
      pattern = dissects.count
      dissects.append(dissect)
      targets += slots.map { ESQLRowCode.Target(slot: Int32($0), node: 0) }
    // These make several rows of one, or look at several: whoever lays out the code leaves them out.
    case .expand, .limit, .sort, .stats: return
    }
    commands.append(
      ESQLRowCode.Command(
        kind: kind, node: node, loads: ESQLSpan(first: Int32(firstLoad), end: Int32(loads.count)),
        targets: ESQLSpan(first: Int32(firstTarget), end: Int32(targets.count)), pattern: Int32(pattern)))
  }

  private mutating func add(_ value: ESQLBound) -> Int32 {
    switch value {
    case .literal(let literal): return add(literal, value)
    case .slot(let slot): return add(.slot, first: slot)
    case .and(let list): return add(.and, list)
    case .or(let list): return add(.or, list)
    case .not(let operand): return add(.not, [operand])
    case .comparison(.equal, let left, let right): return add(.equal, [left, right])
    case .comparison(.notEqual, let left, let right): return add(.notEqual, [left, right])
    case .isNull(let operand): return add(.isNull, [operand])
    case .isIn(let operand, let list):
      let texts = list.compactMap { if case .literal(.string(let text)) = $0 { text } else { nil } }
      guard texts.count == list.count else { return add(.isIn, [operand] + list) }
      let node = add(operand)
      let first = literals.count
      for text in texts { add(text) }
      operands += [node, Int32(first), Int32(literals.count)]
      return add(.isInTexts, first: operands.count - 3, count: 3)
    case .like(let operand, let globs):
      let node = add(operand)
      // The operand, and behind it the patterns.
      operands += [node, Int32(self.globs.count)]
      self.globs.append(globs)
      return add(.like, first: operands.count - 2, count: 2)
    case .choice(let choices, let otherwise):
      return add(.choice, choices.flatMap { [$0.condition, $0.value] } + [otherwise])
    case .coalesced(let list): return add(.coalesced, list)
    case .comparison, .arithmetic, .negated, .rlike, .call, .replaced, .condition: return addOther(value)
    }
  }

  private mutating func add(_ literal: ESQLValue, _ value: ESQLBound) -> Int32 {
    switch literal {
    case .null: literals.append(.view(.null))
    case .boolean(let value): literals.append(.view(ESQLView(value)))
    case .integer(let value): literals.append(.view(ESQLView(integer: value)))
    case .string(let text): add(text)
    default: return addOther(value)
    }
    return add(.literal, first: literals.count - 1)
  }

  private mutating func add(_ text: String) {
    literals.append(.text(texts.count..<texts.count + text.utf8.count))
    texts += Array(text.utf8)
  }

  private mutating func addOther(_ value: ESQLBound) -> Int32 {
    var slots: Set<Int> = []
    value.insertSlots(into: &slots)
    others.append(ESQLRowCode.Other(value: value, slots: slots.sorted()))
    return add(.other, first: others.count - 1)
  }

  private mutating func add(_ kind: ESQLRowCode.Node.Kind, _ list: [ESQLBound]) -> Int32 {
    let places = list.map { add($0) }
    operands += places
    return add(kind, first: operands.count - places.count, count: places.count)
  }

  private mutating func add(_ kind: ESQLRowCode.Node.Kind, first: Int, count: Int = 0) -> Int32 {
    nodes.append(ESQLRowCode.Node(kind: kind, first: Int32(first), count: Int32(count)))
    return Int32(nodes.count - 1)
  }
}
