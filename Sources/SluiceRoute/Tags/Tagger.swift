import SluiceCore

/// The columns that a tag is made of.
struct TagColumns: Sendable {
  var service: ColumnID
  var type: ColumnID
  var account: ColumnID
  var region: ColumnID
}

/// Gives records the tags of one template, on one lane, and counts them.
///
/// A record costs the hashing of its values and one look-up; Strings are made once for each new combination. What is
/// remembered is bounded: a stream of made-up values empties the table now and then.
struct Tagger {
  private struct Entry {
    let tag: Tag
    let name: String
    /// What is to be noted of each record that has it; empty for nothing.
    let notes: [String]
    var count = 0
  }

  private static let limit = 4_096

  private let template: TagTemplate
  private let columns: TagColumns
  private let tags: TagTable
  /// For new names when the table of tags is full.
  private let overflow: (tag: Tag, name: String)
  private let usesService: Bool
  private let usesAccount: Bool
  private let usesRegion: Bool
  private var table = ByteTable(limit: limit)
  /// In front of the table, where only the service counts.
  private var services = RecentNumbers()
  private var entries: [Entry] = []
  /// Entries with a count, since the last `fold`.
  private var touched: [Int] = []
  /// The entry that `peek` found.
  private var last = 0
  private var key: [UInt8] = []

  init(template: TagTemplate, columns: TagColumns, tags: TagTable) {
    self.template = template
    self.columns = columns
    self.tags = tags
    usesService = template.uses(.service)
    usesAccount = template.uses(.account)
    usesRegion = template.uses(.region)
    let name = template.name(service: nil, account: nil, region: nil)
    overflow = (tags.tag(name) ?? .none, name)
    key.reserveCapacity(128)
  }

  /// The record's tag, counted; see `fold`.
  mutating func tag(_ record: Int, of batch: RecordBatch, ledger: inout Ledger) -> Tag {
    let tag = peek(record, of: batch, ledger: &ledger)
    countLast()
    return tag
  }

  /// Counts the record that `peek` was last asked for.
  mutating func countLast() {
    if entries[last].count == 0 { touched.append(last) }
    entries[last].count += 1
  }

  /// The record's tag, not counted yet.
  mutating func peek(_ record: Int, of batch: RecordBatch, ledger: inout Ledger) -> Tag {
    guard usesService, !usesAccount, !usesRegion, !batch[record, columns.type].equals("AwsCloudTrailInsight") else {
      return look(record, of: batch, ledger: &ledger)
    }
    let service = batch[record, columns.service]
    guard service.kind == .string else { return look(record, of: batch, ledger: &ledger) }
    if let number = services.number(of: service.bytes) {
      last = number
      return entries[number].tag
    }
    let tag = look(record, of: batch, ledger: &ledger)
    services.remember(service.bytes, last)
    return tag
  }

  private mutating func look(_ record: Int, of batch: RecordBatch, ledger: inout Ledger) -> Tag {
    // The key is the values as they came, each behind its length, so that no two combinations share one.
    key.removeAll(keepingCapacity: true)
    if usesService {
      if batch[record, columns.type].equals("AwsCloudTrailInsight") {
        key.append(1)
      } else {
        key.append(0)
        append(batch[record, columns.service])
      }
    }
    if usesAccount { append(batch[record, columns.account]) }
    if usesRegion { append(batch[record, columns.region]) }
    last = key.withUnsafeBytes { table.value(of: $0) } ?? insert(record, of: batch, ledger: &ledger)
    return entries[last].tag
  }

  /// Adds what was counted since the last time to the ledger.
  ///
  /// - Complexity: O(different tags since then).
  mutating func fold(into ledger: inout Ledger) {
    for index in touched {
      let count = entries[index].count
      ledger.recordsByTag.count(entries[index].name, count)
      for note in entries[index].notes { ledger.notes.count(note, count) }
      entries[index].count = 0
    }
    touched.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ cell: Cell) {
    // Values that are too long for a tag all are the same to it; they don't get into the table.
    let bytes = cell.kind == .string && cell.length <= 128 ? cell.bytes : UnsafeRawBufferPointer(start: nil, count: 0)
    key.append(UInt8(truncatingIfNeeded: bytes.count))
    key.append(contentsOf: bytes)
  }

  private mutating func insert(_ record: Int, of batch: RecordBatch, ledger: inout Ledger) -> Int {
    if table.isFull {
      fold(into: &ledger)
      table.removeAll()
      services.removeAll()
      entries.removeAll(keepingCapacity: true)
    }
    var notes: [String] = []
    func value(
      _ column: ColumnID, _ note: String, _ read: (UnsafeRawBufferPointer) -> String?
    ) -> String? {
      let cell = batch[record, column]
      let value = cell.kind == .string ? read(cell.bytes) : nil
      if value == nil { notes.append(note) }
      return value
    }
    var service: String?
    if usesService {
      service =
        batch[record, columns.type].equals("AwsCloudTrailInsight")
        ? "insights" : value(columns.service, "route: other", TagValues.service)
    }
    let account = usesAccount ? value(columns.account, "route: unknown account", TagValues.account) : nil
    let region = usesRegion ? value(columns.region, "route: unknown region", TagValues.region) : nil
    let name = template.name(service: service, account: account, region: region)
    if let tag = tags.tag(name) {
      entries.append(Entry(tag: tag, name: name, notes: notes))
    } else {
      entries.append(Entry(tag: overflow.tag, name: overflow.name, notes: notes + ["route: too many tags"]))
    }
    return key.withUnsafeBytes { table.insert($0) }
  }
}
