import SluiceCore

/// A row of a CSV file.
struct CSVRow: Sendable {
  /// The line on which it begins, from 1.
  let line: Int
  /// The fields one behind the other, without quotes.
  fileprivate(set) var bytes: [UInt8] = []
  /// Where each field ends.
  fileprivate(set) var ends: [Int] = []
  /// What is wrong with the row.
  fileprivate(set) var problem: String?

  var count: Int { ends.count }

  subscript(index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }
}

/// Cuts CSV text into rows, fed in pieces of any size.
///
/// RFC 4180: fields in quotes may hold delimiters, line ends and doubled quotes. Beyond it: a byte order mark is passed
/// over, lines may end in LF or CR alone, and empty lines are no rows.
struct CSVReader {
  /// In bytes; a longer row has a problem, and the rest of it is passed over.
  static let maximumRow = 1 << 20
  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private enum State {
    /// In front of a field.
    case start
    case plain, quoted
    /// Behind a quote inside of quotes: the end of the field, or the first of two.
    case quote
  }

  private let delimiter: UInt8
  private var state = State.start
  private var row = CSVRow(line: 1)
  private var line = 1
  private var quoteLine = 1
  /// Bytes of the byte order mark that were seen; nil once the text has begun.
  private var markBytes: Int? = 0
  private var skipsLineFeed = false

  init(delimiter: UInt8 = 0x2C) { self.delimiter = delimiter }

  /// Hands every row that ends in `piece` to `body`.
  mutating func read(
    _ piece: UnsafeRawBufferPointer, _ body: (CSVRow) throws(FileProblem) -> Void
  ) throws(FileProblem) {
    for byte in piece {
      if let seen = markBytes {
        if seen < 3, byte == Self.mark[seen] {
          markBytes = seen + 1
          continue
        }
        markBytes = nil
        // Not a mark after all, but the beginning of a text.
        if seen < 3 { for index in 0..<seen { try take(Self.mark[index], body) } }
      }
      try take(byte, body)
    }
  }

  /// Hands over the last row, if its line does not end.
  ///
  /// - Throws: `FileProblem` when a quote never closes: what stands behind it can't be told apart.
  mutating func finish(_ body: (CSVRow) throws(FileProblem) -> Void) throws(FileProblem) {
    if let seen = markBytes, seen > 0, seen < 3 {
      for index in 0..<seen { try take(Self.mark[index], body) }
    }
    markBytes = nil
    if state == .quoted { throw FileProblem("has a quote on line \(quoteLine) that never closes") }
    try endRow(body)
  }

  private mutating func take(_ byte: UInt8, _ body: (CSVRow) throws(FileProblem) -> Void) throws(FileProblem) {
    if skipsLineFeed {
      skipsLineFeed = false
      if byte == 0x0A { return }
    }
    switch (state, byte) {
    case (.quoted, 0x22): state = .quote
    case (.quoted, _):
      if byte == 0x0A { line += 1 }
      append(byte)
    case (.quote, 0x22):
      append(byte)
      state = .quoted
    case (_, delimiter):
      row.ends.append(row.bytes.count)
      state = .start
    case (_, 0x0A), (_, 0x0D):
      skipsLineFeed = byte == 0x0D
      line += 1
      try endRow(body)
    case (.start, 0x22):
      quoteLine = line
      state = .quoted
    case (.quote, _):
      row.problem = row.problem ?? "text behind a closing quote"
      state = .plain
    case (_, 0x22):
      row.problem = row.problem ?? "a quote inside of a field that does not begin with one"
    default:
      append(byte)
      state = .plain
    }
  }

  private mutating func append(_ byte: UInt8) {
    guard row.bytes.count < Self.maximumRow else {
      row.problem = row.problem ?? "the row has more than \(Self.maximumRow) bytes"
      return
    }
    row.bytes.append(byte)
  }

  private mutating func endRow(_ body: (CSVRow) throws(FileProblem) -> Void) throws(FileProblem) {
    let isEmpty = row.ends.isEmpty && row.bytes.isEmpty && state == .start && row.problem == nil
    if !isEmpty {
      row.ends.append(row.bytes.count)
      try body(row)
    }
    state = .start
    row = CSVRow(line: line)
  }
}
