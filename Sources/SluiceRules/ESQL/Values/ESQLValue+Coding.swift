import SluiceCore

/// Values as bytes, one behind the other: a byte for the kind, then what the kind has. Numbers take a variable number of
/// bytes, least significant first; texts and lists begin with their length. Values that are equal have equal bytes, but
/// for the two zeros of doubles.
extension ESQLValue {
  enum Mark {
    static let null: UInt8 = 0
    static let no: UInt8 = 1
    static let yes: UInt8 = 2
    static let integer: UInt8 = 3
    static let double: UInt8 = 4
    static let string: UInt8 = 5
    static let datetime: UInt8 = 6
    static let ip: UInt8 = 7
    static let duration: UInt8 = 8
    static let many: UInt8 = 9
    /// A text that lies in front: how far, from mark to mark.
    static let reference: UInt8 = 10
  }

  package func encode(to bytes: inout [UInt8]) {
    switch self {
    case .null: Self.encodeNull(to: &bytes)
    case .boolean(let value): bytes.append(value ? Mark.yes : Mark.no)
    case .integer(let value): Self.encode(integer: value, to: &bytes)
    case .double(let value):
      bytes.append(Mark.double)
      Self.append(fixed: value.bitPattern, to: &bytes)
    case .string(let value):
      bytes.append(Mark.string)
      Self.append(UInt64(value.utf8.count), to: &bytes)
      bytes.append(contentsOf: value.utf8)
    case .datetime(let value):
      bytes.append(Mark.datetime)
      Self.append(signed: value, to: &bytes)
    case .ip(let value):
      bytes.append(Mark.ip)
      Self.append(fixed: value.high, to: &bytes)
      Self.append(fixed: value.low, to: &bytes)
    case .duration(let value):
      bytes.append(Mark.duration)
      for part in [value.months, value.days, value.milliseconds] { Self.append(signed: part, to: &bytes) }
    case .many(let values):
      bytes.append(Mark.many)
      Self.append(UInt64(values.count), to: &bytes)
      for value in values { value.encode(to: &bytes) }
    }
  }

  /// Appends a text that is at hand as bytes: what `encode` makes of `.string`.
  package static func encode(text: UnsafeRawBufferPointer, to bytes: inout [UInt8]) {
    bytes.append(Mark.string)
    append(UInt64(text.count), to: &bytes)
    unsafe bytes.append(contentsOf: text)
  }

  package static func encodeNull(to bytes: inout [UInt8]) { bytes.append(Mark.null) }

  static func encode(integer: Int64, to bytes: inout [UInt8]) {
    bytes.append(Mark.integer)
    append(signed: integer, to: &bytes)
  }

  /// Appends a reference to a text that is encoded so many bytes in front of it.
  static func encode(distance: Int, to bytes: inout [UInt8]) {
    bytes.append(Mark.reference)
    append(UInt64(distance), to: &bytes)
  }

  /// Whether the first byte of an encoding is that of a text.
  static func isText(_ mark: UInt8) -> Bool { mark == Mark.string }

  @inline(__always)
  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    if number < 0x80 { bytes.append(UInt8(truncatingIfNeeded: number)) } else { append(large: number, to: &bytes) }
  }

  private static func append(large number: UInt64, to bytes: inout [UInt8]) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  private static func append(signed number: Int64, to bytes: inout [UInt8]) {
    append(UInt64(bitPattern: (number << 1) ^ (number >> 63)), to: &bytes)
  }

  private static func append(fixed number: UInt64, to bytes: inout [UInt8]) {
    unsafe withUnsafeBytes(of: number.littleEndian) { unsafe bytes.append(contentsOf: $0) }
  }

  /// Reads encoded values. What is no encoding, or ends too soon, gives nil and never traps.
  package struct Reader {
    package let bytes: [UInt8]
    package private(set) var position: Int
    package let end: Int

    /// - Parameter range: cut to the bytes that there are.
    package init(_ bytes: [UInt8], _ range: Range<Int>) {
      self.bytes = bytes
      let range = range.clamped(to: 0..<bytes.count)
      position = range.lowerBound
      end = range.upperBound
    }

    package var isAtEnd: Bool { position == end }

    /// Passes over the next value, and says where it lies: where the text does that it refers to.
    package mutating func skip() -> Range<Int>? {
      let (place, next) = unsafe bytes.withUnsafeBytes { bytes in
        var cursor = unsafe ESQLEncodedCursor(bytes, position..<end)
        return (cursor.skip(), cursor.position)
      }
      position = next
      return place
    }

    private mutating func number() -> UInt64? {
      var result: UInt64 = 0
      var shift: UInt64 = 0
      while position < end, shift < 64 {
        let byte = bytes[position]
        position += 1
        result |= UInt64(byte & 0x7F) << shift
        if byte & 0x80 == 0 { return result }
        shift += 7
      }
      return nil
    }

    private mutating func signed() -> Int64? {
      number().map { Int64(bitPattern: $0 >> 1) ^ -Int64(bitPattern: $0 & 1) }
    }

    private mutating func fixed() -> UInt64? {
      guard end - position >= 8 else { return nil }
      defer { position += 8 }
      return (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[position + $1]) << UInt64(8 * $1) }
    }

    /// The next value.
    package mutating func value() -> ESQLValue? {
      guard position < end else { return nil }
      let mark = bytes[position]
      position += 1
      switch mark {
      case Mark.null: return .null
      case Mark.no: return .boolean(false)
      case Mark.yes: return .boolean(true)
      case Mark.integer: return signed().map { .integer($0) }
      case Mark.double: return fixed().map { .double(Double(bitPattern: $0)) }
      case Mark.datetime: return signed().map { .datetime($0) }
      case Mark.string:
        guard let count = number(), count <= UInt64(end - position) else { return nil }
        defer { position += Int(count) }
        return .string(String(decoding: bytes[position..<position + Int(count)], as: UTF8.self))
      case Mark.ip:
        guard let high = fixed(), let low = fixed() else { return nil }
        return .ip(IPAddress(high: high, low: low))
      case Mark.duration:
        guard let months = signed(), let days = signed(), let milliseconds = signed() else { return nil }
        return .duration(ESQLDuration(months: months, days: days, milliseconds: milliseconds))
      case Mark.many:
        guard let count = number(), count >= 2, count <= UInt64(end - position) else { return nil }
        var values: [ESQLValue] = []
        for _ in 0..<count {
          guard position < end, bytes[position] != Mark.null, bytes[position] != Mark.many, let value = value() else {
            return nil
          }
          values.append(value)
        }
        return .many(values)
      default: return nil
      }
    }
  }

  /// What can be told from the first byte of an encoding.
  package enum EncodedKind {
    case null, yes, double, many, other
  }

  static func encodedKind(_ mark: UInt8) -> EncodedKind {
    switch mark {
    case Mark.null: .null
    case Mark.yes: .yes
    case Mark.double: .double
    case Mark.many: .many
    default: .other
    }
  }
}
