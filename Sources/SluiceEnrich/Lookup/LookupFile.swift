/// Reads tables from files.
struct LookupFile: Sendable {
  enum Format: String, CaseIterable, Sendable { case csv, jsonl }

  let format: Format
  let delimiter: UInt8
  /// The column of the keys; nil for the first one of a CSV file.
  let key: String?
  /// The columns wanted; nil for all but the key's.
  let columns: [String]?
  let match: LookupMatch
  let limits: LookupLimits

  /// Reads a file.
  ///
  /// - Throws: `FileProblem` when it can't be read, lacks a column, is too large or has too many bad lines.
  func load(_ path: String) throws(FileProblem) -> LoadedFile<LookupTable> {
    var pass: any LookupPass = format == .csv ? CSVPass(self) : try JSONPass(self)
    let stamp = try FileContents.read(path, limit: limits.bytes) { piece throws(FileProblem) in
      try pass.read(piece)
    }
    let table = try pass.finish()
    return LoadedFile(content: table, stamp: stamp, remark: table.report.summary)
  }
}

/// A table being read.
protocol LookupPass {
  mutating func read(_ piece: UnsafeRawBufferPointer) throws(FileProblem)
  mutating func finish() throws(FileProblem) -> LookupTable
}

/// A CSV file being read: the first row names the columns.
private struct CSVPass: LookupPass {
  private struct Header {
    let count: Int
    let key: Int
    /// Positions of the columns wanted.
    let columns: [Int]
    var builder: LookupTableBuilder
  }

  private let file: LookupFile
  private var reader: CSVReader
  private var header: Header?

  init(_ file: LookupFile) {
    self.file = file
    reader = CSVReader(delimiter: file.delimiter)
  }

  mutating func read(_ piece: UnsafeRawBufferPointer) throws(FileProblem) {
    try reader.read(piece) { row throws(FileProblem) in try Self.take(row, file, &header) }
  }

  mutating func finish() throws(FileProblem) -> LookupTable {
    try reader.finish { row throws(FileProblem) in try Self.take(row, file, &header) }
    guard let header else { throw FileProblem("is empty: its first line has to name the columns") }
    return header.builder.build()
  }

  private static func take(_ row: CSVRow, _ file: LookupFile, _ header: inout Header?) throws(FileProblem) {
    guard var known = header else {
      header = try makeHeader(row, file)
      return
    }
    // Taken out, so that the builder is not copied when it grows.
    header = nil
    defer { header = known }
    if let problem = row.problem { return try known.builder.countBad(line: row.line, problem) }
    guard row.count == known.count else {
      return try known.builder.countBad(
        line: row.line, "\(row.count) field\(row.count == 1 ? "" : "s"), but the header has \(known.count)")
    }
    try known.builder.add(line: row.line, keys: [row[known.key]], values: known.columns.map { [row[$0]] })
  }

  private static func makeHeader(_ row: CSVRow, _ file: LookupFile) throws(FileProblem) -> Header {
    let names = (0..<row.count).map { String(decoding: row[$0], as: UTF8.self) }
    if let problem = row.problem { throw FileProblem("has a bad header: \(problem)") }
    for (index, name) in names.enumerated() where name.isEmpty || names[..<index].contains(name) {
      throw FileProblem(
        name.isEmpty
          ? "has a bad header: column \(index + 1) has no name" : "has a bad header: column '\(name)' stands twice")
    }
    func position(of name: String) throws(FileProblem) -> Int {
      guard let position = names.firstIndex(of: name) else {
        throw FileProblem("has no column '\(name)'; its columns are \(names.joined(separator: ", "))")
      }
      return position
    }
    var key = 0
    if let name = file.key { key = try position(of: name) }
    var columns = names.indices.filter { $0 != key }
    if let wanted = file.columns {
      columns = []
      for name in wanted { columns.append(try position(of: name)) }
    }
    return Header(
      count: names.count, key: key, columns: columns,
      builder: LookupTableBuilder(columns: columns.map { names[$0] }, match: file.match, limits: file.limits))
  }
}

/// A JSON Lines file being read. Columns that are not asked for by name are those of all lines, so that lines are kept
/// until the end.
private struct JSONPass: LookupPass {
  /// Different columns of a table.
  static let maximumColumns = 256

  private let file: LookupFile
  private let key: String
  private var reader = LineReader()
  private var lines: [(number: Int, row: JSONRow)] = []
  private var names: Set<String> = []
  private var bad = LookupReport()

  init(_ file: LookupFile) throws(FileProblem) {
    guard let key = file.key else { throw FileProblem("is JSON Lines: `key` has to name the key's column") }
    self.file = file
    self.key = key
  }

  mutating func read(_ piece: UnsafeRawBufferPointer) throws(FileProblem) {
    var reader = reader
    try reader.read(piece) { number, bytes, isCut throws(FileProblem) in try take(number, bytes, isCut) }
    self.reader = reader
  }

  private mutating func take(_ number: Int, _ bytes: [UInt8], _ isCut: Bool) throws(FileProblem) {
    do throws(FileProblem) {
      if isCut { throw FileProblem("the line has more than \(LineReader.maximumLine) bytes") }
      let row = try JSONRow(bytes)
      guard row.columns[key] != nil else { throw FileProblem("there is no '\(key)'") }
      names.formUnion(row.columns.keys)
      lines.append((number, row))
    } catch {
      bad.countBad(line: number, error.description)
    }
    guard bad.badLines <= file.limits.badLines else {
      throw FileProblem(
        "has more than \(file.limits.badLines) bad lines (max_bad_lines); "
          + bad.firstBadLines.joined(separator: "; "))
    }
    guard lines.count <= file.limits.rows else {
      throw FileProblem("has more than \(file.limits.rows) rows (max_rows)")
    }
    guard names.count <= Self.maximumColumns else {
      throw FileProblem("has more than \(Self.maximumColumns) different keys in its objects; name the `columns` wanted")
    }
  }

  mutating func finish() throws(FileProblem) -> LookupTable {
    var reader = reader
    try reader.finish { number, bytes, isCut throws(FileProblem) in try take(number, bytes, isCut) }
    if let wanted = file.columns, let absent = wanted.first(where: { !names.contains($0) }) {
      throw FileProblem("has no '\(absent)' in any line")
    }
    let columns = file.columns ?? names.subtracting([key]).sorted()
    var builder = LookupTableBuilder(columns: columns, match: file.match, limits: file.limits, report: bad)
    for (number, row) in lines {
      try builder.add(
        line: number, keys: Self.bytes(row.columns[key]), values: columns.map { Self.bytes(row.columns[$0]) })
    }
    return builder.build()
  }

  private static func bytes(_ texts: [String]?) -> [ArraySlice<UInt8>] { (texts ?? []).map { Array($0.utf8)[...] } }
}
