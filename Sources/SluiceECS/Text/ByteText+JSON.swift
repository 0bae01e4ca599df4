package import SluiceCore

extension ByteText {
  /// Appends `bytes`, UTF-8 text, as a JSON string with its quotes, escaped as `[UInt8].append(jsonString:)` does it.
  ///
  /// - Complexity: O(n), eight bytes at a time where nothing is to be escaped.
  package func append(jsonString bytes: UnsafeRawBufferPointer) {
    append(0x22)
    var index = 0
    while index < bytes.count {
      // Room for the worst case, a piece at a time: each byte may become six.
      let end = min(bytes.count, index + Self.piece)
      reserve((end - index) * 6 + Self.slack)
      while index < end {
        index = passPlain(bytes, from: index, to: end)
        if index < end { index = escape(bytes, at: index) }
      }
    }
    append(0x22)
  }

  /// Appends a record, a JSON text, as a JSON string: without the blanks outside its strings.
  package func append(jsonStringOfRecord bytes: UnsafeRawBufferPointer) {
    append(0x22)
    var index = 0
    var isInString = false
    while index < bytes.count {
      let end = min(bytes.count, index + Self.piece)
      reserve((end - index) * 6 + Self.slack)
      while index < end {
        if isInString {
          index = passPlain(bytes, from: index, to: end)
          guard index < end else { break }
          switch bytes[index] {
          case 0x22: isInString = false
          case 0x5C:
            index = escape(bytes, at: index)
            guard index < bytes.count else { continue }
          default: break
          }
          index = escape(bytes, at: index)
        } else {
          switch bytes[index] {
          case 0x20, 0x09, 0x0A, 0x0D: index += 1
          case 0x22:
            isInString = true
            index = escape(bytes, at: index)
          default: index = escape(bytes, at: index)
          }
        }
      }
    }
    append(0x22)
  }

  /// Bytes that are worked off between two looks at the room that is left; what a piece may go beyond its end.
  private static var piece: Int { 4 << 10 }
  private static var slack: Int { 32 }

  /// Copies bytes up to the first one that may have to be escaped, to the last seven, which come one by one, or to less
  /// than eight beyond `end`; returns the place. Eight bytes beyond what is kept may be written: there is room.
  @inline(__always)
  private func passPlain(_ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int) -> Int {
    guard let source = bytes.baseAddress else { return start }
    let limit = min(bytes.count - 8, end - 1)
    var index = start
    let target = UnsafeMutableRawPointer(base)
    var written = count
    while index <= limit {
      let word = source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      target.storeBytes(of: word, toByteOffset: written, as: UInt64.self)
      let flags = Self.unusual(word)
      if flags != 0 {
        // Bytes lie in the word as in memory only where the least one comes first; other machines take the slow path.
        let plain = UInt64(littleEndian: 1) == 1 ? flags.trailingZeroBitCount >> 3 : 0
        count = written &+ plain
        return index &+ plain
      }
      index &+= 8
      written &+= 8
    }
    count = written
    return index
  }

  /// The high bits of bytes that are quotes, backslashes, below 0x20 or above 0x7E. Above the lowest bit that is set
  /// there may be wrong ones.
  @inline(__always)
  private static func unusual(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let low = (word &- (ones &* 0x20)) & ~word
    let found = ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes) | low | (word &+ ones) | word
    return found & (ones &* 0x80)
  }

  /// Appends the byte at `index`, escaped if it has to be; returns the place behind what was read.
  @inline(__always)
  private func escape(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
    let byte = bytes[index]
    if byte == 0x22 || byte == 0x5C {
      base[count] = 0x5C
      base[count &+ 1] = byte
      count &+= 2
      return index &+ 1
    }
    if byte >= 0x20 && byte < 0x7F || byte > 0x7F && byte != 0xC2 {
      base[count] = byte
      count &+= 1
      return index &+ 1
    }
    return escapeControl(bytes, at: index)
  }

  @inline(never)
  private func escapeControl(_ bytes: UnsafeRawBufferPointer, at index: Int) -> Int {
    let byte = bytes[index]
    if byte == 0xC2 {
      guard index + 1 < bytes.count, bytes[index + 1] < 0xA0 else {
        append(byte)
        return index + 1
      }
      append(unicodeEscape: bytes[index + 1])
      return index + 2
    }
    switch byte {
    case 0x08: append(raw: "\\b")
    case 0x0C: append(raw: "\\f")
    case 0x0A: append(raw: "\\n")
    case 0x0D: append(raw: "\\r")
    case 0x09: append(raw: "\\t")
    default: append(unicodeEscape: byte)
    }
    return index + 1
  }

  private func append(unicodeEscape byte: UInt8) {
    append(raw: "\\u00")
    append(Self.digit(byte >> 4))
    append(Self.digit(byte & 15))
  }

  /// Appends a cell as `[UInt8].append(json:)` does it.
  package func append(json cell: Cell) {
    switch cell.kind {
    case .string: append(jsonString: cell.bytes)
    case .missing, .pending: append(raw: "null")
    case .many:
      append(0x5B)
      var isFirst = true
      for value in cell.values {
        if !isFirst { append(0x2C) }
        isFirst = false
        append(json: value)
      }
      append(0x5D)
    default: append(raw: cell.bytes)
    }
  }
}
