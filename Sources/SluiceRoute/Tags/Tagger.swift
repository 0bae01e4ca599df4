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
  private static let insight: StaticString = "AwsCloudTrailInsight"

  private let usesService: Bool
  private let usesAccount: Bool
  private let usesRegion: Bool
  private var table = ByteTable(limit: limit)
  /// In front of the table, where only the service counts.
  private let recent = RecentTags()
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

  /// Gives each record that was not dropped its tag, counted; see `fold`.
  mutating func tagAll(of batch: RecordBatch, ledger: inout Ledger) {
    let spans = batch.spans
    let usesServiceOnly = usesServiceOnly
    for record in 0..<batch.count where !spans[record].isDropped {
      if usesServiceOnly, !batch[record, columns.type].equals(Self.insight),
        let place = recent.place(of: batch[record, columns.service])
      {
        place.pointee.count &+= 1
        spans[record].tag = place.pointee.tag
      } else {
        spans[record].tag = tag(record, of: batch, ledger: &ledger)
      }
    }
  }

  private var usesServiceOnly: Bool { usesService && !usesAccount && !usesRegion }

  /// The record's tag, counted; see `fold`.
  mutating func tag(_ record: Int, of batch: RecordBatch, ledger: inout Ledger) -> Tag {
    let tag = peek(record, of: batch, ledger: &ledger)
    countLast()
    return tag
  }

  /// Counts the record that `peek` was last asked for.
  mutating func countLast() { count(1, of: last) }

  private mutating func count(_ records: Int, of entry: Int) {
    if entries[entry].count == 0 { touched.append(entry) }
    entries[entry].count += records
  }

  /// The record's tag, not counted yet.
  mutating func peek(_ record: Int, of batch: RecordBatch, ledger: inout Ledger) -> Tag {
    guard usesServiceOnly, !batch[record, columns.type].equals(Self.insight) else {
      return look(record, of: batch, ledger: &ledger)
    }
    let service = batch[record, columns.service]
    if let place = recent.place(of: service) {
      last = Int(place.pointee.entry)
      return place.pointee.tag
    }
    let tag = look(record, of: batch, ledger: &ledger)
    if let (entry, records) = recent.remember(service, tag, entry: last) { count(records, of: entry) }
    return tag
  }

  private mutating func look(_ record: Int, of batch: RecordBatch, ledger: inout Ledger) -> Tag {
    // The key is the values as they came, each behind its length, so that no two combinations share one.
    key.removeAll(keepingCapacity: true)
    if usesService {
      if batch[record, columns.type].equals(Self.insight) {
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
    recent.takeCounts { count($1, of: $0) }
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
      recent.removeAll()
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
        batch[record, columns.type].equals(Self.insight)
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
