import SluiceCore

/// Numbers from 0 on, each in as few bytes as the greatest of them needs, one to four.
struct PackedNumbers: Sendable {
  /// Least significant byte first. Behind the last number lie bytes that are read with it.
  private var bytes = [UInt8](repeating: 0, count: Self.padding)
  /// Bytes of a number.
  private(set) var width = 1
  private(set) var count = 0

  private static let padding = 3

  subscript(index: Int) -> UInt32 {
    get {
      precondition(index >= 0 && index < count, "PackedNumbers: there is no such number")
      // `count` numbers and the padding lie in `bytes`, so four bytes can be read from the start of each.
      let word = unsafe bytes.withUnsafeBytes { bytes in
        unsafe UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: index &* width, as: UInt32.self))
      }
      return word & Self.greatest(width)
    }
    set {
      precondition(index >= 0 && index < count, "PackedNumbers: there is no such number")
      if newValue > Self.greatest(width) { widen(for: newValue) }
      for byte in 0..<width { bytes[index * width + byte] = UInt8(truncatingIfNeeded: newValue >> UInt32(8 * byte)) }
    }
  }

  /// - Complexity: O(1) over many calls.
  mutating func append(_ number: UInt32) {
    if number > Self.greatest(width) { widen(for: number) }
    bytes.reserveMore(width)
    for _ in 0..<width { bytes.append(0) }
    // There are four bytes from its start on, and those behind the number itself are padding.
    unsafe bytes.withUnsafeMutableBytes { bytes in
      unsafe bytes.storeBytes(of: number.littleEndian, toByteOffset: count &* width, as: UInt32.self)
    }
    count += 1
  }

  /// - Complexity: O(*n*)
  mutating func insert(_ number: UInt32, at index: Int) {
    precondition(index >= 0 && index <= count, "PackedNumbers: there is no such place")
    if index == count { return append(number) }
    if number > Self.greatest(width) { widen(for: number) }
    bytes.reserveMore(width)
    bytes.insert(contentsOf: repeatElement(0, count: width), at: index * width)
    count += 1
    self[index] = number
  }

  /// Takes the first numbers away, into less memory.
  ///
  /// - Complexity: O(*n*)
  mutating func removeFirst(_ removed: Int) {
    bytes = Array(bytes[(removed * width)...])
    count -= removed
  }

  /// Puts other numbers in the place of all.
  ///
  /// - Complexity: O(*n*)
  mutating func replaceAll(_ body: (UInt32) -> UInt32) {
    var packed = PackedNumbers()
    packed.bytes.reserveCapacity(bytes.count)
    for index in 0..<count { packed.append(body(self[index])) }
    self = packed
  }

  private static func greatest(_ width: Int) -> UInt32 { .max >> UInt32(32 - 8 * width) }

  private mutating func widen(for number: UInt32) {
    var wider = width + 1
    while number > Self.greatest(wider) { wider += 1 }
    var widened: [UInt8] = []
    widened.reserveCapacity((count + 1) * wider + Self.padding)
    for index in 0..<count {
      let number = self[index]
      for byte in 0..<wider { widened.append(UInt8(truncatingIfNeeded: number >> UInt32(8 * byte))) }
    }
    widened.append(contentsOf: repeatElement(0, count: Self.padding))
    bytes = widened
    width = wider
  }
}
