import SluiceCore

/// Numbers from 0 on, each in as few bytes as the greatest of them needs, one to four.
struct PackedNumbers: Sendable {
  /// Least significant byte first. Behind the last number lie bytes that are read with it, and room for more numbers.
  private var bytes: [UInt8] = []
  /// Bytes of a number.
  private(set) var width = 1
  private(set) var count = 0

  /// What is read and written behind the start of a number.
  private static let wordSize = 4

  subscript(index: Int) -> UInt32 {
    get {
      precondition(index >= 0 && index < count, "PackedNumbers: there is no such number")
      // `append` makes room for four bytes from the start of each number.
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
    let offset = count &* width
    if offset + Self.wordSize > bytes.count { grow() }
    // There are four bytes from its start on, and those behind the number itself are nobody's.
    unsafe bytes.withUnsafeMutableBytes { bytes in
      unsafe bytes.storeBytes(of: number.littleEndian, toByteOffset: offset, as: UInt32.self)
    }
    count += 1
  }

  /// Makes room for a number more, and for a quarter of those that there are.
  private mutating func grow() {
    let size = count * width + max(4 * width, count / 4 * width) + Self.wordSize
    bytes.reserveCapacity(size)
    bytes.append(contentsOf: repeatElement(0, count: size - bytes.count))
  }

  /// - Complexity: O(*n*)
  mutating func insert(_ number: UInt32, at index: Int) {
    precondition(index >= 0 && index <= count, "PackedNumbers: there is no such place")
    append(number)
    if index == count - 1 { return }
    // Those behind it move up by one, to where `append` made room.
    let place = index * width
    let length = (count - 1 - index) * width
    unsafe bytes.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return }
      unsafe (start + place + width).copyMemory(from: start + place, byteCount: length)
    }
    self[index] = number
  }

  /// Takes the first numbers away, into less memory.
  ///
  /// - Complexity: O(*n*)
  mutating func removeFirst(_ removed: Int) {
    let left = bytes[(removed * width)..<(count * width)]
    var moved: [UInt8] = []
    moved.reserveCapacity(left.count + Self.wordSize)
    moved += left
    moved.append(contentsOf: repeatElement(0, count: Self.wordSize))
    bytes = moved
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
    var widened = PackedNumbers()
    widened.width = wider
    widened.bytes.reserveCapacity((count + 1) * wider + Self.wordSize)
    for index in 0..<count { widened.append(self[index]) }
    self = widened
  }
}
