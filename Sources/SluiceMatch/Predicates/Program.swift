import SluiceCore
import SluiceRegex

/// One decision of a compiled condition: evaluate the predicate and go on at one of two places.
struct Step: Hashable, BitwiseCopyable {
  /// Ends of a condition, in place of the index of a step.
  static let accept: Int32 = -1
  static let reject: Int32 = -2

  var predicate: Int32
  var onTrue: Int32
  var onFalse: Int32
}

/// Compiled conditions: predicates, and decisions over them that stop as soon as the outcome is known. Flat arrays
/// without references, so that running them neither allocates nor counts references.
final class Program {
  let predicates: UnsafePointer<Predicate>
  let predicateCount: Int
  let steps: UnsafePointer<Step>
  /// How many columns have texts that are remembered with what patterns said of them.
  let verdictMemories: Int
  /// By column the number of its memory; -1 for none.
  let memoryOfColumn: UnsafePointer<Int32>
  let columnCount: Int
  /// What the dear predicates ask, by the predicates' operands.
  private let tables: ProgramTables
  private let memory: FrozenMemory

  init(predicates: [Predicate], steps: [Step], tables: ProgramTables, memory: FrozenMemory) {
    var predicates = predicates
    let memories = Self.number(&predicates)
    verdictMemories = memories.count
    columnCount = (memories.keys.max().map { Int($0) } ?? -1) + 1
    var memoryOfColumn = [Int32](repeating: -1, count: columnCount)
    for (column, number) in memories { memoryOfColumn[Int(column)] = Int32(number) }
    self.memoryOfColumn = memory.array(memoryOfColumn)
    self.predicates = memory.array(predicates)
    self.predicateCount = predicates.count
    self.steps = memory.array(steps)
    self.tables = tables
    self.memory = memory
  }

  /// Gives searches a bit each in a memory of their column; returns the memories' numbers by column.
  private static func number(_ predicates: inout [Predicate]) -> [Int32: Int] {
    var memories: [Int32: (number: Int, bits: Int)] = [:]
    for index in predicates.indices where predicates[index].isSearch {
      var memory = memories[predicates[index].column] ?? (memories.count, 0)
      if memory.bits < VerdictMemory.patterns {
        predicates[index].verdict = Int32(memory.number * VerdictMemory.patterns + memory.bits)
        memory.bits += 1
      }
      memories[predicates[index].column] = memory
    }
    return memories.mapValues(\.number)
  }

  /// Whether the predicate holds for a value or values that are at hand.
  ///
  /// - Precondition: it is not computed from several columns.
  @inline(__always)
  func holds(_ predicate: Int, _ cell: Cell, _ scratch: EvaluationScratch) -> Bool {
    if predicates[predicate].operation.isPlain { return predicates[predicate].holds(cell) }
    return holdsDearly(predicate, cell, scratch)
  }

  /// The same for a record of a batch.
  ///
  /// - Precondition: the predicate is not plain.
  @inline(never)
  func holdsDearly(_ predicate: Int, _ batch: RecordBatch, _ record: Int, _ scratch: EvaluationScratch) -> Bool {
    let column = predicates[predicate].column
    if column >= 0 { return holdsDearly(predicate, batch[record, ColumnID(index: column)], scratch) }
    guard predicates[predicate].operation == .computed else { return false }
    let computed = tables.computed[Int(predicates[predicate].length)]
    return computed.holds(scratch) { index in
      let operand = computed.operands[index]
      guard let column = operand.column else { return [] }
      return batch[record, ColumnID(index: column)].scalars(operand.type)
    }
  }

  @inline(never)
  private func holdsDearly(_ predicate: Int, _ cell: Cell, _ scratch: EvaluationScratch) -> Bool {
    let index = Int(predicates[predicate].length)
    switch predicates[predicate].operation {
    case .list:
      let table = tables.indicators[index]
      return cell.contains { value in value.kind != .null && table.indicator(matching: value.bytes) != nil }
    case .regex:
      let regex = tables.regexes[index]
      let matcher = scratch.regexMatcher
      return cell.contains { value in value.kind != .null && matcher.matches(regex, value.bytes) }
    case .document:
      let condition = tables.documents[index]
      return cell.contains { value in
        DocumentWalk(program: self, bytes: value.bytes, scratch: scratch).containsObject(satisfying: condition)
      }
    default: return false
    }
  }

  /// The lists of indicators that predicates ask.
  var indicatorTables: [IndicatorTable] { tables.indicators }

  /// The computation of a document's condition.
  func computed(_ index: Int) -> DocumentComputation { tables.documentComputations[index] }
}

/// What predicates refer to that does not fit into bytes.
struct ProgramTables {
  var documents: [DocumentCondition] = []
  var regexes: [Regex] = []
  var computed: [ComputedTest] = []
  var indicators: [IndicatorTable] = []
  var documentComputations: [DocumentComputation] = []
}

// Immutable after `init`, and so is the frozen memory that its pointers lead to and that it keeps alive.
extension Program: @unchecked Sendable {}
