import SluiceCore

/// Collects the rows of a table.
struct LookupTableBuilder {
  let match: LookupMatch
  let limits: LookupLimits
  /// The columns of the table to be.
  private(set) var columns: [String]
  private var bytes: [UInt8] = []
  private var values: [LookupTable.Text] = []
  private var ends: [UInt32] = []
  private var texts = TextIndex()
  private var networks = NetworkIndex()
  private(set) var report: LookupReport

  /// - Parameter report: of lines that were left out already.
  init(columns: [String], match: LookupMatch, limits: LookupLimits, report: LookupReport = LookupReport()) {
    self.columns = columns
    self.match = match
    self.limits = limits
    self.report = report
  }

  /// Adds a row. One with a key that can't be one is counted and left out.
  ///
  /// - Parameters:
  ///   - keys: each of them finds the row.
  ///   - values: by column; an empty text is no value.
  /// - Throws: `FileProblem` when the table gets too large, or too many lines are bad.
  mutating func add(
    line: Int, keys: [ArraySlice<UInt8>], values row: [[ArraySlice<UInt8>]]
  ) throws(FileProblem) {
    var networksOfRow: [IPNetwork] = []
    let keys = keys.map { Self.trimmed($0) }.filter { !$0.isEmpty }
    guard !keys.isEmpty else { return try countBad(line: line, "the key is empty") }
    for text in keys + row.joined() where String(validating: text, as: UTF8.self) == nil {
      return try countBad(line: line, "'\(String(decoding: text.prefix(32), as: UTF8.self))' is not UTF-8")
    }
    if match == .cidr {
      for key in keys {
        guard let network = key.withUnsafeBytes({ IPNetwork($0) }) else {
          return try countBad(
            line: line, "'\(String(decoding: key.prefix(64), as: UTF8.self))' is neither an address nor a network")
        }
        networksOfRow.append(network)
      }
    }
    guard report.rows < limits.rows else { throw FileProblem("has more than \(limits.rows) rows (max_rows)") }
    let number = report.rows
    report.rows += 1
    for column in row {
      for text in column where !text.isEmpty { values.append(append(text)) }
      ends.append(UInt32(values.count))
    }
    for network in networksOfRow {
      if networks.insert(network, row: number) { countDuplicate(keys[0], line) }
    }
    if match != .cidr {
      for key in keys {
        let text = append(match == .ignoreCase ? Self.folded(key)[...] : key)
        let isKnown = bytes.withUnsafeBytes { texts.insert(text, row: number, in: $0) }
        if isKnown { countDuplicate(key, line) }
      }
    }
    guard bytes.count <= limits.bytes else { throw FileProblem("has more than \(limits.bytes) bytes (max_size)") }
  }

  /// Counts a line that is left out.
  ///
  /// - Throws: `FileProblem` when there are too many of them.
  mutating func countBad(line: Int, _ reason: String) throws(FileProblem) {
    report.countBad(line: line, reason)
    guard report.badLines <= limits.badLines else {
      throw FileProblem(
        "has more than \(limits.badLines) bad lines (max_bad_lines); \(report.firstBadLines.joined(separator: "; "))")
    }
  }

  consuming func build() -> LookupTable {
    report.bytes = bytes.count
    return LookupTable(
      columns: columns, bytes: bytes, values: values, ends: ends,
      index: match == .cidr ? .networks(networks) : .texts(texts), report: report)
  }

  /// As keys of tables that ignore case are held, and as texts are looked up in them: Unicode's lower case.
  static func folded(_ text: some Collection<UInt8>) -> [UInt8] {
    Array(String(decoding: text, as: UTF8.self).lowercased().utf8)
  }

  private mutating func append(_ text: some Collection<UInt8>) -> LookupTable.Text {
    let start = bytes.count
    bytes.append(contentsOf: text)
    return LookupTable.Text(start: UInt32(start), length: UInt32(bytes.count - start))
  }

  private mutating func countDuplicate(_ key: ArraySlice<UInt8>, _ line: Int) {
    report.duplicateKeys += 1
    if report.firstDuplicate == nil {
      report.firstDuplicate = "'\(String(decoding: key.prefix(64), as: UTF8.self))' again on line \(line)"
    }
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    let rest = text.drop(while: isBlank)
    let end = rest.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? rest.startIndex
    return rest[..<end]
  }
}

/// How a field's value finds its row.
enum LookupMatch: String, CaseIterable, Sendable {
  /// Byte by byte.
  case exact
  case ignoreCase = "ignore_case"
  /// Keys are addresses or networks; the longest prefix counts.
  case cidr
}

/// How large a table may get.
struct LookupLimits: Hashable, Sendable {
  var rows = 1_000_000
  /// Of keys and values, and of the file.
  var bytes = 256 << 20
  var badLines = 100
}
