import SluiceCore

/// A table in memory: rows found by a key, and their values. Made by `LookupTableBuilder`, never changed.
final class LookupTable: Sendable {
  /// A text in `bytes`.
  struct Text: BitwiseCopyable, Sendable {
    let start: UInt32
    let length: UInt32
  }

  enum Index: Sendable {
    case texts(TextIndex)
    case networks(NetworkIndex)
  }

  /// In the order of the file, without the key's unless that was asked for.
  let columns: [String]
  let report: LookupReport
  /// All texts.
  private let bytes: [UInt8]
  /// The values of all rows, column by column.
  private let values: [Text]
  /// Where each column of each row ends in `values`.
  private let ends: [UInt32]
  private let index: Index

  init(
    columns: [String], bytes: [UInt8], values: [Text], ends: [UInt32], index: Index, report: LookupReport
  ) {
    self.columns = columns
    self.bytes = bytes
    self.values = values
    self.ends = ends
    self.index = index
    self.report = report
  }

  /// The row of a key; for networks that of the longest one that holds the address. Nil when there is none.
  ///
  /// - Parameter key: folded, where the table's keys are.
  /// - Complexity: O(*n*) bytes; for networks O(*k*) different lengths of prefixes.
  func row(of key: UnsafeRawBufferPointer) -> Int? {
    switch index {
    case .texts(let index): bytes.withUnsafeBytes { index.row(of: key, in: $0) }
    case .networks(let index): IPAddress(key).flatMap { index.row(of: $0) }
    }
  }

  /// Calls `body` with each value that a row has in a column. The bytes are valid inside of it.
  func forEachValue(row: Int, column: Int, _ body: (UnsafeRawBufferPointer) -> Void) {
    let position = row * columns.count + column
    let start = position == 0 ? 0 : Int(ends[position - 1])
    bytes.withUnsafeBytes { bytes in
      for value in values[start..<Int(ends[position])] {
        body(UnsafeRawBufferPointer(rebasing: bytes[Int(value.start)..<Int(value.start + value.length)]))
      }
    }
  }
}

/// What became of the lines of a table.
struct LookupReport: Hashable, Sendable {
  /// Rows in memory.
  var rows = 0
  /// Keys that stood in an earlier row, too; the last one counts.
  var duplicateKeys = 0
  /// The first key that did, with the line of the row that counts.
  var firstDuplicate: String?
  /// Lines that are left out.
  var badLines = 0
  /// The first ones, such as `line 7: 3 fields, but the header has 4`.
  var firstBadLines: [String] = []
  /// Bytes of keys and values.
  var bytes = 0

  static let shownBadLines = 5

  mutating func countBad(line: Int, _ reason: String) {
    badLines += 1
    if firstBadLines.count < Self.shownBadLines { firstBadLines.append("line \(line): \(reason)") }
  }

  /// As the ledger notes it, for the table that messages call `label`.
  func announcements(for label: String) -> [(text: String, count: Int)] {
    [
      ("enrich: \(label): rows in memory", rows), ("enrich: \(label): bytes in memory", bytes),
      ("enrich: \(label): keys in several rows, of which the last one counts", duplicateKeys),
      ("enrich: \(label): bad lines left out", badLines),
    ]
  }

  /// Such as `1200 rows, 3 keys in several rows, 2 bad lines`.
  var summary: String {
    var parts = ["\(rows) row\(rows == 1 ? "" : "s")"]
    if duplicateKeys > 0 { parts.append("\(duplicateKeys) key\(duplicateKeys == 1 ? "" : "s") in several rows") }
    if badLines > 0 { parts.append("\(badLines) bad line\(badLines == 1 ? "" : "s") left out") }
    return parts.joined(separator: ", ")
  }
}
