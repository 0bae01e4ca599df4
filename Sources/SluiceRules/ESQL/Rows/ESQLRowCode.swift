/// The first commands of a query, which look at one row and leave one at the most, as flat lists: what is asked of each
/// record follows no references.
///
/// What few queries ask of their records (functions, arithmetic, orders) is computed as for groups, from values.
final class ESQLRowCode: Sendable {
  struct Node: BitwiseCopyable {
    enum Kind: UInt8 {
      case literal, slot, and, or, not, equal, notEqual, isNull, isIn, like, choice, coalesced, other
      /// The operand, and of literals the first one and where they end.
      case isInTexts
    }

    let kind: Kind
    /// The place of the first operand among `operands`, or of what the kind has among its like.
    let first: Int32
    let count: Int32
  }

  struct Command: BitwiseCopyable {
    enum Kind: UInt8 { case filter, evaluate, grok, dissect }

    let kind: Kind
    /// The condition, or the text that is taken apart.
    let node: Int32
    /// The fields that it is the first to read: places among `loads`.
    let loads: ESQLSpan
    /// What it writes: places among `targets`.
    let targets: ESQLSpan
    /// Its pattern among its like.
    let pattern: Int32
  }

  struct Load: BitwiseCopyable {
    let field: Int32
    let slot: Int32
  }

  struct Target: BitwiseCopyable {
    let slot: Int32
    let node: Int32
  }

  /// An expression over values, and the places that it reads.
  struct Other: Sendable {
    let value: ESQLBound
    /// Ascending.
    let slots: [Int]
  }

  let commands: ESQLList<Command>
  let loads: ESQLList<Load>
  let targets: ESQLList<Target>
  let nodes: ESQLList<Node>
  let operands: ESQLList<Int32>
  let literals: ESQLList<ESQLView>
  let others: [Other]
  let globs: [[Glob]]
  let groks: [GrokPattern]
  let dissects: [DissectPattern]
  /// The bytes of the literals' texts.
  private let texts: ESQLList<UInt8>

  /// - Parameters:
  ///   - steps: of `filter`, `evaluate`, `grok` and `dissect`.
  ///   - loads: by step the fields that it is the first to read.
  init(_ steps: [ESQLStep], loads: [[(field: Int, slot: Int)]]) {
    var builder = ESQLRowCodeBuilder()
    for (step, loads) in zip(steps, loads) { builder.add(step, loads) }
    commands = ESQLList(builder.commands)
    self.loads = ESQLList(builder.loads)
    targets = ESQLList(builder.targets)
    nodes = ESQLList(builder.nodes)
    operands = ESQLList(builder.operands)
    let texts = ESQLList(builder.texts)
    self.texts = texts
    literals = ESQLList(
      builder.literals.map { literal in
        switch literal {
        case .view(let view): view
        case .text(let range): unsafe ESQLView(text: texts.bytes(range))
        }
      })
    others = builder.others
    globs = builder.globs
    groks = builder.groks
    dissects = builder.dissects
  }
}

/// A part of a list.
struct ESQLSpan: BitwiseCopyable {
  let first: Int32
  let end: Int32

  var range: Range<Int32> { first..<max(first, end) }
}

/// A list that stays where it is as long as it lives.
@safe final class ESQLList<Element: BitwiseCopyable>: @unchecked Sendable {
  private let elements: UnsafeMutableBufferPointer<Element>

  init(_ list: [Element]) {
    unsafe elements = .allocate(capacity: list.count)
    _ = unsafe elements.initialize(from: list)
  }

  deinit { unsafe elements.deallocate() }

  var count: Int { unsafe elements.count }

  subscript(place: Int32) -> Element {
    let place = Int(place)
    precondition(place >= 0 && place < count)
    return unsafe elements[place]
  }

  /// Where elements lie.
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(UnsafeMutableBufferPointer(rebasing: elements[range]))
  }
}
