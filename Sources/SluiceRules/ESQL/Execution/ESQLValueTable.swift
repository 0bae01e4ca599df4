import SluiceCore

/// Values that many rows have, each held once as its bytes and known by a number.
///
/// Most columns of a window have few values: actions, accounts, addresses, times in seconds. 0 is null.
struct ESQLValueTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each value's bytes begin, and where the last one's end.
  private var starts: [Int] = [0]
  /// Open addressing: number + 1, 0 where there is none. The size is a power of two.
  private var slots: [UInt32]
  private let seeded = SeededHash()

  init() {
    slots = Array(repeating: 0, count: 64)
    var null: [UInt8] = []
    ESQLValue.null.encode(to: &null)
    _ = number(of: null, 0..<null.count)
  }

  var count: Int { starts.count - 1 }

  /// The number of the value that is encoded there; a new one where it is new.
  ///
  /// - Complexity: O(length).
  mutating func number(of source: [UInt8], _ range: Range<Int>) -> UInt32 {
    if range.count == 1, source[range.lowerBound] == bytes.first { return 0 }
    var slot = hash(source, range) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if isEqual(number, source, range) { return UInt32(number) }
      slot = (slot + 1) & (slots.count - 1)
    }
    let number = count
    bytes.reserveMore(range.count)
    bytes.append(contentsOf: source[range])
    starts.reserveMore(1)
    starts.append(bytes.count)
    slots[slot] = UInt32(number + 1)
    if count * 4 > slots.count * 3 { grow() }
    return UInt32(number)
  }

  func value(_ number: UInt32) -> ESQLValue {
    var reader = ESQLValue.Reader(bytes, starts[Int(number)]..<starts[Int(number) + 1])
    return reader.value() ?? .null
  }

  func kind(_ number: UInt32) -> ESQLValue.EncodedKind { ESQLValue.encodedKind(bytes[starts[Int(number)]]) }

  func append(_ number: UInt32, to target: inout [UInt8]) {
    target.append(contentsOf: bytes[starts[Int(number)]..<starts[Int(number) + 1]])
  }

  /// Leaves out the values that nobody has.
  ///
  /// - Returns: for each number the new one.
  mutating func compact(keeping isUsed: [Bool]) -> [UInt32] {
    var kept = ESQLValueTable()
    let numbers = isUsed.indices.map { number in
      isUsed[number] ? kept.number(of: bytes, starts[number]..<starts[number + 1]) : 0
    }
    self = kept
    return numbers
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for number in 0..<count {
      var slot = hash(bytes, starts[number]..<starts[number + 1]) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  private func hash(_ source: [UInt8], _ range: Range<Int>) -> Int {
    unsafe source.withUnsafeBytes { bytes in
      Int(truncatingIfNeeded: unsafe seeded(UnsafeRawBufferPointer(rebasing: bytes[range])))
    }
  }

  private func isEqual(_ number: Int, _ source: [UInt8], _ range: Range<Int>) -> Bool {
    let start = starts[number]
    let count = starts[number + 1] - start
    guard count == range.count else { return false }
    // No value has no bytes.
    return unsafe bytes.withUnsafeBytes { bytes in
      unsafe source.withUnsafeBytes { source in
        guard let left = bytes.baseAddress, let right = source.baseAddress else { return false }
        return unsafe rawBytesEqual(left + start, right + range.lowerBound, count)
      }
    }
  }
}

extension Array {
  /// Makes room, where there is none, for that many elements and a quarter of those that there are: what is large and
  /// grows should not take twice its size.
  mutating func reserveMore(_ more: Int) {
    if count + more > capacity { reserveCapacity(count + more + count / 4) }
  }
}
