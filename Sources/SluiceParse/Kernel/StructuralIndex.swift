import CSluiceScan

/// The structural index of a text: where `{ } [ ] : ,` stand outside strings, which 64-byte blocks hold a backslash, and
/// what is wrong with the bytes whatever their meaning. One per lane, reused for each window.
final class StructuralIndex {
  /// Offsets of the structural characters, followed by sentinels that hold `length`.
  private(set) var offsets: UnsafeMutablePointer<UInt32>
  private(set) var count = 0
  /// A bit for each 64 bytes, set where one of them is a backslash.
  private(set) var blocks: UnsafeMutablePointer<UInt64>
  /// The text's length.
  private(set) var length = 0
  /// Bytes looked at: less than `length` where there were too many issues.
  private(set) var scanned = 0
  /// No backslash lies in the blocks from that of the one up to the other.
  private var clearFrom = Int.max
  private var nextBackslash = Int.max
  /// Ascending by offset.
  private(set) var issues: [ScanIssue] = []

  private let kernel: ScanKernel
  private var capacity = 0
  private let issueBuffer: UnsafeMutablePointer<sluice_scan_issue>
  private static let issueCapacity = 1024
  private static let sentinels = 4

  init(kernel: ScanKernel = .standard) {
    self.kernel = kernel
    offsets = .allocate(capacity: Self.sentinels)
    blocks = .allocate(capacity: 2)
    issueBuffer = .allocate(capacity: Self.issueCapacity)
  }

  deinit {
    offsets.deallocate()
    blocks.deallocate()
    issueBuffer.deallocate()
  }

  /// Indexes `length` bytes at `start`, which begin outside a string.
  ///
  /// - Precondition: `ByteWindow.padding` blanks can be read behind them; `length` is below 4 GiB.
  /// - Complexity: O(`length`).
  func build(_ start: UnsafePointer<UInt8>, length: Int) {
    reserve(length)
    let result = sluice_scan(kernel.code, start, length, offsets, blocks, issueBuffer, Self.issueCapacity)
    count = result.count
    scanned = result.scanned
    self.length = length
    clearFrom = .max
    for sentinel in 0..<Self.sentinels { offsets[count + sentinel] = UInt32(length) }
    issues.removeAll(keepingCapacity: true)
    if result.issue_count > 0 {
      for place in 0..<result.issue_count {
        issues.append(ScanIssue(offset: issueBuffer[place].offset, code: issueBuffer[place].problem))
      }
      issues.sort { $0.offset < $1.offset }
    }
  }

  private func reserve(_ length: Int) {
    // In the worst case every byte is structural. Pages that are never written cost nothing.
    guard length > capacity || (capacity > 8 << 20 && length < capacity / 8) else { return }
    capacity = max(length, 64 << 10)
    offsets.deallocate()
    blocks.deallocate()
    offsets = .allocate(capacity: capacity + 64 + Self.sentinels)
    blocks = .allocate(capacity: capacity / 4096 + 2)
  }

  /// Number of the first structural character at or behind `offset`.
  ///
  /// - Complexity: O(log n).
  func firstStructural(at offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if Int(offsets[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first issue at or behind `offset`.
  func firstIssue(at offset: Int) -> ScanIssue? {
    // Issues are rare and few.
    issues.first { $0.offset >= offset }
  }

  /// The first place at or behind `offset` from which on brackets don't tell where a record ends.
  func firstBreak(at offset: Int) -> ScanIssue? {
    issues.first { $0.offset >= offset && $0.problem == .missingSeparator }
  }

  /// Where the first block at or behind that of `offset` begins that holds a backslash; `Int.max` where there is none.
  ///
  /// - Complexity: O(1) as long as offsets ascend and come before the one that was found last.
  @inline(__always)
  func backslash(from offset: Int) -> Int {
    if offset >= clearFrom, offset <= nextBackslash { return nextBackslash }
    return findBackslash(from: offset)
  }

  @inline(never)
  private func findBackslash(from offset: Int) -> Int {
    clearFrom = offset
    nextBackslash = .max
    let end = (length &+ 4095) &>> 12
    var word = offset &>> 12
    var mask = UInt64.max &<< UInt64((offset &>> 6) & 63)
    while word < end {
      let bits = blocks[word] & mask
      if bits != 0 {
        nextBackslash = (word &<< 12) &+ (bits.trailingZeroBitCount &<< 6)
        break
      }
      word &+= 1
      mask = .max
    }
    return nextBackslash
  }

  /// Offset of the last structural character; 0 where there is none.
  var lastStructural: Int { count > 0 ? Int(offsets[count - 1]) : 0 }
}
