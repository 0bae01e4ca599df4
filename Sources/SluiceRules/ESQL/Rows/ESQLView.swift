import SluiceCore

/// A value of a record while a query's first commands look at it. A text is where the record has it, so that nothing is
/// copied and nothing is counted.
///
/// It means something as long as the bytes of its text are there, and until the row that it was made for is done.
@frozen @usableFromInline
package struct ESQLView: BitwiseCopyable {
  @frozen @usableFromInline
  enum Kind: UInt8 {
    case null, no, yes, integer, text
    /// All else: the value lies with the execution.
    case other
  }

  @usableFromInline let kind: Kind
  @usableFromInline let length: UInt32
  /// Of a text where it lies, of a number its bits, of another value its place.
  @usableFromInline let word: UInt

  @inlinable init(_ kind: Kind, _ word: UInt = 0, length: UInt32 = 0) {
    self.kind = kind
    self.word = word
    self.length = length
  }

  @inlinable package static var null: ESQLView { ESQLView(.null) }
  static var yes: ESQLView { ESQLView(.yes) }
  static var no: ESQLView { ESQLView(.no) }

  init(_ truth: Bool?) { self.init(truth.map { $0 ? Kind.yes : .no } ?? .null) }
  init(integer: Int64) { self.init(.integer, UInt(bitPattern: Int(integer))) }
  init(place: Int) { self.init(.other, UInt(bitPattern: place)) }

  /// A text of valid UTF-8, of less than 4 GB.
  @inlinable package init(text: UnsafeRawBufferPointer) {
    self.init(.text, UInt(bitPattern: text.baseAddress), length: UInt32(truncatingIfNeeded: text.count))
  }

  /// For logic: true, false or neither.
  var truth: Bool? {
    switch kind {
    case .yes: true
    case .no: false
    default: nil
    }
  }

  /// Of an integer.
  var integer: Int64 { Int64(Int(bitPattern: word)) }
  /// Of another value.
  var place: Int { Int(bitPattern: word) }

  /// Of a text; empty for all else.
  var text: UnsafeRawBufferPointer {
    guard kind == .text else { return unsafe UnsafeRawBufferPointer(start: nil, count: 0) }
    return unsafe UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: word), count: Int(length))
  }

  /// Whether two texts have the same bytes.
  func isSameText(as other: ESQLView) -> Bool {
    guard length == other.length else { return false }
    if length == 0 || word == other.word { return true }
    guard let left = unsafe UnsafeRawPointer(bitPattern: word),
      let right = unsafe UnsafeRawPointer(bitPattern: other.word)
    else { return false }
    return unsafe rawBytesEqual(left, right, Int(length))
  }
}
