import SluiceCore

/// Finds rows by the bytes of a key: a hash table with open addressing, half full at most.
struct TextIndex: Sendable {
  private struct Slot: BitwiseCopyable {
    var key: LookupTable.Text
    /// Plus one; 0 for a free slot.
    var row: UInt32
  }

  private var slots: [Slot] = Array(repeating: Slot(key: .init(start: 0, length: 0), row: 0), count: 64)
  private var used = 0

  /// - Parameter bytes: what the keys lie in.
  /// - Complexity: O(*n*) bytes of the key, on average.
  func row(of key: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer) -> Int? {
    let slot = slots[position(of: key, in: bytes)]
    return slot.row == 0 ? nil : Int(slot.row) - 1
  }

  /// Sets the row of a key.
  ///
  /// - Returns: whether the key had another one.
  mutating func insert(_ key: LookupTable.Text, row: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
    if 2 * used >= slots.count { grow(bytes) }
    let place = position(of: Self.text(key, bytes), in: bytes)
    let isKnown = slots[place].row != 0
    slots[place] = Slot(key: key, row: UInt32(row) + 1)
    if !isKnown { used += 1 }
    return isKnown
  }

  private mutating func grow(_ bytes: UnsafeRawBufferPointer) {
    let old = slots
    slots = Array(repeating: Slot(key: .init(start: 0, length: 0), row: 0), count: 2 * old.count)
    for slot in old where slot.row != 0 { slots[position(of: Self.text(slot.key, bytes), in: bytes)] = slot }
  }

  /// Where the key is, or would be.
  private func position(of key: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer) -> Int {
    var hasher = Hasher()
    hasher.combine(bytes: key)
    var place = hasher.finalize() & (slots.count - 1)
    while slots[place].row != 0, !Self.text(slots[place].key, bytes).elementsEqual(key) {
      place = (place + 1) & (slots.count - 1)
    }
    return place
  }

  private static func text(_ text: LookupTable.Text, _ bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[Int(text.start)..<Int(text.start + text.length)])
  }
}

/// Finds rows by address: of the networks that hold it the one with the longest prefix.
struct NetworkIndex: Sendable {
  private var rows: [IPNetwork: UInt32] = [:]
  /// Lengths that there are, the longest first.
  private var v4Lengths: [Int] = []
  private var v6Lengths: [Int] = []

  /// Sets the row of a network.
  ///
  /// - Returns: whether the network had another one.
  mutating func insert(_ network: IPNetwork, row: Int) -> Bool {
    let isKnown = rows.updateValue(UInt32(row), forKey: network) != nil
    if !isKnown {
      let isV4 = network.prefixLength >= 96 && network.address.v4 != nil
      let lengths = isV4 ? v4Lengths : v6Lengths
      if !lengths.contains(network.prefixLength) {
        let sorted = (lengths + [network.prefixLength]).sorted(by: >)
        if isV4 { v4Lengths = sorted } else { v6Lengths = sorted }
      }
    }
    return isKnown
  }

  /// - Complexity: O(*k*) different lengths.
  func row(of address: IPAddress) -> Int? {
    if address.v4 != nil {
      for length in v4Lengths { if let row = rows[IPNetwork(address, prefixLength: length)] { return Int(row) } }
    }
    for length in v6Lengths { if let row = rows[IPNetwork(address, prefixLength: length)] { return Int(row) } }
    return nil
  }
}
