import SluiceCore

extension EventDocument {
  /// The values at a place of a document as text: of a list each, of an object none.
  static func texts(at range: Range<Int>, of bytes: UnsafeRawBufferPointer) -> [String] {
    var scanner = JSONScanner(UnsafeRawBufferPointer(rebasing: bytes[..<range.upperBound]), at: range.lowerBound)
    var texts: [String] = []
    var depth = 0
    while texts.count < 1_000 {
      let token = scanner.next()
      switch token {
      case .end: return texts
      case .arrayStart: depth += 1
      case .arrayEnd: depth -= 1
      case .objectStart: scanner.skip(token)
      case .objectEnd, .null: break
      case .string(let isEscaped): texts.append(text(scanner.tokenBytes, isEscaped))
      case .number, .true, .false: texts.append(String(decoding: scanner.tokenBytes, as: UTF8.self))
      }
      if depth <= 0 { return texts }
    }
    return texts
  }

  private static func text(_ bytes: UnsafeRawBufferPointer, _ isEscaped: Bool) -> String {
    guard isEscaped else { return String(decoding: bytes, as: UTF8.self) }
    return String(
      decoding: [UInt8](unsafeUninitializedCapacity: bytes.count) { target, count in
        // The capacity is the source's length, which unescaping never exceeds.
        guard let base = target.baseAddress else { return }
        count = unescapeJSON(bytes, into: UnsafeMutableRawPointer(base)).count
      }, as: UTF8.self)
  }
}
