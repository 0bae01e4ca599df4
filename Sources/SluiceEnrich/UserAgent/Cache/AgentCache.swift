import SluiceCore

/// What is known of the agents that came last, by their bytes. Memory is bounded by entries and by bytes, however many
/// different agents a stream has; a full set loses its entry that was used longest ago.
///
/// Entries are in sets of eight, as in a processor's cache: looking for one costs eight comparisons at most, whatever
/// agents come (chosen ones can only push each other out of their set). Each set has an equal share of the bytes. There
/// are few sets until many agents have come: most batches see few, such as those that alerts are written from.
final class AgentCache {
  private struct Way {
    var hash: UInt64 = 0
    /// The agent's bytes, then what is known; nil for a free place.
    var memory: UnsafeMutableRawPointer?
    var keyLength: Int32 = 0
    var valueLength: Int32 = 0
    /// When it was last used, by `clock`.
    var used: UInt32 = 0

    var length: Int { Int(keyLength) + Int(valueLength) }
  }

  static let ways = 8
  /// Sets from the start.
  private static let firstSets = 32
  private static let growth = 4
  private let mostSets: Int
  private var places: UnsafeMutableBufferPointer<Way>
  private var setMask: Int
  private let bytesPerSet: Int
  private var clock: UInt32 = 0
  /// Bytes that entries hold.
  private(set) var byteCount = 0
  private(set) var entryCount = 0
  /// Places for entries that there are.
  var placeCount: Int { places.count }

  /// - Parameters:
  ///   - entries: the most entries; rounded up to eight times a power of two.
  ///   - bytes: the most bytes of agents and what is known of them.
  init(entries: Int, bytes: Int) {
    var sets = 1
    while sets * Self.ways < max(1, entries) { sets *= 2 }
    mostSets = sets
    bytesPerSet = max(0, bytes) / sets
    let first = min(sets, Self.firstSets)
    setMask = first - 1
    places = .allocate(capacity: first * Self.ways)
    places.initialize(repeating: Way())
  }

  deinit {
    for way in places { way.memory?.deallocate() }
    places.deallocate()
  }

  /// What is known of an agent; nil when nothing is. The memory is the cache's, valid until the next `insert`.
  func value(of key: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    let hash = agentHash(key)
    for place in set(hash) where places[place].hash == hash && Int(places[place].keyLength) == key.count {
      guard let memory = places[place].memory,
        key.count == 0 || key.baseAddress.map({ rawBytesEqual(memory, $0, key.count) }) == true
      else { continue }
      clock &+= 1
      places[place].used = clock
      return UnsafeRawBufferPointer(start: memory + key.count, count: Int(places[place].valueLength))
    }
    return nil
  }

  /// Remembers what is known of an agent that is not in the cache. One that is too large for its set is not kept.
  func insert(_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer) {
    let length = key.count + value.count
    guard length <= bytesPerSet else { return }
    let hash = agentHash(key)
    // Half full, and no place in this set: there are more agents than places for them.
    if setMask + 1 < mostSets, entryCount * 2 >= places.count, set(hash).allSatisfy({ places[$0].memory != nil }) {
      grow()
    }
    let set = set(hash)
    var room = bytesPerSet - set.reduce(0) { $0 + places[$1].length }
    var free = set.first { places[$0].memory == nil }
    while free == nil || room < length {
      // Ages are differences, so that the clock may wrap.
      guard
        let oldest = set.filter({ places[$0].memory != nil })
          .max(by: { clock &- places[$0].used < clock &- places[$1].used })
      else { return }
      room += places[oldest].length
      remove(oldest)
      free = free ?? oldest
    }
    guard let free else { return }
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(1, length), alignment: 16)
    if let source = key.baseAddress { memory.copyMemory(from: source, byteCount: key.count) }
    if let source = value.baseAddress { (memory + key.count).copyMemory(from: source, byteCount: value.count) }
    clock &+= 1
    places[free] = Way(
      hash: hash, memory: memory, keyLength: Int32(key.count), valueLength: Int32(value.count), used: clock)
    byteCount += length
    entryCount += 1
  }

  /// What was in one set goes to sets of its own, so there is room for all of it.
  private func grow() {
    let old = places
    let sets = min((setMask + 1) * Self.growth, mostSets)
    setMask = sets - 1
    places = .allocate(capacity: sets * Self.ways)
    places.initialize(repeating: Way())
    for way in old where way.memory != nil {
      var place = set(way.hash).lowerBound
      while places[place].memory != nil { place += 1 }
      places[place] = way
    }
    old.deallocate()
  }

  private func remove(_ place: Int) {
    byteCount -= places[place].length
    entryCount -= 1
    places[place].memory?.deallocate()
    places[place] = Way()
  }

  private func set(_ hash: UInt64) -> Range<Int> {
    let first = Int(truncatingIfNeeded: hash) & setMask
    return first * Self.ways..<(first + 1) * Self.ways
  }
}

/// A hash of bytes by words, two of them folded in by a 64 × 64 bit multiplication (Wang Yi's wyhash).
private func agentHash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
  guard let base = bytes.baseAddress else { return 0 }
  var hash = UInt64(truncatingIfNeeded: bytes.count) &* 0x9E37_79B9_7F4A_7C15
  var index = 0
  while index &+ 16 <= bytes.count {
    let first = base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let second = base.loadUnaligned(fromByteOffset: index &+ 8, as: UInt64.self)
    let product = (first ^ 0x2D35_8DCC_AA6C_78A5).multipliedFullWidth(by: second ^ hash)
    hash = product.high ^ product.low
    index &+= 16
  }
  while index &+ 8 <= bytes.count {
    hash = folded(hash ^ base.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    index &+= 8
  }
  var rest: UInt64 = 0
  while index < bytes.count {
    rest = rest << 8 | UInt64(bytes[index])
    index &+= 1
  }
  hash = folded(hash ^ rest)
  return hash ^ hash >> 32
}

@inline(__always)
private func folded(_ word: UInt64) -> UInt64 {
  let product = (word ^ 0x2D35_8DCC_AA6C_78A5).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
  return product.high ^ product.low
}
