import SluiceCore

/// The tags of services that came lately, by a hash of the ends of their names: a few comparisons instead of hashing the
/// whole name, and a count beside them. A service pushes out another one in its place.
final class RecentTags {
  struct Place {
    /// Of the service's name in bytes; 0 in an empty place.
    fileprivate var length: Int32 = 0
    /// The number that the tagger has for it.
    fileprivate(set) var entry: Int32 = 0
    /// Records counted since the last `takeCounts`.
    var count = 0
    fileprivate(set) var tag = Tag.none
  }

  /// Names from 8 to 64 bytes are remembered.
  static let lengths = 8...64
  private static let size = 64

  private let places: UnsafeMutablePointer<Place>
  /// 64 bytes for each place.
  private let texts: UnsafeMutableRawPointer

  init() {
    places = .allocate(capacity: Self.size)
    places.initialize(repeating: Place(), count: Self.size)
    texts = .allocate(byteCount: Self.size * Self.lengths.upperBound, alignment: 64)
  }

  deinit {
    places.deallocate()
    texts.deallocate()
  }

  /// Where the service is remembered; nil where it is not. Valid until the next `remember`.
  ///
  /// - Complexity: O(length of the name).
  @inline(__always)
  func place(of service: Cell) -> UnsafeMutablePointer<Place>? {
    guard service.kind == .string, let start = service.start, Self.lengths.contains(Int(service.length)) else {
      return nil
    }
    let length = Int(service.length)
    let number = Self.number(start, length)
    let place = places + number
    guard Int(place.pointee.length) == length, rawBytesEqual(texts + number &* Self.lengths.upperBound, start, length)
    else { return nil }
    return place
  }

  /// Remembers a service that is not remembered yet.
  ///
  /// - Returns: the entry that it pushed out and what was counted for it; nil for none.
  func remember(_ service: Cell, _ tag: Tag, entry: Int) -> (entry: Int, count: Int)? {
    guard service.kind == .string, let start = service.start, Self.lengths.contains(Int(service.length)) else {
      return nil
    }
    let number = Self.number(start, Int(service.length))
    let old = places[number]
    places[number] = Place(length: Int32(service.length), entry: Int32(entry), tag: tag)
    (texts + number * Self.lengths.upperBound).copyMemory(from: start, byteCount: Int(service.length))
    return old.count > 0 ? (Int(old.entry), old.count) : nil
  }

  /// Calls `body` with each entry that something was counted for, maybe more than once, and begins to count anew.
  func takeCounts(_ body: (_ entry: Int, _ count: Int) -> Void) {
    for number in 0..<Self.size where places[number].count > 0 {
      body(Int(places[number].entry), places[number].count)
      places[number].count = 0
    }
  }

  func removeAll() { places.update(repeating: Place(), count: Self.size) }

  @inline(__always)
  private static func number(_ text: UnsafeRawPointer, _ length: Int) -> Int {
    let first = text.loadUnaligned(as: UInt64.self)
    let last = text.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)
    return Int(truncatingIfNeeded: ((first ^ last &<< 1) &* 0x9E37_79B9_7F4A_7C15) &>> 58)
  }
}
