/// Packs bytes that say many things again, without knowing what they are: what was said before at a distance is told by
/// that distance. Quick rather than thorough.
///
/// What is packed is a series of a byte with two counts of four bits (15 stands for more, which follows as a number), as
/// many bytes of its own, and, but at the end, the distance of what comes again and its length.
struct BytePacker: Sendable {
  /// Fewer bytes than this are not told by their distance.
  fileprivate static let least = 4
  fileprivate static let mostInNibble = 15
  private static let tableBits: UInt32 = 12

  /// By the hash of four bytes where they were last, counted from one; 0 where they were not.
  private var table = [UInt32](repeating: 0, count: 1 << tableBits)
  /// Where packed bytes are written.
  private var room: [UInt8] = []
  /// A large room is not kept.
  private static let mostRoom = 256 << 10

  /// - Returns: in memory of its size; nil where packing them saves less than an eighth.
  /// - Complexity: O(*n*)
  mutating func pack(_ bytes: [UInt8]) -> [UInt8]? {
    let limit = bytes.count - bytes.count / 8
    // What is packed is looked at behind each piece, which is all bytes and a few for its numbers at the most.
    let needed = limit + bytes.count + 32
    if room.count < needed { room = Array(repeating: 0, count: needed) }
    defer { if room.count > Self.mostRoom { room = [] } }
    let count = table.withUnsafeMutableBufferPointer { table in
      table.update(repeating: 0)
      return room.withUnsafeMutableBytes { room in bytes.withUnsafeBytes { Self.pack($0, table, limit, into: room) } }
    }
    guard count < limit else { return nil }
    return room[..<count].withUnsafeBufferPointer { Array($0) }
  }

  /// - Parameter room: for `limit` bytes, as many as there are, and 32.
  /// - Returns: how many bytes there are now; `limit` or more where packing them was given up.
  private static func pack(
    _ bytes: UnsafeRawBufferPointer, _ table: UnsafeMutableBufferPointer<UInt32>, _ limit: Int,
    into room: UnsafeMutableRawBufferPointer
  ) -> Int {
    guard let target = room.baseAddress, let source = bytes.baseAddress, let table = table.baseAddress else {
      return limit
    }
    var packed = PackedPieces(target: target, source: source)
    var place = 0
    /// What was not written yet begins here.
    var rest = 0
    while place + least <= bytes.count, packed.count < limit {
      let four = source.loadUnaligned(fromByteOffset: place, as: UInt32.self)
      let slot = slot(of: four)
      let found = Int(table[slot]) - 1
      table[slot] = UInt32(truncatingIfNeeded: place + 1)
      guard found >= 0, source.loadUnaligned(fromByteOffset: found, as: UInt32.self) == four else {
        // Where nothing comes again, fewer places are looked at.
        place += 1 + (place - rest) >> 5
        continue
      }
      let length = least + shared(bytes, found + least, place + least)
      packed.write(rest..<place, distance: place - found, length)
      let last = min(place + length, bytes.count - least)
      var next = place + 2
      while next < last {
        table[Self.slot(of: source.loadUnaligned(fromByteOffset: next, as: UInt32.self))] = UInt32(
          truncatingIfNeeded: next + 1)
        next += 4
      }
      place += length
      rest = place
    }
    if packed.count < limit { packed.writeLast(rest..<bytes.count) }
    return packed.count
  }

  private static func slot(of four: UInt32) -> Int { Int((four &* 2_654_435_761) >> (32 - tableBits)) }

  /// How many bytes are the same from both places on.
  private static func shared(_ bytes: UnsafeRawBufferPointer, _ earlier: Int, _ later: Int) -> Int {
    var count = 0
    while later + count + 8 <= bytes.count {
      let difference =
        bytes.loadUnaligned(fromByteOffset: earlier + count, as: UInt64.self)
        ^ bytes.loadUnaligned(fromByteOffset: later + count, as: UInt64.self)
      if difference != 0 { return count + difference.littleEndian.trailingZeroBitCount / 8 }
      count += 8
    }
    while later + count < bytes.count, bytes[earlier + count] == bytes[later + count] { count += 1 }
    return count
  }
}

/// Writes what is packed, where there is room for it.
private struct PackedPieces {
  private let target: UnsafeMutableRawPointer
  private let source: UnsafeRawPointer
  private(set) var count = 0

  init(target: UnsafeMutableRawPointer, source: UnsafeRawPointer) {
    self.target = target
    self.source = source
  }

  mutating func write(_ own: Range<Int>, distance: Int, _ length: Int) {
    let again = length - BytePacker.least
    writeOwn(own, UInt8(truncatingIfNeeded: min(again, BytePacker.mostInNibble)))
    write(distance)
    if again >= BytePacker.mostInNibble { write(again - BytePacker.mostInNibble) }
  }

  mutating func writeLast(_ own: Range<Int>) { writeOwn(own, 0) }

  private mutating func writeOwn(_ own: Range<Int>, _ again: UInt8) {
    append(UInt8(truncatingIfNeeded: min(own.count, BytePacker.mostInNibble)) << 4 | again)
    if own.count >= BytePacker.mostInNibble { write(own.count - BytePacker.mostInNibble) }
    (target + count).copyMemory(from: source + own.lowerBound, byteCount: own.count)
    count += own.count
  }

  private mutating func write(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }

  private mutating func append(_ byte: UInt8) {
    target.storeBytes(of: byte, toByteOffset: count, as: UInt8.self)
    count += 1
  }
}

/// Reads what a `BytePacker` made.
struct PackedBytes {
  private let packed: [UInt8]
  private var place = 0

  /// The bytes that were packed; fewer where `packed` is damaged.
  ///
  /// - Parameter count: how many there were.
  /// - Complexity: O(*n*)
  static func unpacked(_ packed: [UInt8], count: Int) -> [UInt8] {
    var reader = PackedBytes(packed: packed)
    return [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      filled = reader.unpack(into: UnsafeMutableRawBufferPointer(target), count)
    }
  }

  private init(packed: [UInt8]) { self.packed = packed }

  private mutating func unpack(into target: UnsafeMutableRawBufferPointer, _ count: Int) -> Int {
    guard let start = target.baseAddress else { return 0 }
    return packed.withUnsafeBytes { source in
      var filled = 0
      while filled < count, place < source.count {
        let counts = Int(source[place])
        place += 1
        let own = number(counts >> 4, source)
        guard let from = source.baseAddress, own <= source.count - place, own <= count - filled else { break }
        (start + filled).copyMemory(from: from + place, byteCount: own)
        place += own
        filled += own
        if filled == count { break }
        let distance = number(BytePacker.mostInNibble, source) - BytePacker.mostInNibble
        let again = number(counts & BytePacker.mostInNibble, source) + BytePacker.least
        guard distance > 0, distance <= filled, again <= count - filled else { break }
        if distance >= again {
          (start + filled).copyMemory(from: start + (filled - distance), byteCount: again)
        } else {
          for index in filled..<filled + again { target[index] = target[index - distance] }
        }
        filled += again
      }
      return filled
    }
  }

  /// A count of four bits, or, where these are all set, with what follows.
  private mutating func number(_ nibble: Int, _ source: UnsafeRawBufferPointer) -> Int {
    if nibble < BytePacker.mostInNibble { return nibble }
    var rest: UInt = 0
    var shift: UInt = 0
    while place < source.count, shift < 56 {
      let byte = source[place]
      place += 1
      rest |= UInt(byte & 0x7F) << shift
      shift += 7
      if byte & 0x80 == 0 { break }
    }
    return Int(rest) + BytePacker.mostInNibble
  }
}
