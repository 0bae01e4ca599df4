import SluiceCore

/// Writes rows of comma-separated values (RFC 4180): lines end with CRLF, cells with commas, quotes or line breaks stand
/// in quotes.
///
/// A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@` or their wide forms for a formula and runs it. Such a
/// cell gets an apostrophe in front, and so do those that begin with a tab or a line break (OWASP, "CSV Injection").
/// Control characters other than these, and bidi controls, are written as `\u{1b}`: values are looked at in terminals, too.
struct CSVWriter {
  /// For a terminal: cells are made printable, and line breaks in them are shown as such.
  private let text: TerminalText?
  private var cell: [UInt8] = []
  private var printable: [UInt8] = []

  init(text: TerminalText? = nil) { self.text = text }

  /// Appends a row.
  ///
  /// - Parameter fill: puts the text of the column of that index into an empty buffer.
  mutating func append(_ count: Int, to buffer: inout [UInt8], _ fill: (Int, inout [UInt8]) -> Void) {
    for column in 0..<count {
      if column > 0 { buffer.append(0x2C) }
      cell.removeAll(keepingCapacity: true)
      fill(column, &cell)
      if let text {
        printable.removeAll(keepingCapacity: true)
        cell.withUnsafeBytes { _ = text.append($0, to: &printable) }
        Self.append(cell: printable, to: &buffer)
      } else {
        if cell.contains(where: Self.isSuspicious) { cell = Self.withoutControls(cell) }
        Self.append(cell: cell, to: &buffer)
      }
    }
    buffer.append(0x0D)
    buffer.append(0x0A)
  }

  static func header(_ titles: [String]) -> [UInt8] { Array((titles.joined(separator: ",") + "\r\n").utf8) }

  /// Whether the byte is a control character or may begin one in UTF-8.
  private static func isSuspicious(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D || byte == 0x7F || byte == 0xC2 || byte == 0xD8
      || byte == 0xE2
  }

  private static func withoutControls(_ cell: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for scalar in String(decoding: cell, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\t", "\n", "\r": result.append(UInt8(ascii: scalar))
      case _ where scalar.properties.generalCategory == .control || scalar.properties.isBidiControl:
        result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".utf8)
      default: UTF8.encode(scalar)?.forEach { result.append($0) }
      }
    }
    return result
  }

  private static func append(cell: [UInt8], to buffer: inout [UInt8]) {
    let isFormula = isFormula(cell)
    let isQuoted = cell.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    if isQuoted { buffer.append(0x22) }
    if isFormula { buffer.append(0x27) }
    if isQuoted {
      for byte in cell {
        if byte == 0x22 { buffer.append(0x22) }
        buffer.append(byte)
      }
      buffer.append(0x22)
    } else {
      buffer.append(contentsOf: cell)
    }
  }

  /// Whether a spreadsheet would take the cell for a formula: blanks in front are passed over by some.
  private static func isFormula(_ cell: [UInt8]) -> Bool {
    switch cell.first {
    case 0x09, 0x0A, 0x0D: return true
    default: break
    }
    let start = cell.firstIndex { $0 != 0x20 } ?? cell.count
    guard start < cell.count else { return false }
    switch cell[start] {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D: return true
    // U+FF1D, U+FF0B, U+FF0D, U+FF20
    case 0xEF where start + 2 < cell.count && cell[start + 1] == 0xBC:
      return [0x9D, 0x8B, 0x8D, 0xA0].contains(cell[start + 2])
    default: return false
    }
  }
}
