/// Names of files, one behind the other in pieces of memory that don't move: there may be millions.
struct NameList: Sendable {
  /// Bits of a piece's length.
  private static let pieceBits = 16

  private var pieces: [[UInt8]] = []

  /// Adds a name of fewer than 32,768 bytes: systems have no longer ones.
  ///
  /// - Parameter isMarked: what its span says besides.
  mutating func append(_ name: some Collection<UInt8>, isMarked: Bool = false) -> NameSpan {
    let length = 1 << Self.pieceBits
    if pieces.last.map({ $0.count + name.count > length }) ?? true {
      pieces.append([])
      pieces[pieces.count - 1].reserveCapacity(length)
    }
    let piece = pieces.count - 1
    let start = piece << Self.pieceBits | pieces[piece].count
    pieces[piece] += name
    return NameSpan(start: start, count: name.count, isMarked: isMarked)
  }

  subscript(span: NameSpan) -> ArraySlice<UInt8> {
    let start = span.start & ((1 << Self.pieceBits) - 1)
    return pieces[span.start >> Self.pieceBits][start..<start + span.count]
  }

  /// Calls `body` with the bytes of a name.
  func withBytes<Value>(_ span: NameSpan, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
    let start = span.start & ((1 << Self.pieceBits) - 1)
    return pieces[span.start >> Self.pieceBits].withUnsafeBytes {
      body(UnsafeRawBufferPointer(rebasing: $0[start..<start + span.count]))
    }
  }
}

/// Where a name lies in its list, and a mark, in eight bytes.
struct NameSpan: Sendable {
  private var bits: UInt64

  fileprivate init(start: Int, count: Int, isMarked: Bool) {
    bits = UInt64(start) << 16 | UInt64(count) << 1 | (isMarked ? 1 : 0)
  }

  fileprivate var start: Int { Int(bits >> 16) }
  fileprivate var count: Int { Int(bits >> 1 & 0x7FFF) }

  var isMarked: Bool {
    get { bits & 1 != 0 }
    set { bits = bits & ~1 | (newValue ? 1 : 0) }
  }
}
