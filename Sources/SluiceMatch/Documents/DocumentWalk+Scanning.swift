import SluiceCore

extension DocumentWalk {
  /// Runs `body` on the first token of each element until it returns true. `body` reads the element to its end.
  mutating func elements(_ body: (inout DocumentWalk, JSONScanner.Token) -> Bool) -> Bool {
    while true {
      let token = next()
      if token == .arrayEnd || token == .end { return false }
      if body(&self, token) { return true }
    }
  }

  /// Runs `body` on each key, unescaped, and its value's first token until it returns true. `body` reads the value to
  /// its end.
  mutating func members(_ body: (inout DocumentWalk, [UInt8], JSONScanner.Token) -> Bool) -> Bool {
    while case .string(let isEscaped) = next() {
      let key = text(isEscaped)
      let token = next()
      if token == .end { return false }
      if body(&self, key, token) { return true }
    }
    return false
  }

  /// Whether the scalar that was just read satisfies the predicate.
  func accepts(_ token: JSONScanner.Token, _ predicate: Int32) -> Bool {
    withValue(token) { program.holds(Int(predicate), $0, scratch) }
  }

  /// Runs `body` on the scalar that was just read, missing where the token is none.
  func withValue<Result>(_ token: JSONScanner.Token, _ body: (Cell) -> Result) -> Result {
    switch token {
    case .string(isEscaped: true):
      text(true).withUnsafeBytes {
        // An empty text needs an address, too.
        body($0.isEmpty ? .text("") : Cell(kind: .string, start: $0.baseAddress, length: UInt32($0.count)))
      }
    case .string: body(tokenCell(.string))
    case .number: body(tokenCell(.number))
    case .true: body(.boolean(true))
    case .false: body(.boolean(false))
    default: body(.missing)
    }
  }

  /// What is left of `path` behind `key`, which may hold dots itself; nil when the path does not go through the key.
  static func remainder(of path: ArraySlice<UInt8>, behind key: [UInt8]) -> ArraySlice<UInt8>? {
    guard path.starts(with: key) else { return nil }
    if path.count == key.count { return [] }
    guard path[path.startIndex + key.count] == 0x2E else { return nil }
    return path.dropFirst(key.count + 1)
  }

  private func text(_ isEscaped: Bool) -> [UInt8] {
    let bytes = tokenBytes
    guard isEscaped else { return Array(bytes) }
    return Array(unsafeUninitializedCapacity: bytes.count) { buffer, count in
      count = buffer.baseAddress.map { unescapeJSON(bytes, into: UnsafeMutableRawPointer($0)).count } ?? 0
    }
  }

  private func tokenCell(_ kind: Cell.Kind) -> Cell {
    Cell(kind: kind, start: tokenBytes.baseAddress, length: UInt32(tokenBytes.count))
  }
}
