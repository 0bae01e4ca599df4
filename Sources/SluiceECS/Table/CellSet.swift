import SluiceCore

/// Texts in the order in which they were added, each once.
struct CellSet {
  private(set) var list: CellList
  private var slots: [Int32] = []

  init(in arena: Arena) { list = CellList(in: arena) }

  var isEmpty: Bool { list.isEmpty }
  var count: Int { list.count }

  var values: UnsafeBufferPointer<Cell> { list.values }
  /// One cell for all of them. Nothing may be added any more.
  var cell: Cell { list.cell }

  /// The same in the order of their UTF-16 code units, in which Java sorts.
  mutating func sortedCell() -> Cell {
    list.sort()
    return list.cell
  }

  /// Adds `cell` unless it is missing or there already; returns whether it was added.
  ///
  /// - Complexity: O(1) on average.
  @discardableResult
  mutating func insert(_ cell: Cell) -> Bool {
    guard cell.kind != .missing, cell.kind != .many else { return false }
    // Few texts are compared with each other, many by hash.
    if count < 16 {
      for other in list.values where other.hasSameBytes(as: cell) { return false }
      list.append(cell)
      return true
    }
    if slots.count < count * 2 { rehash() }
    var slot = hashBytes(cell.bytes) & (slots.count - 1)
    while slots[slot] >= 0 {
      if values[Int(slots[slot])].hasSameBytes(as: cell) { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(count)
    list.append(cell)
    return true
  }

  /// Adds every value of `cell`.
  mutating func insertAll(_ cell: Cell) { cell.forEach { insert($0) } }

  private mutating func rehash() {
    var size = 64
    while size < count * 4 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for index in 0..<count {
      var slot = hashBytes(values[index].bytes) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(index)
    }
  }
}
