import SluiceCore

/// Values that are collected in a batch's arena. It must not outlive the batch.
struct CellList {
  private let arena: Unmanaged<Arena>
  private var start: UnsafeMutablePointer<Cell>?
  private var capacity = 0
  private(set) var count = 0

  init(in arena: Arena) { self.arena = .passUnretained(arena) }

  var isEmpty: Bool { count == 0 }

  var values: UnsafeBufferPointer<Cell> { UnsafeBufferPointer(start: start, count: count) }

  @inline(__always)
  mutating func append(_ cell: Cell) {
    if count == capacity { grow() }
    guard let start else { return }
    (start + count).initialize(to: cell)
    count &+= 1
  }

  @inline(never)
  private mutating func grow() {
    capacity = max(8, capacity * 2)
    let bytes = arena._withUnsafeGuaranteedRef { $0.allocate(capacity * MemoryLayout<Cell>.stride) }
    let bigger = bytes.bindMemory(to: Cell.self, capacity: capacity)
    if let start { bigger.initialize(from: start, count: count) }
    start = bigger
  }

  /// One cell for all of them: missing when there are none, the value itself when there is one. Nothing may be added
  /// any more.
  var cell: Cell {
    guard let start, count > 0 else { return .missing }
    return count == 1 ? start[0] : Cell(kind: .many, start: UnsafeRawPointer(start), length: UInt32(count))
  }

  /// Puts them into the order of their UTF-16 code units, in which Java sorts.
  mutating func sort() {
    guard let start, count > 1 else { return }
    if count > 16 {
      var cells = UnsafeMutableBufferPointer(start: start, count: count)
      return cells.sort { precedesInUTF16($0.bytes, $1.bytes) }
    }
    for place in 1..<count {
      let cell = start[place]
      var hole = place
      while hole > 0, precedesInUTF16(cell.bytes, start[hole - 1].bytes) {
        start[hole] = start[hole - 1]
        hole -= 1
      }
      start[hole] = cell
    }
  }
}

/// Whether `left` comes before `right`, both UTF-8, in the order of UTF-16 code units: that of UTF-8 but for
/// supplementary scalars, whose surrogates come before U+E000 to U+FFFF.
func precedesInUTF16(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
  guard let leftStart = left.baseAddress, let rightStart = right.baseAddress else { return left.count < right.count }
  let count = min(left.count, right.count)
  var index = 0
  while index &+ 8 <= count,
    leftStart.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      == rightStart.loadUnaligned(fromByteOffset: index, as: UInt64.self)
  { index &+= 8 }
  while index < count {
    let a = leftStart.load(fromByteOffset: index, as: UInt8.self)
    let b = rightStart.load(fromByteOffset: index, as: UInt8.self)
    index &+= 1
    if a == b { continue }
    if a >= 0xF0, b == 0xEE || b == 0xEF { return true }
    if b >= 0xF0, a == 0xEE || a == 0xEF { return false }
    return a < b
  }
  return left.count < right.count
}
