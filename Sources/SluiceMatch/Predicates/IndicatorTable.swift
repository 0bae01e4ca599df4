import SluiceCore
package import SluiceRules

/// A list of indicators, ready to be asked. Texts stand in one hash table, addresses in one for each length of prefix
/// that the list has, and patterns are asked one after the other.
package final class IndicatorTable {
  package let list: IndicatorList
  private let memory = FrozenMemory()
  private let texts: PlaceTable?
  private let networks: NetworkTable?
  private let patterns: [(pattern: GlobPattern, place: Int)]

  /// Indicators that are not what the list's way of matching wants are left out; who reads lists reports them.
  ///
  /// - Complexity: O(size of the list)
  package init(_ list: IndicatorList) {
    self.list = list
    var texts: [(bytes: [UInt8], place: Int)] = []
    var networks: [(network: IPNetwork, place: Int)] = []
    var patterns: [(pattern: GlobPattern, place: Int)] = []
    for (place, indicator) in list.indicators.enumerated() {
      let bytes = Array(indicator.value.utf8)
      switch list.matching {
      case .exact, .ignoresCase: texts.append((bytes, place))
      case .cidr: if let network = IPNetwork(indicator.value) { networks.append((network, place)) }
      case .wildcard:
        if bytes.contains(0x2A) || bytes.contains(0x3F) {
          let glob = Glob(simple: indicator.value, ignoresCase: true)
          patterns.append((GlobPattern(glob, in: memory), place))
        } else {
          texts.append((bytes, place))
        }
      }
    }
    self.texts = texts.isEmpty ? nil : PlaceTable(texts, ignoresCase: list.matching != .exact, in: memory)
    self.networks = networks.isEmpty ? nil : NetworkTable(networks, in: memory)
    self.patterns = patterns
  }

  /// The place of an indicator that the value matches: of networks the narrowest, of patterns the first; nil when there
  /// is none.
  ///
  /// - Complexity: O(length of the value) for texts, O(number of different prefixes) for addresses, O(patterns).
  package func indicator(matching value: UnsafeRawBufferPointer) -> Int? {
    if let networks { return IPAddress(value).flatMap { networks.place(of: $0) } }
    guard let start = value.baseAddress else { return nil }
    if let place = texts?.place(of: start, value.count) { return place }
    return patterns.first { $0.pattern.matches(start, value.count) }?.place
  }
}

// Immutable after `init`, as is the frozen memory that its tables lead to and that it keeps alive.
extension IndicatorTable: @unchecked Sendable {}

/// Texts and their places: open addressing, at most half full.
private struct PlaceTable {
  private struct Slot: BitwiseCopyable {
    var hash: UInt32 = 0
    var length: UInt32 = 0
    /// Nil in an empty slot.
    var start: UnsafeRawPointer?
    var place = 0
  }

  private let slots: UnsafePointer<Slot>
  private let mask: Int
  private let ignoresCase: Bool

  /// Of equal texts the first one counts.
  init(_ texts: [(bytes: [UInt8], place: Int)], ignoresCase: Bool, in memory: FrozenMemory) {
    var capacity = 4
    while capacity < texts.count * 2 { capacity *= 2 }
    var slots = [Slot](repeating: Slot(), count: capacity)
    // One block for all texts.
    let all = memory.copy(texts.flatMap { ignoresCase ? folded($0.bytes) : $0.bytes })
    var offset = 0
    for text in texts {
      let start = all + offset
      let count = text.bytes.count
      offset += count
      let hash = foldedHash(start, count)
      var index = Int(hash) & (capacity - 1)
      var isKnown = false
      while let other = slots[index].start {
        isKnown = slots[index].hash == hash && Int(slots[index].length) == count && equalsExactly(start, other, count)
        if isKnown { break }
        index = (index + 1) & (capacity - 1)
      }
      if !isKnown { slots[index] = Slot(hash: hash, length: UInt32(count), start: start, place: text.place) }
    }
    self.slots = memory.array(slots)
    mask = capacity - 1
    self.ignoresCase = ignoresCase
  }

  func place(of start: UnsafeRawPointer, _ count: Int) -> Int? {
    let hash = foldedHash(start, count)
    var index = Int(hash) & mask
    // Ends at an empty slot: the table is at most half full. The mask keeps the index inside it.
    while let text = slots[index].start {
      let slot = slots[index]
      if slot.hash == hash, Int(slot.length) == count, equals(start, text, count, folding: ignoresCase) {
        return slot.place
      }
      index = (index &+ 1) & mask
    }
    return nil
  }
}

/// Networks by the length of their prefixes: for each length a hash table of the addresses' leading bits.
private struct NetworkTable {
  private struct Slot: BitwiseCopyable {
    var address = IPAddress(high: 0, low: 0)
    /// Negative in an empty slot.
    var place = -1
  }

  private struct Level {
    let bits: Int
    let slots: UnsafePointer<Slot>
    let mask: Int
  }

  /// The longest prefixes first.
  private let levels: [Level]

  init(_ networks: [(network: IPNetwork, place: Int)], in memory: FrozenMemory) {
    levels = Dictionary(grouping: networks) { $0.network.prefixLength }.sorted { $0.key > $1.key }.map {
      bits, members in
      var capacity = 4
      while capacity < members.count * 2 { capacity *= 2 }
      var slots = [Slot](repeating: Slot(), count: capacity)
      for member in members {
        let address = member.network.address
        var index = Self.hash(address) & (capacity - 1)
        while slots[index].place >= 0, slots[index].address != address { index = (index + 1) & (capacity - 1) }
        if slots[index].place < 0 { slots[index] = Slot(address: address, place: member.place) }
      }
      return Level(bits: bits, slots: memory.array(slots), mask: capacity - 1)
    }
  }

  func place(of address: IPAddress) -> Int? {
    for level in levels {
      let prefix = address.masked(to: level.bits)
      var index = Self.hash(prefix) & level.mask
      while level.slots[index].place >= 0 {
        if level.slots[index].address == prefix { return level.slots[index].place }
        index = (index + 1) & level.mask
      }
    }
    return nil
  }

  private static func hash(_ address: IPAddress) -> Int { Int(truncatingIfNeeded: address.spread) }
}
