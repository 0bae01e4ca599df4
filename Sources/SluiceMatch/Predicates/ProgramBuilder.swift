import SluiceCore
import SluiceRegex
import SluiceRules

/// Collects the predicates and steps of a program. Equal tests get one predicate.
struct ProgramBuilder {
  struct Key: Hashable {
    let column: Int32
    let probe: Probe
  }

  let memory = FrozenMemory()
  private var predicates: [Predicate] = []
  /// What each predicate asks.
  private(set) var keys: [Key] = []
  private var ids: [Key: Int32] = [:]
  private var tables = ProgramTables()
  private var patterns: [RegexPattern: Int] = [:]
  /// Places among the tables: one list may be asked of several fields.
  private var lists: [IndicatorList: Int] = [:]
  private(set) var steps: [Step] = []
  private var places: [Step: Int32] = [:]

  /// The column of probes that only run inside documents, and of computed ones.
  static let noColumn: Int32 = -1

  /// The predicate that asks `probe` of that column.
  mutating func predicate(_ probe: Probe, column: Int32) -> Int32 {
    let key = Key(column: column, probe: probe)
    if let id = ids[key] { return id }
    let id = Int32(predicates.count)
    predicates.append(freeze(probe, column))
    keys.append(key)
    ids[key] = id
    return id
  }

  /// Compiles a pattern, for the predicates that ask it. Equal patterns are one expression.
  mutating func compile(_ pattern: RegexPattern) throws(RegexError) {
    guard patterns[pattern] == nil else { return }
    let regex = try Regex(pattern)
    tables.regexes.append(regex)
    patterns[pattern] = tables.regexes.count - 1
  }

  /// The place of a computation over values of a document's object.
  mutating func computation(_ computation: DocumentComputation) -> Int {
    if let place = tables.documentComputations.firstIndex(of: computation) { return place }
    tables.documentComputations.append(computation)
    return tables.documentComputations.count - 1
  }

  /// Adds the steps that decide `formula` and returns where to begin. A group's members are asked in their order.
  mutating func emit(_ formula: Formula, onTrue: Int32 = Step.accept, onFalse: Int32 = Step.reject) -> Int32 {
    switch formula {
    case .constant(let value): return value ? onTrue : onFalse
    case .test(let test, let isNegated):
      let id = predicate(test.probe, column: test.column)
      // Conditions that end alike share the steps of their ends.
      let step = Step(predicate: id, onTrue: isNegated ? onFalse : onTrue, onFalse: isNegated ? onTrue : onFalse)
      if let place = places[step] { return place }
      steps.append(step)
      places[step] = Int32(steps.count - 1)
      return Int32(steps.count - 1)
    case .all(let members):
      return members.reversed().reduce(onTrue) { next, member in emit(member, onTrue: next, onFalse: onFalse) }
    case .any(let members):
      return members.reversed().reduce(onFalse) { next, member in emit(member, onTrue: onTrue, onFalse: next) }
    }
  }

  func build() -> Program { Program(predicates: predicates, steps: steps, tables: tables, memory: memory) }

  private mutating func freeze(_ probe: Probe, _ column: Int32) -> Predicate {
    func make(
      _ operation: Predicate.Operation, _ operand: UnsafeRawPointer, _ relation: Relation = .equal, length: Int = 0
    ) -> Predicate {
      Predicate(
        operation: operation, relation: relation, column: column, length: UInt32(length), operand: operand)
    }
    switch probe {
    case .exists: return make(.exists, memory.copy([]))
    case .equals(let bytes): return make(.equals, memory.copy(bytes), length: bytes.count)
    case .oneOf(let members): return make(.oneOf, UnsafeRawPointer(memory.place(ByteSet(members, in: memory))))
    case .glob(let glob): return make(.glob, UnsafeRawPointer(memory.place(GlobPattern(glob, in: memory))))
    case .text(let relation, let bytes): return make(.text, memory.copy(bytes), relation, length: bytes.count)
    case .number(let relation, let number): return make(.number, UnsafeRawPointer(memory.place(number)), relation)
    case .network(let network): return make(.network, UnsafeRawPointer(memory.place(network)))
    case .address(let relation, let address):
      return make(.address, UnsafeRawPointer(memory.place(address)), relation)
    case .date(let relation, let time): return make(.date, UnsafeRawPointer(memory.place(time)), relation)
    case .dynamic(let relation, let bytes):
      let operand = DynamicOperand(text: memory.copy(bytes), literal: Literal(bytes))
      return make(.dynamic, UnsafeRawPointer(memory.place(operand)), relation, length: bytes.count)
    case .document(let condition):
      tables.documents.append(condition)
      return make(.document, memory.copy([]), length: tables.documents.count - 1)
    case .present: return make(.present, memory.copy([]))
    case .list(let list):
      let place = lists[list] ?? tables.indicators.count
      if place == tables.indicators.count {
        tables.indicators.append(IndicatorTable(list))
        lists[list] = place
      }
      return make(.list, memory.copy([]), length: place)
    case .regex(let pattern):
      // Who makes such a probe has compiled the pattern before; without an expression it would be absent here.
      return make(.regex, memory.copy([]), length: patterns[pattern] ?? 0)
    case .computed(let test):
      tables.computed.append(test)
      return make(.computed, memory.copy([]), length: tables.computed.count - 1)
    }
  }
}
