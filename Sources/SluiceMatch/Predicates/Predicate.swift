import SluiceCore

/// A probe of a column, as the matcher runs it: an operation and the address of its operand in frozen memory.
struct Predicate: BitwiseCopyable {
  enum Operation: UInt8 {
    case exists, equals, oneOf, glob, text, number, network, address, date, dynamic, present
    // What follows needs its program.
    case regex, document, computed, list

    /// Whether the predicate can be evaluated by itself.
    @inline(__always)
    var isPlain: Bool { rawValue <= Operation.present.rawValue }
  }

  var operation: Operation
  var relation: Relation = .equal
  /// Index of the column; negative for probes that only run inside documents, and for computed ones.
  var column: Int32
  /// Bytes of a text operand, or the index of what the program holds for it.
  var length: UInt32 = 0
  /// Where verdicts on texts are remembered: the memory's number, times the bits of one, plus the bit; -1 for nowhere.
  var verdict: Int32 = -1
  var operand: UnsafeRawPointer

  /// Whether it searches texts: what is asked once of each of them that comes again.
  var isSearch: Bool {
    guard operation == .glob, column >= 0 else { return false }
    switch operand.assumingMemoryBound(to: GlobPattern.self).pointee.form {
    case .contains, .general: return true
    case .everything, .exact, .prefix, .suffix, .prefixAndSuffix: return false
    }
  }

  /// Whether any value of `cell` satisfies the probe; null is no value.
  ///
  /// - Precondition: the operation is plain.
  @inline(__always)
  func holds(_ cell: Cell) -> Bool {
    switch cell.kind {
    case .missing, .pending: return false
    case .null: return operation == .present
    case .many:
      if operation == .present { return true }
      for value in cell.values where value.kind != .null && accepts(value) { return true }
      return false
    default: return accepts(cell)
    }
  }

  @inline(__always)
  private func accepts(_ value: Cell) -> Bool {
    guard let start = value.start else { return operation == .exists || operation == .present }
    let count = Int(value.length)
    // The operand's type follows from the operation: `ProgramBuilder.freeze` writes both.
    switch operation {
    case .exists, .present: return true
    case .equals: return count == Int(length) && equalsExactly(start, operand, count)
    case .oneOf: return operand.assumingMemoryBound(to: ByteSet.self).pointee.contains(start, count)
    case .glob: return operand.assumingMemoryBound(to: GlobPattern.self).pointee.matches(start, count)
    default: return acceptsTyped(value)
    }
  }

  @inline(never)
  private func acceptsTyped(_ value: Cell) -> Bool {
    let bytes = value.bytes
    switch operation {
    case .text:
      return relation.holds(compareBytes(bytes, UnsafeRawBufferPointer(start: operand, count: Int(length))))
    case .number:
      guard let number = Number(bytes) else { return false }
      return relation.holds(Number.compare(number, operand.assumingMemoryBound(to: Number.self).pointee))
    case .network:
      guard let address = IPAddress(bytes) else { return false }
      return operand.assumingMemoryBound(to: IPNetwork.self).pointee.contains(address)
    case .address:
      guard let address = IPAddress(bytes) else { return false }
      let literal = operand.assumingMemoryBound(to: IPAddress.self).pointee
      return relation.holds(address < literal ? -1 : address > literal ? 1 : 0)
    case .date:
      let literal = operand.assumingMemoryBound(to: Int64.self).pointee
      guard let time = EventTime(bytes)?.milliseconds else { return false }
      return relation.holds(time < literal ? -1 : time > literal ? 1 : 0)
    case .dynamic: return acceptsDynamically(value)
    default: return false
    }
  }

  private func acceptsDynamically(_ value: Cell) -> Bool {
    let dynamic = operand.assumingMemoryBound(to: DynamicOperand.self).pointee
    let text = UnsafeRawBufferPointer(start: dynamic.text, count: Int(length))
    let bytes = value.bytes
    if value.kind == .number, let literal = dynamic.literal.number {
      guard let number = Number(bytes) else { return false }
      return relation.holds(Number.compare(number, literal))
    }
    guard relation == .equal else {
      if let literal = dynamic.literal.milliseconds, let time = EventTime(bytes)?.milliseconds {
        return relation.holds(time < literal ? -1 : time > literal ? 1 : 0)
      }
      return relation.holds(compareBytes(bytes, text))
    }
    if compareBytes(bytes, text) == 0 { return value.kind != .number }
    guard value.kind == .string, let network = dynamic.literal.network, let address = IPAddress(bytes) else {
      return false
    }
    return network.contains(address)
  }
}

/// A literal that the value's JSON type gives a meaning to.
struct DynamicOperand: BitwiseCopyable {
  let text: UnsafeRawPointer
  let literal: Literal
}
