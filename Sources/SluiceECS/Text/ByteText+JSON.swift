import CSluiceText
package import SluiceCore

extension ByteText {
  /// Appends `bytes`, UTF-8 text, as a JSON string with its quotes, escaped as `[UInt8].append(jsonString:)` does it.
  ///
  /// - Complexity: O(n), sixteen bytes at a time where nothing is to be escaped.
  package func append(jsonString bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return append(raw: "\"\"") }
    let source = start.assumingMemoryBound(to: UInt8.self)
    reserve(bytes.count &+ 2)
    let target = base + count
    target[0] = 0x22
    let plain = sluice_text_copy_plain(target + 1, source, bytes.count)
    if plain == bytes.count {
      target[plain &+ 1] = 0x22
      count &+= plain &+ 2
      return
    }
    count &+= plain &+ 1
    appendEscaping(source + plain, bytes.count - plain)
    append(0x22)
  }

  /// Appends text that begins with a byte that may have to be escaped.
  @inline(never)
  private func appendEscaping(_ source: UnsafePointer<UInt8>, _ length: Int) {
    let bytes = UnsafeRawBufferPointer(start: source, count: length)
    var index = 0
    while index < length {
      // Room for the worst case, a piece at a time: each byte may become six.
      let end = min(length, index + Self.piece)
      reserve((end - index) * 6 + Self.slack)
      while index < end {
        index = escape(bytes, at: index)
        guard index < end else { break }
        let plain = sluice_text_copy_plain(base + count, source + index, end - index)
        count &+= plain
        index &+= plain
      }
    }
  }

  /// Appends a record, a JSON text, as a JSON string: without the blanks outside its strings.
  package func append(jsonStringOfRecord bytes: UnsafeRawBufferPointer) {
    append(0x22)
    if let start = bytes.baseAddress {
      let source = start.assumingMemoryBound(to: UInt8.self)
      var state = sluice_text_state(in_string: 0, escaped: 0)
      var index = 0
      while index < bytes.count {
        let end = min(bytes.count, index + Self.piece)
        reserve((end - index) * 2 + Self.slack)
        let progress = sluice_text_escape_json(base + count, source + index, end - index, &state)
        index += progress.read
        count += progress.written
        // What holds blanks and other rare things is gone through byte by byte.
        if index < end { index = appendSlowly(bytes, from: index, to: min(end, index + 64), &state) }
      }
    }
    append(0x22)
  }

  /// Appends part of a record byte by byte; returns the place behind what was read.
  private func appendSlowly(
    _ bytes: UnsafeRawBufferPointer, from start: Int, to end: Int, _ state: inout sluice_text_state
  ) -> Int {
    reserve((end - start) * 6 + Self.slack)
    var index = start
    while index < end {
      if state.escaped != 0 {
        state.escaped = 0
        index = escape(bytes, at: index)
        continue
      }
      switch bytes[index] {
      case 0x22: state.in_string ^= 1
      case 0x5C where state.in_string != 0: state.escaped = 1
      case 0x20, 0x09, 0x0A, 0x0D:
        if state.in_string == 0 {
          index += 1
          continue
        }
      default: break
      }
      index = escape(bytes, at: index)
    }
    return index
  }

  /// Bytes that are worked off between two looks at the room that is left, a multiple of a block; what a piece may go
  /// beyond its end.
  private static var piece: Int { 4 << 10 }
  private static var slack: Int { 64 }

  /// Appends the byte at `index`, escaped if it has to be; returns the place behind what was read. There is room.
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
    case .string: append(jsonString: UnsafeRawBufferPointer(start: cell.start, count: Int(cell.length)))
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
    default: append(raw: UnsafeRawBufferPointer(start: cell.start, count: Int(cell.length)))
    }
  }
}
