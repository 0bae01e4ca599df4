import SluiceCore

/// The columns that a path is made of.
struct PartitionColumns: Sendable {
  let time: ColumnID
  let account: ColumnID
  let region: ColumnID

  /// The columns under their ECS names; for a format without those, CloudTrail's own paths.
  init(catalog: any FieldCatalog, in builder: inout ProjectionBuilder) {
    func column(_ name: String, _ path: FieldPath) -> ColumnID {
      catalog.field(named: name)?.bind(in: &builder) ?? builder.raw(path, .cleanedLeaves)
    }
    time = column("@timestamp", "eventTime")
    account = column("cloud.account.id", "recipientAccountId")
    region = column("cloud.region", "awsRegion")
  }
}

/// How documents are spread over files.
struct Partitioning: Sendable {
  let template: PathTemplate
  /// Nil where no document needs them.
  let columns: PartitionColumns?
  /// Length in milliseconds of the periods of event time that have files of their own; nil for none.
  let interval: Int64?
  let tags: TagTable

  /// Whether all documents go to one output.
  var hasOneOutput: Bool { interval == nil && template.isConstant }
}

/// An output of the file sink: a path, and the period of event time where there are such.
struct OutputName: Hashable, Sendable {
  let path: String
  let period: Int64?

  /// As `SinkChunk.Piece.output`: the path, and behind U+001F the period.
  var name: String { period.map { "\(path)\u{1F}\($0)" } ?? path }

  /// The path in a `name`.
  static func path(of name: String) -> String {
    guard let mark = name.utf8.lastIndex(of: 0x1F) else { return name }
    return String(name[..<mark])
  }
}

/// Finds the output of each document, on one lane. Names are made once for each new combination of values; what is
/// remembered is bounded.
struct Partitioner {
  private static let capacity = 4_096

  private let partitioning: Partitioning
  private let usesTag: Bool
  private let usesDate: Bool
  private let usesAccount: Bool
  private let usesRegion: Bool
  private var slots: [[UInt8]: Int] = [:]
  /// The outputs' names, by slot.
  private(set) var names: [String] = []
  private var key: [UInt8] = []

  init(_ partitioning: Partitioning) {
    self.partitioning = partitioning
    usesTag = partitioning.template.uses(.tag)
    usesDate = partitioning.template.uses(.date)
    usesAccount = partitioning.template.uses(.account)
    usesRegion = partitioning.template.uses(.region)
  }

  /// Forgets what was found, if that is much. Slots are valid until then: to be called between batches.
  mutating func trim() {
    guard names.count > Self.capacity else { return }
    slots.removeAll()
    names.removeAll()
  }

  mutating func slot(_ document: SelectedDocument, of batch: RecordBatch) -> Int {
    let time = time(document, batch)
    let day = usesDate ? time.map { Self.floor($0.milliseconds, 86_400_000) } : nil
    let period = partitioning.interval.map { interval in time.map { Self.floor($0.milliseconds, interval) } ?? .min }
    let account = usesAccount ? cell(document, batch, partitioning.columns?.account) : nil
    let region = usesRegion ? cell(document, batch, partitioning.columns?.region) : nil

    key.removeAll(keepingCapacity: true)
    withUnsafeBytes(of: (day ?? .min, period ?? 0)) { key.append(contentsOf: $0) }
    if usesTag { withUnsafeBytes(of: document.tag.index) { key.append(contentsOf: $0) } }
    appendToKey(account)
    appendToKey(region)
    if let slot = slots[key] { return slot }

    let path = partitioning.template.path { placeholder in
      switch placeholder {
      case .tag: partitioning.tags.name(document.tag)
      case .date: time?.date
      case .account: account.flatMap(Self.account)
      case .region: region.flatMap(Self.region)
      }
    }
    slots[key] = names.count
    names.append(OutputName(path: path, period: period).name)
    return names.count - 1
  }

  private mutating func appendToKey(_ value: Cell?) {
    // Longer values are no accounts and no regions.
    guard let value, value.length <= 64 else { return key.append(0) }
    key.append(UInt8(truncatingIfNeeded: value.length))
    key.append(contentsOf: value.bytes)
  }

  private func time(_ document: SelectedDocument, _ batch: RecordBatch) -> EventTime? {
    guard usesDate || partitioning.interval != nil, let columns = partitioning.columns, document.record >= 0 else {
      return nil
    }
    let cell = batch[document.record, columns.time]
    return cell.kind == .string ? EventTime(cell.bytes) : nil
  }

  private func cell(_ document: SelectedDocument, _ batch: RecordBatch, _ column: ColumnID?) -> Cell? {
    guard let column, document.record >= 0 else { return nil }
    let cell = batch[document.record, column]
    return cell.kind == .string ? cell : nil
  }

  private static func account(_ cell: Cell) -> String? {
    guard cell.length == 12, cell.bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return cell.string
  }

  private static func region(_ cell: Cell) -> String? {
    guard (1...32).contains(cell.length) else { return nil }
    let fits = cell.bytes.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    return fits ? cell.string : nil
  }

  private static func floor(_ value: Int64, _ unit: Int64) -> Int64 {
    value >= 0 ? value / unit : -((-value + unit - 1) / unit)
  }
}
