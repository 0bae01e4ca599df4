import SluiceCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

// Questions to the text of a cell, on bytes.
extension Cell {
  /// The value, or the first one of several.
  var single: Cell { kind == .many ? values.first ?? .missing : self }

  /// Whether it is one text.
  var isText: Bool { kind == .string }

  /// The same bytes as a text: numbers and booleans as they print.
  var asText: Cell {
    switch kind {
    case .number, .true, .false: Cell(kind: .string, start: start, length: length)
    default: self
    }
  }

  /// The bytes in `range` as a text; missing when there are none.
  func text(_ range: Range<Int>) -> Cell {
    guard let start, !range.isEmpty, range.upperBound <= Int(length) else { return .missing }
    return Cell(kind: .string, start: start + range.lowerBound, length: UInt32(range.count))
  }

  func hasPrefix(_ prefix: StaticString) -> Bool {
    let count = prefix.utf8CodeUnitCount
    guard kind != .many, Int(length) >= count, let start else { return false }
    return rawBytesEqual(start, UnsafeRawPointer(prefix.utf8Start), count)
  }

  func hasSuffix(_ suffix: StaticString) -> Bool {
    let count = suffix.utf8CodeUnitCount
    guard kind != .many, Int(length) >= count, let start else { return false }
    return rawBytesEqual(start + (Int(length) - count), UnsafeRawPointer(suffix.utf8Start), count)
  }

  func contains(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard kind != .many, count > 0, Int(length) >= count, let start else { return false }
    let last = start + (Int(length) - count)
    let first = Int32(text.utf8Start.pointee)
    var place = start
    while place <= last, let found = memchr(place, first, last - place + 1) {
      if rawBytesEqual(found, UnsafeRawPointer(text.utf8Start), count) { return true }
      place = UnsafeRawPointer(found) + 1
    }
    return false
  }

  func firstIndex(of byte: UInt8) -> Int? {
    let bytes = bytes
    guard let start = bytes.baseAddress, let found = memchr(start, Int32(byte), bytes.count) else { return nil }
    return UnsafeRawPointer(found) - start
  }

  func lastIndex(of byte: UInt8) -> Int? {
    let bytes = bytes
    guard let start = bytes.baseAddress else { return nil }
    var index = bytes.count
    while index > 0 {
      index &-= 1
      if start.load(fromByteOffset: index, as: UInt8.self) == byte { return index }
    }
    return nil
  }

  /// Whether both are one value each, with the same bytes.
  func hasSameBytes(as other: Cell) -> Bool {
    guard kind != .many, other.kind != .many, length == other.length, let start, let otherStart = other.start else {
      return false
    }
    return rawBytesEqual(start, otherStart, Int(length))
  }
}
