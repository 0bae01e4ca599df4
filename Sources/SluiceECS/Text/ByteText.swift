import SluiceCore

/// A text that grows at its end, written by pointer: documents are put together here and handed on in one piece, as
/// an array pays for each of its appends with several checks.
///
/// Used by one lane at a time.
package final class ByteText {
  // Changed for each piece of each document; nothing here calls out while it does.
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline package internal(set) var count = 0
  @usableFromInline var capacity: Int

  package init(capacity: Int = 4 << 10) {
    self.capacity = max(64, capacity)
    base = .allocate(capacity: self.capacity)
  }

  deinit { base.deallocate() }

  /// The text; valid until it is changed.
  @inlinable package var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: base, count: count) }

  @inlinable package subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "ByteText: out of bounds")
    return UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }

  @inlinable package var isEmpty: Bool { count == 0 }

  /// Empties the text. Keeps its memory, but for what one huge record made it grow by.
  package func removeAll(keeping limit: Int = 1 << 20) {
    count = 0
    guard capacity > limit else { return }
    base.deallocate()
    capacity = limit
    base = .allocate(capacity: limit)
  }

  /// Takes the last `length` bytes away.
  package func removeLast(_ length: Int) {
    precondition(length >= 0 && length <= count, "ByteText: out of bounds")
    count -= length
  }

  /// Makes room for `free` bytes behind the text.
  @inlinable package func reserve(_ free: Int) { if capacity &- count < free { grow(free) } }

  @usableFromInline @inline(never)
  func grow(_ free: Int) {
    let wanted = max(capacity * 2, count + free)
    let bigger = UnsafeMutablePointer<UInt8>.allocate(capacity: wanted)
    bigger.update(from: base, count: count)
    base.deallocate()
    base = bigger
    capacity = wanted
  }

  @inlinable package func append(_ byte: UInt8) {
    reserve(1)
    base[count] = byte
    count &+= 1
  }

  @inlinable package func append(raw bytes: UnsafeRawBufferPointer) {
    guard let source = bytes.baseAddress, bytes.count > 0 else { return }
    reserve(bytes.count)
    UnsafeMutableRawPointer(base + count).copyMemory(from: source, byteCount: bytes.count)
    count &+= bytes.count
  }

  @inlinable package func append(raw text: StaticString) {
    append(raw: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  @inlinable package func append(raw bytes: [UInt8]) { bytes.withUnsafeBytes { append(raw: $0) } }

  /// Appends braces that close objects, a comma or none, and keys, sixteen bytes at a time: up to fifteen more can be
  /// read behind them.
  @inline(__always)
  func appendOpening(_ keys: UnsafePointer<UInt8>, _ length: Int, closing: Int, separators: Int) {
    reserve(closing &+ 1 &+ length &+ 16)
    if closing > 8 { append(repeating: 0x7D, count: closing &- 8) }
    // One pointer for all: what is stored through it could be a field of this object for all the compiler knows.
    let target = UnsafeMutableRawPointer(base + count)
    target.storeBytes(of: 0x7D7D_7D7D_7D7D_7D7D, as: UInt64.self)
    var place = min(closing, 8)
    target.storeBytes(of: 0x2C, toByteOffset: place, as: UInt8.self)
    place &+= separators
    let source = UnsafeRawPointer(keys)
    var index = 0
    while index < length {
      let piece = source.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      target.storeBytes(of: piece, toByteOffset: place &+ index, as: SIMD16<UInt8>.self)
      index &+= 16
    }
    count &+= place &+ length
  }

  package func append(repeating byte: UInt8, count times: Int) {
    reserve(times)
    (base + count).initialize(repeating: byte, count: times)
    count += times
  }

  package func append(decimal value: Int) {
    reserve(20)
    if value < 0 { append(0x2D) }
    var rest = value.magnitude
    var digits = 1
    var limit = rest / 10
    while limit > 0 {
      digits += 1
      limit /= 10
    }
    var place = count + digits
    count = place
    repeat {
      place -= 1
      base[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    } while rest > 0
  }

  package func append(jsonString text: String) {
    var text = text
    text.withUTF8 { append(jsonString: UnsafeRawBufferPointer($0)) }
  }

  /// Appends bytes as lower-case hexadecimal digits.
  package func append(hexadecimal bytes: UnsafeRawBufferPointer) {
    reserve(bytes.count * 2)
    var target = base + count
    for byte in bytes {
      target[0] = Self.digit(byte >> 4)
      target[1] = Self.digit(byte & 15)
      target += 2
    }
    count += bytes.count * 2
  }

  @inline(__always)
  static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}

extension [UInt8] {
  /// Appends a text.
  package mutating func append(_ text: ByteText) { append(contentsOf: text.bytes) }
}

extension ByteText {
  /// Whether the text is `bytes`.
  package func holds(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count == count else { return false }
    guard let start = bytes.baseAddress else { return true }
    return rawBytesEqual(UnsafeRawPointer(base), start, count)
  }
}
