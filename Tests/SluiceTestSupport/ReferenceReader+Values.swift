package import SluiceCore

/// Reads JSON text that is well formed into values.
package struct ReferenceParser {
  private let bytes: UnsafeRawBufferPointer
  private let arena: Arena
  private var position = 0

  package init(_ bytes: UnsafeRawBufferPointer, arena: Arena) {
    self.bytes = bytes
    self.arena = arena
  }

  /// The value at the current position; nil at the end of the text.
  package mutating func value() -> ReferenceValue? {
    skipBlanks()
    guard position < bytes.count else { return nil }
    let start = position
    switch bytes[position] {
    case UInt8(ascii: "{"): return object(from: start)
    case UInt8(ascii: "["): return array(from: start)
    case UInt8(ascii: "\""): return ReferenceValue(cell: string(), content: .scalar)
    case UInt8(ascii: "t"): return literal(.true, 4)
    case UInt8(ascii: "f"): return literal(.false, 5)
    case UInt8(ascii: "n"): return literal(.null, 4)
    default:
      while position < bytes.count, "+-.eE0123456789".utf8.contains(bytes[position]) { position += 1 }
      return ReferenceValue(cell: cell(.number, from: start), content: .scalar)
    }
  }

  private mutating func object(from start: Int) -> ReferenceValue {
    var members: [(key: String, value: ReferenceValue)] = []
    position += 1
    while !take(UInt8(ascii: "}")), position < bytes.count {
      _ = take(UInt8(ascii: ","))
      skipBlanks()
      let key = string().string ?? ""
      _ = take(UInt8(ascii: ":"))
      guard let value = value() else { break }
      // Keys are the same when their bytes are, not when they look alike.
      if let first = members.firstIndex(where: { $0.key.utf8.elementsEqual(key.utf8) }) {
        members[first].value = value
      } else {
        members.append((key, value))
      }
    }
    return ReferenceValue(cell: cell(.object, from: start), content: .object(members))
  }

  private mutating func array(from start: Int) -> ReferenceValue {
    var items: [ReferenceValue] = []
    position += 1
    while !take(UInt8(ascii: "]")), position < bytes.count {
      _ = take(UInt8(ascii: ","))
      guard let item = value() else { break }
      items.append(item)
    }
    return ReferenceValue(cell: cell(.array, from: start), content: .array(items))
  }

  /// A string's text, unescaped.
  private mutating func string() -> Cell {
    position += 1
    let start = position
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      position += bytes[position] == UInt8(ascii: "\\") ? 2 : 1
    }
    let raw = UnsafeRawBufferPointer(rebasing: bytes[start..<min(position, bytes.count)])
    position += 1
    let target = arena.allocate(max(1, raw.count))
    let count = unescapeJSON(raw, into: target).count
    return Cell(kind: .string, start: UnsafeRawPointer(target), length: UInt32(count))
  }

  private mutating func literal(_ kind: Cell.Kind, _ count: Int) -> ReferenceValue {
    let start = position
    position += count
    return ReferenceValue(cell: cell(kind, from: start), content: .scalar)
  }

  private func cell(_ kind: Cell.Kind, from start: Int) -> Cell {
    let end = min(position, bytes.count)
    return Cell(kind: kind, start: bytes.baseAddress.map { $0 + start }, length: UInt32(end - start))
  }

  private mutating func skipBlanks() {
    while position < bytes.count, " \t\r\n".utf8.contains(bytes[position]) { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }
}
