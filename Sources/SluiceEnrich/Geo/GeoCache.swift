import SluiceCore

/// The rows of the addresses seen lately, found by address: sets of four places; in a full set the place that was not
/// asked for since the last look gives way (CLOCK).
///
/// Rows lie in the order in which places were first taken, and get their memory some at a time, and there are few places
/// until many addresses have come: a cache that few come to, such as that of the documents of alerts, stays small.
///
/// - Complexity: O(1) for all operations, over many calls. Memory: `mostCount` × 257 bytes at most.
final class GeoCache {
  static let ways = 4
  /// In bytes. A longer row is looked up each time; one with a long name in every value has about 200.
  static let maximumRow = 234

  /// Places at most, a power of two.
  let mostCount: Int
  /// Places that there are, a power of two.
  private(set) var count: Int
  private var keys: UnsafeMutablePointer<IPAddress>
  private var lengths: UnsafeMutablePointer<UInt16>
  /// By place the number of its row, for places that were taken.
  private var rowNumbers: UnsafeMutablePointer<Int32>
  private var rowCount: Int32 = 0
  private var marks: UnsafeMutablePointer<Mark>
  /// Memory for `slab` rows each.
  private var slabs: [UnsafeMutableRawPointer] = []
  private static let slab = 256
  private var setMask: Int
  /// Places from the start.
  private static let firstCount = 1_024
  private static let growth = 4
  /// Of the set that `find` looked at last.
  private var lastSet = 0

  private enum Mark: UInt8 { case empty = 0, unused, used }

  /// - Parameter count: places at most; rounded up to a power of two, at least 4.
  init(count wanted: Int) {
    var most = Self.ways
    while most < wanted { most *= 2 }
    mostCount = most
    count = min(most, Self.firstCount)
    setMask = count / Self.ways - 1
    keys = .allocate(capacity: count)
    lengths = .allocate(capacity: count)
    rowNumbers = .allocate(capacity: count)
    marks = .allocate(capacity: count)
    marks.initialize(repeating: .empty, count: count)
  }

  deinit {
    keys.deallocate()
    lengths.deallocate()
    rowNumbers.deallocate()
    marks.deallocate()
    for slab in slabs { slab.deallocate() }
  }

  /// What the cache takes at most.
  var bytes: Int { mostCount * (MemoryLayout<IPAddress>.stride + 4 + 2 + 1 + Self.maximumRow) }

  /// The row of an address, empty where the databases have none; nil when it is not in the cache. It is valid until the
  /// next `insert`.
  @inline(__always)
  func find(_ key: IPAddress) -> UnsafeRawBufferPointer? {
    let first = firstPlace(key)
    lastSet = first
    for place in first..<(first + Self.ways) where marks[place] != .empty && keys[place] == key {
      marks[place] = .used
      return UnsafeRawBufferPointer(start: row(place), count: Int(lengths[place]))
    }
    return nil
  }

  /// Puts in the row of the key that `find` has just missed.
  func insert(_ key: IPAddress, _ row: [UInt8]) {
    guard row.count <= Self.maximumRow else { return }
    // Half full, and no place in this set: there are more addresses than places for them.
    if count < mostCount, Int(rowCount) * 2 >= count, set.allSatisfy({ marks[$0] != .empty }) {
      grow()
      lastSet = firstPlace(key)
    }
    let place = victim()
    if marks[place] == .empty {
      rowNumbers[place] = rowCount
      if Int(rowCount) == slabs.count * Self.slab {
        slabs.append(.allocate(byteCount: Self.slab * Self.maximumRow, alignment: 16))
      }
      rowCount += 1
    }
    keys[place] = key
    lengths[place] = UInt16(row.count)
    marks[place] = .unused
    row.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress {
        self.row(place).copyMemory(from: base, byteCount: bytes.count)
      }
    }
  }

  @inline(__always)
  private func row(_ place: Int) -> UnsafeMutableRawPointer {
    let number = Int(rowNumbers[place])
    return slabs[number / Self.slab] + number % Self.slab * Self.maximumRow
  }

  @inline(__always)
  private func firstPlace(_ key: IPAddress) -> Int { (Int(truncatingIfNeeded: key.spread) & setMask) * Self.ways }

  /// The places of the set that `find` looked at last.
  private var set: Range<Int> { lastSet..<(lastSet + Self.ways) }

  /// What was in one set goes to sets of its own, so there is room for all of it.
  private func grow() {
    let (oldCount, oldKeys, oldLengths, oldRowNumbers, oldMarks) = (count, keys, lengths, rowNumbers, marks)
    count = min(count * Self.growth, mostCount)
    setMask = count / Self.ways - 1
    keys = .allocate(capacity: count)
    lengths = .allocate(capacity: count)
    rowNumbers = .allocate(capacity: count)
    marks = .allocate(capacity: count)
    marks.initialize(repeating: .empty, count: count)
    for old in 0..<oldCount where oldMarks[old] != .empty {
      var place = firstPlace(oldKeys[old])
      while marks[place] != .empty { place += 1 }
      keys[place] = oldKeys[old]
      lengths[place] = oldLengths[old]
      rowNumbers[place] = oldRowNumbers[old]
      marks[place] = oldMarks[old]
    }
    oldKeys.deallocate()
    oldLengths.deallocate()
    oldRowNumbers.deallocate()
    oldMarks.deallocate()
  }

  private func victim() -> Int {
    for place in set where marks[place] == .empty { return place }
    for place in set where marks[place] == .unused { return place }
    for place in set { marks[place] = .unused }
    return set.lowerBound
  }

  func removeAll() {
    marks.update(repeating: .empty, count: count)
    rowCount = 0
  }
}
