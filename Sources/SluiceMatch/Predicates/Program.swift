import SluiceCore

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
  private let documents: [DocumentCondition]
  private let memory: FrozenMemory

  init(predicates: [Predicate], steps: [Step], documents: [DocumentCondition], memory: FrozenMemory) {
    self.predicates = memory.array(predicates)
    self.predicateCount = predicates.count
    self.steps = memory.array(steps)
    self.documents = documents
    self.memory = memory
  }

  /// Whether the predicate holds for a value or values that are at hand.
  @inline(__always)
  func holds(_ predicate: Int, _ cell: Cell) -> Bool {
    if predicates[predicate].operation == .document { return holdsDocument(predicate, cell) }
    return predicates[predicate].holds(cell)
  }

  @inline(never)
  func holdsDocument(_ predicate: Int, _ cell: Cell) -> Bool {
    let condition = documents[Int(predicates[predicate].length)]
    return cell.contains { value in
      DocumentWalk(program: self, bytes: value.bytes).containsObject(satisfying: condition)
    }
  }
}

// Immutable after `init`, and so is the frozen memory that its pointers lead to and that it keeps alive.
extension Program: @unchecked Sendable {}
