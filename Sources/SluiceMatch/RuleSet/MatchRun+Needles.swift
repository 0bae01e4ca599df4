extension MatchRun {
  /// Asks for the patterns whose texts may stand anywhere in the value: found in one pass over it, or known from when it
  /// came before.
  @inline(never)
  mutating func visitNeedles(
    _ start: UnsafeRawPointer, _ count: Int, _ field: UnsafePointer<RuleIndex.FieldIndex>,
    _ known: UnsafeMutablePointer<VerdictMemory.Entry>?
  ) {
    guard let known else { return findNeedles(start, count, field, nil) }
    // There may be two tables for a column, behind different keys: what is known is of the first that asked.
    let table = Int32(truncatingIfNeeded: field - index.fields)
    if known.pointee.needleCount < 0 {
      if known.pointee.table == -2 { return findNeedles(start, count, field, nil) }
      known.pointee.table = table
      known.pointee.needleCount = 0
      findNeedles(start, count, field, known)
    } else if known.pointee.table == table {
      for place in 0..<Int(known.pointee.needleCount) {
        visit(field.pointee.needles.slot(numbered: known.pointee.needles[place]), field)
      }
    } else {
      findNeedles(start, count, field, nil)
    }
  }

  private mutating func findNeedles(
    _ start: UnsafeRawPointer, _ count: Int, _ field: UnsafePointer<RuleIndex.FieldIndex>,
    _ known: UnsafeMutablePointer<VerdictMemory.Entry>?
  ) {
    let needles = field.pointee.needles
    var index = 0
    // Eight bytes hold five groups of four. Every load ends at `count` or before.
    while index &+ 8 <= count {
      var word = folded(UInt64(littleEndian: start.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
      for _ in 0..<5 {
        if let slot = needles.slot(of: UInt32(truncatingIfNeeded: word)) {
          known?.pointee.note(needles.number(of: slot))
          visit(slot, field)
        }
        word >>= 8
      }
      index &+= 5
    }
    while index &+ 4 <= count {
      let word = UInt64(UInt32(littleEndian: start.loadUnaligned(fromByteOffset: index, as: UInt32.self)))
      if let slot = needles.slot(of: UInt32(truncatingIfNeeded: folded(word))) {
        known?.pointee.note(needles.number(of: slot))
        visit(slot, field)
      }
      index &+= 1
    }
  }

  /// A predicate looks at all values of its field, so a slot's patterns are asked once per record, however often a
  /// value repeats what they want.
  @inline(never)
  private mutating func visit(
    _ slot: UnsafePointer<NeedleTable.Slot>, _ field: UnsafePointer<RuleIndex.FieldIndex>
  ) {
    let stamp = Int(slot.pointee.stamp)
    if stamps[stamp] == generation { return }
    stamps[stamp] = generation
    let first = Int(slot.pointee.firstPattern)
    for pattern in first..<(first + Int(slot.pointee.patternCount)) { visit(field.pointee.patterns[pattern]) }
  }
}
