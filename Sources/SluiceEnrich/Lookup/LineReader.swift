/// Cuts text into lines at LF, fed in pieces of any size. A CR in front of the LF, a byte order mark and empty lines are
/// left out.
struct LineReader {
  /// In bytes; of a longer line the beginning is handed over, and `isCut` says so.
  static let maximumLine = 1 << 20

  private var pending: [UInt8] = []
  private var number = 1
  private var isCut = false

  /// - Parameter body: called with the line's number from 1, its bytes, and whether it was cut off.
  mutating func read(
    _ piece: UnsafeRawBufferPointer, _ body: (Int, [UInt8], Bool) throws(FileProblem) -> Void
  ) throws(FileProblem) {
    var start = 0
    while let end = piece[start...].firstIndex(of: 0x0A) {
      append(UnsafeRawBufferPointer(rebasing: piece[start..<end]))
      try endLine(body)
      start = end + 1
    }
    append(UnsafeRawBufferPointer(rebasing: piece[start...]))
  }

  /// Hands over the last line, if it does not end.
  mutating func finish(_ body: (Int, [UInt8], Bool) throws(FileProblem) -> Void) throws(FileProblem) {
    try endLine(body)
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) {
    let room = Self.maximumLine - pending.count
    if bytes.count > room { isCut = true }
    pending.append(contentsOf: bytes.prefix(room))
  }

  private mutating func endLine(_ body: (Int, [UInt8], Bool) throws(FileProblem) -> Void) throws(FileProblem) {
    if pending.last == 0x0D { pending.removeLast() }
    if number == 1, pending.starts(with: [0xEF, 0xBB, 0xBF]) { pending.removeFirst(3) }
    if isCut || pending.contains(where: { $0 != 0x20 && $0 != 0x09 }) { try body(number, pending, isCut) }
    pending.removeAll(keepingCapacity: true)
    isCut = false
    number += 1
  }
}
