import CLZ4

/// Packs bytes that say many things again, as a block of LZ4.
struct BytePacker: Sendable {
  /// Where packed bytes are written: they are kept in memory of their size.
  private var room: [UInt8] = []
  /// A large room is not kept.
  private static let mostRoom = 256 << 10

  /// - Returns: nil where packing them saves less than an eighth.
  /// - Complexity: O(*n*)
  mutating func pack(_ bytes: [UInt8]) -> [UInt8]? {
    let limit = bytes.count - bytes.count / 8
    guard limit < bytes.count, let length = Int32(exactly: bytes.count) else { return nil }
    if room.count < limit { room = Array(repeating: 0, count: limit) }
    defer { if room.count > Self.mostRoom { room = [] } }
    let count = room.withUnsafeMutableBytes { room in
      bytes.withUnsafeBytes { bytes in
        // 0 where there is too little room.
        LZ4_compress_default(bytes.baseAddress, room.baseAddress, length, Int32(limit))
      }
    }
    return count > 0 ? room[..<Int(count)].withUnsafeBufferPointer { Array($0) } : nil
  }

  /// The bytes that were packed; fewer where `packed` is damaged.
  ///
  /// - Parameter count: how many there were.
  /// - Complexity: O(*n*)
  static func unpack(_ packed: [UInt8], count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { target, filled in
      let target = UnsafeMutableRawBufferPointer(target)
      packed.withUnsafeBytes { packed in
        filled = max(
          0, Int(LZ4_decompress_safe(packed.baseAddress, target.baseAddress, Int32(packed.count), Int32(count))))
      }
    }
  }
}
