/// A hash of bytes for tables that grow with data: seeded in each run, for texts are what callers make them. Nothing that
/// leaves the process may depend on it.
///
/// Sixteen bytes are folded in by a 64 × 64 bit multiplication whose halves are combined, as in Wang Yi's wyhash.
package struct SeededHash: Sendable {
  private let first: UInt64
  private let second: UInt64

  package init() {
    first = .random(in: .min ... .max)
    second = .random(in: .min ... .max)
  }

  package func callAsFunction(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    let count = bytes.count
    guard let start = bytes.baseAddress, count > 0 else { return Self.mixed(first, second) }
    var hash = first ^ UInt64(truncatingIfNeeded: count)
    if count > 16 {
      var offset = 0
      while offset &+ 16 < count {
        hash = Self.mixed(Self.eight(start, offset) ^ hash, Self.eight(start, offset &+ 8) ^ second)
        offset &+= 16
      }
      return Self.mixed(Self.eight(start, count &- 16) ^ hash, Self.eight(start, count &- 8) ^ second)
    }
    let low: UInt64
    let high: UInt64
    if count >= 8 {
      low = Self.eight(start, 0)
      high = Self.eight(start, count &- 8)
    } else if count >= 4 {
      low = UInt64(start.loadUnaligned(as: UInt32.self))
      high = UInt64(start.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
    } else {
      low = UInt64(start.load(as: UInt8.self)) | UInt64(start.load(fromByteOffset: count >> 1, as: UInt8.self)) << 8
      high = UInt64(start.load(fromByteOffset: count &- 1, as: UInt8.self))
    }
    return Self.mixed(Self.mixed(low ^ hash, high ^ second), first ^ second)
  }

  /// Folds a number into a hash of those in front of it.
  package func callAsFunction(_ hash: UInt64, _ number: UInt64) -> UInt64 {
    Self.mixed(hash ^ number ^ first, second | 1)
  }

  @inline(__always)
  private static func eight(_ start: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  @inline(__always)
  private static func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
