import SluiceCore

/// Values that many rows have, each held once as its bytes and known by a number.
///
/// Most columns of a window have few values: actions, accounts, addresses, times in seconds. 0 is null.
struct ESQLValueTable: Sendable {
  private var bytes: [UInt8] = []
  /// Where each value's bytes begin, and where the last one's end.
  private var starts = OffsetList()
  /// Open addressing: number + 1, 0 where there is none. It grows by half.
  private var slots: [UInt32]
  private let seeded = SeededHash()

  init() {
    slots = Array(repeating: 0, count: 64)
    starts.append(0)
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
    var slot = home(source, range)
    while slots[slot] != 0 {
      let number = Int(slots[slot]) - 1
      if isEqual(number, source, range) { return UInt32(number) }
      slot = next(slot)
    }
    let number = count
    bytes.reserveMore(range.count)
    bytes.append(contentsOf: source[range])
    starts.append(Int64(bytes.count))
    slots[slot] = UInt32(number + 1)
    if count * 4 > slots.count * 3 { grow() }
    return UInt32(number)
  }

  func value(_ number: UInt32) -> ESQLValue {
    var reader = ESQLValue.Reader(bytes, place(Int(number)))
    return reader.value() ?? .null
  }

  func kind(_ number: UInt32) -> ESQLValue.EncodedKind { ESQLValue.encodedKind(bytes[place(Int(number)).lowerBound]) }

  func append(_ number: UInt32, to target: inout [UInt8]) { target.append(contentsOf: bytes[place(Int(number))]) }

  /// Where its bytes lie.
  private func place(_ number: Int) -> Range<Int> { Int(starts[number])..<Int(starts[number + 1]) }

  /// Leaves out the values that nobody has.
  ///
  /// - Returns: for each number the new one.
  mutating func compact(keeping isUsed: [Bool]) -> [UInt32] {
    var kept = ESQLValueTable()
    let numbers = isUsed.indices.map { number in
      isUsed[number] ? kept.number(of: bytes, place(number)) : 0
    }
    self = kept
    return numbers
  }

  private mutating func grow() {
    let size = slots.count / 2 * 3
    // Before there are new ones.
    slots = []
    slots = Array(repeating: 0, count: size)
    for number in 0..<count {
      var slot = home(bytes, place(number))
      while slots[slot] != 0 { slot = next(slot) }
      slots[slot] = UInt32(number + 1)
    }
  }

  private func next(_ slot: Int) -> Int { slot + 1 == slots.count ? 0 : slot + 1 }

  /// Where a value's place is, or that from which on it is looked for.
  private func home(_ source: [UInt8], _ range: Range<Int>) -> Int {
    let hash = unsafe source.withUnsafeBytes { bytes in
      unsafe seeded(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
    return Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(slots.count)).high)
  }

  private func isEqual(_ number: Int, _ source: [UInt8], _ range: Range<Int>) -> Bool {
    let place = place(number)
    let (start, count) = (place.lowerBound, place.count)
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
