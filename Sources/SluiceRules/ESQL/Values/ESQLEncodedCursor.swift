/// Passes over encoded values (`ESQLValue.encode`). What is no encoding, or ends too soon, gives nil and never traps.
@safe struct ESQLEncodedCursor {
  private let bytes: UnsafeRawBufferPointer
  private(set) var position: Int
  private let end: Int

  private typealias Mark = ESQLValue.Mark

  /// - Parameters:
  ///   - bytes: they have to live as long as the cursor is used.
  ///   - range: within `bytes`.
  init(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "ESQLEncodedCursor: outside of the bytes")
    unsafe self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  var isAtEnd: Bool { position == end }

  /// Passes over the next value, and says where it lies: where the text does that it refers to.
  mutating func skip() -> Range<Int>? {
    let start = position
    guard start < end else { return nil }
    guard byte(start) == Mark.reference else { return pass(isInList: false) ? start..<position : nil }
    position &+= 1
    guard let distance = number(), distance > 0, distance <= UInt64(start) else { return nil }
    let place = start &- Int(distance)
    var text = unsafe ESQLEncodedCursor(bytes, place..<start)
    return byte(place) == Mark.string && text.pass(isInList: false) ? place..<text.position : nil
  }

  private mutating func pass(isInList: Bool) -> Bool {
    guard position < end else { return false }
    let mark = byte(position)
    position &+= 1
    switch mark {
    case Mark.string: return number().map { pass($0) } ?? false
    case Mark.null: return !isInList
    case Mark.no, Mark.yes: return true
    case Mark.integer, Mark.datetime: return number() != nil
    case Mark.double: return pass(8)
    case Mark.ip: return pass(16)
    case Mark.duration: return number() != nil && number() != nil && number() != nil
    case Mark.many where !isInList:
      // Each value takes a byte at least.
      guard let count = number(), count >= 2, count <= UInt64(end - position) else { return false }
      for _ in 0..<count where !pass(isInList: true) { return false }
      return true
    default: return false
    }
  }

  private mutating func pass(_ count: UInt64) -> Bool {
    guard count <= UInt64(end &- position) else { return false }
    position &+= Int(count)
    return true
  }

  @inline(__always)
  private mutating func number() -> UInt64? {
    if position < end {
      let first = byte(position)
      if first < 0x80 {
        position &+= 1
        return UInt64(first)
      }
    }
    return longNumber()
  }

  private mutating func longNumber() -> UInt64? {
    var result: UInt64 = 0
    var shift: UInt64 = 0
    while position < end, shift < 64 {
      let byte = byte(position)
      position &+= 1
      result |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return result }
      shift &+= 7
    }
    return nil
  }

  /// The places that are asked for lie within `bytes`.
  @inline(__always)
  private func byte(_ place: Int) -> UInt8 { unsafe bytes[unchecked: place] }
}

extension UnsafeRawBufferPointer {
  @inline(__always)
  fileprivate subscript(unchecked place: Int) -> UInt8 {
    assert(place >= 0 && place < count)
    return unsafe baseAddress.unsafelyUnwrapped.load(fromByteOffset: place, as: UInt8.self)
  }
}
