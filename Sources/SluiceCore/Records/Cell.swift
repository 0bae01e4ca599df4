/// What a record holds in one column: a view of bytes in the record's window or in the batch's arena.
///
/// A cell lives as long as its batch. Strings are unescaped: `bytes` is the value itself, without quotes.
@frozen @usableFromInline
package struct Cell {
  @frozen @usableFromInline
  package enum Kind: UInt8, Sendable {
    /// No value: the path is absent.
    case missing = 0
    /// Bytes are the unescaped UTF-8 text.
    case string = 1
    /// Bytes are the number as it was written.
    case number = 2
    case `true` = 3
    case `false` = 4
    case null = 5
    /// Bytes are the JSON text of the object, from `{` to `}`, as it stands in the record.
    case object = 6
    /// Bytes are the JSON text of the array, from `[` to `]`, as it stands in the record.
    case array = 7
    /// Several values: use `values`.
    case many = 8
    /// A derived column that was not asked for yet. Never seen through `RecordBatch`'s subscript.
    case pending = 9
  }

  @usableFromInline package var start: UnsafeRawPointer?
  @usableFromInline package var length: UInt32
  @usableFromInline package var kind: Kind

  @inlinable package init(kind: Kind, start: UnsafeRawPointer?, length: UInt32) {
    self.start = start
    self.length = length
    self.kind = kind
  }

  @inlinable package static var missing: Cell { Cell(kind: .missing, start: nil, length: 0) }
  @inlinable package static var pending: Cell { Cell(kind: .pending, start: nil, length: 0) }

  /// A string cell over static text. Costs nothing: the text lives as long as the process.
  @inlinable package static func text(_ text: StaticString) -> Cell {
    Cell(kind: .string, start: UnsafeRawPointer(text.utf8Start), length: UInt32(text.utf8CodeUnitCount))
  }

  @inlinable package static func boolean(_ value: Bool) -> Cell {
    value
      ? Cell(kind: .true, start: UnsafeRawPointer(("true" as StaticString).utf8Start), length: 4)
      : Cell(kind: .false, start: UnsafeRawPointer(("false" as StaticString).utf8Start), length: 5)
  }

  @inlinable package var isMissing: Bool { kind == .missing }

  /// The value's bytes. Booleans and null have theirs too (`true`, `false`, `null`); empty for `missing` and `many`.
  @inlinable package var bytes: UnsafeRawBufferPointer {
    kind == .many || kind == .missing
      ? UnsafeRawBufferPointer(start: nil, count: 0)
      : UnsafeRawBufferPointer(start: start, count: Int(length))
  }

  /// The values of a `many` cell; empty for every other kind. None of them is itself `many` or `missing`.
  @inlinable package var values: UnsafeBufferPointer<Cell> {
    kind == .many
      ? UnsafeBufferPointer(start: start?.assumingMemoryBound(to: Cell.self), count: Int(length))
      : UnsafeBufferPointer(start: nil, count: 0)
  }

  /// Whether any value satisfies `test`: false for a missing one, as in Elasticsearch.
  @inlinable package func contains(where test: (Cell) -> Bool) -> Bool {
    switch kind {
    case .missing, .pending: return false
    case .many:
      for value in values where test(value) { return true }
      return false
    default: return test(self)
    }
  }

  /// Calls `body` with each value.
  @inlinable package func forEach(_ body: (Cell) -> Void) {
    switch kind {
    case .missing, .pending: return
    case .many: for value in values { body(value) }
    default: body(self)
    }
  }

  /// Whether the value is one whose bytes are `text`. No normalising.
  @inlinable package func equals(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard kind != .many, kind != .missing, Int(length) == count, let start else { return false }
    return rawBytesEqual(start, UnsafeRawPointer(text.utf8Start), count)
  }

  /// The text, for messages and cold paths; nil when there is not exactly one value.
  package var string: String? {
    kind == .missing || kind == .many || kind == .pending ? nil : String(decoding: bytes, as: UTF8.self)
  }
}

/// Whether two byte ranges of the same length hold the same bytes. Reads nothing else.
@inlinable package func rawBytesEqual(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Bool {
  guard count >= 8 else {
    var index = 0
    while index < count {
      if left.load(fromByteOffset: index, as: UInt8.self) != right.load(fromByteOffset: index, as: UInt8.self) {
        return false
      }
      index &+= 1
    }
    return true
  }
  // The last eight bytes, some of which may have been compared before, instead of a rest byte by byte.
  let last = count &- 8
  var index = 0
  while index < last {
    if left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      != right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    {
      return false
    }
    index &+= 8
  }
  return left.loadUnaligned(fromByteOffset: last, as: UInt64.self)
    == right.loadUnaligned(fromByteOffset: last, as: UInt64.self)
}
