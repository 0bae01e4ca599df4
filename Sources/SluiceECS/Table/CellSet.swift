import SluiceCore

/// Texts in the order in which they were added, each once.
struct CellSet {
  private(set) var cells: [Cell] = []
  private var slots: [Int32] = []

  init() {}

  var isEmpty: Bool { cells.isEmpty }

  /// Adds `cell` unless it is missing or there already; returns whether it was added.
  ///
  /// - Complexity: O(1) on average.
  @discardableResult
  mutating func insert(_ cell: Cell) -> Bool {
    guard cell.kind != .missing, cell.kind != .many else { return false }
    // Few texts are compared with each other, many by hash.
    if cells.count < 16 {
      if cells.isEmpty { cells.reserveCapacity(8) }
      for other in cells where other.hasSameBytes(as: cell) { return false }
      cells.append(cell)
      return true
    }
    if slots.count < cells.count * 2 { rehash() }
    var slot = hashBytes(cell.bytes) & (slots.count - 1)
    while slots[slot] >= 0 {
      if cells[Int(slots[slot])].hasSameBytes(as: cell) { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(cells.count)
    cells.append(cell)
    return true
  }

  /// Adds every value of `cell`.
  mutating func insertAll(_ cell: Cell) { cell.forEach { insert($0) } }

  private mutating func rehash() {
    var size = 64
    while size < cells.count * 4 { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for (index, cell) in cells.enumerated() {
      var slot = hashBytes(cell.bytes) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(index)
    }
  }

  /// The texts in the order of their UTF-16 code units, in which Java sorts.
  var sorted: [Cell] { cells.sorted { precedesInUTF16($0.bytes, $1.bytes) } }
}

/// Whether `left` comes before `right`, both UTF-8, in the order of UTF-16 code units: that of UTF-8 but for
/// supplementary scalars, whose surrogates come before U+E000 to U+FFFF.
func precedesInUTF16(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  for index in 0..<min(left.count, right.count) where left[index] != right[index] {
    let (a, b) = (left[index], right[index])
    if a >= 0xF0, b == 0xEE || b == 0xEF { return true }
    if b >= 0xF0, a == 0xEE || a == 0xEF { return false }
    return a < b
  }
  return left.count < right.count
}
