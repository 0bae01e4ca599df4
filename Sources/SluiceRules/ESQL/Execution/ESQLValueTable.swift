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
    _ = unsafe null.withUnsafeBytes { unsafe number(of: $0) }
  }

  var count: Int { starts.count - 1 }

  /// The number of the value that is encoded there; a new one where it is new.
  ///
  /// - Parameter value: not empty.
  /// - Complexity: O(length).
  mutating func number(of value: UnsafeRawBufferPointer) -> UInt32 {
    // The first one is null.
    if value.count == 1, let first = unsafe value.first, first == bytes.first { return 0 }
    var slot = unsafe home(value)
    while slots[slot] != 0 {
      let number = slots[slot] &- 1
      if unsafe isEqual(Int(number), value) { return number }
      slot = next(slot)
    }
    return unsafe add(value, slot)
  }

  private mutating func add(_ value: UnsafeRawBufferPointer, _ slot: Int) -> UInt32 {
    let number = count
    bytes.reserveMore(value.count)
    unsafe bytes.append(contentsOf: value)
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
    let numbers = unsafe bytes.withUnsafeBytes { bytes in
      isUsed.indices.map { number in
        unsafe isUsed[number] ? kept.number(of: UnsafeRawBufferPointer(rebasing: bytes[place(number)])) : 0
      }
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
      let place = place(number)
      var slot = unsafe bytes.withUnsafeBytes { unsafe home(UnsafeRawBufferPointer(rebasing: $0[place])) }
      while slots[slot] != 0 { slot = next(slot) }
      slots[slot] = UInt32(number + 1)
    }
  }

  private func next(_ slot: Int) -> Int { slot + 1 == slots.count ? 0 : slot + 1 }

  /// Where a value's place is, or that from which on it is looked for.
  private func home(_ value: UnsafeRawBufferPointer) -> Int {
    let hash = unsafe seeded(value)
    return Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(slots.count)).high)
  }

  private func isEqual(_ number: Int, _ value: UnsafeRawBufferPointer) -> Bool {
    let place = place(number)
    guard place.count == value.count, let right = value.baseAddress else { return false }
    return unsafe bytes.withUnsafeBytes { bytes in
      guard let left = bytes.baseAddress else { return false }
      return unsafe rawBytesEqual(left + place.lowerBound, right, place.count)
    }
  }
}
