import SluiceConfig
import SluiceCore

/// The columns that a table of events reads of every record.
struct EventFieldPlan: Sendable {
  /// In the order of `EventRows.titles` behind the tag; nil for fields that records never have.
  let columns: [ColumnID?]
  let tags: TagTable

  init(_ context: inout PlanContext) {
    tags = context.tags
    var columns: [ColumnID?] = []
    for name in EventRows.fields {
      columns.append(context.catalog.field(named: name)?.bind(in: &context.projection))
    }
    self.columns = columns
  }
}

/// Events as rows. One per lane.
struct EventRows {
  static let titles = ["time", "tag", "event.action", "user.name", "source.address", "event.outcome"]
  /// In the order of the titles, but for the tag.
  static let fields = ["@timestamp", "event.action", "user.name", "source.address", "event.outcome"]
  private static let roomy = 110
  private static let dropOrder = [1, 5, 4, 3]

  static func table(_ style: TerminalStyle) -> TableWriter {
    let isRoomy = style.width >= roomy
    return TableWriter(
      [
        .fixed("time (UTC)", isRoomy ? 19 : 14),
        TableColumn(title: "tag", minimum: 24, maximum: 48, weight: 2),
        TableColumn(title: "event.action", minimum: 16, maximum: 40, weight: 3),
        TableColumn(title: "user", minimum: 12, maximum: 40, weight: 2),
        TableColumn(title: "source", minimum: 15, maximum: 39, weight: 2),
        .fixed("outcome", 7),
      ], dropOrder: dropOrder, style)
  }

  private let plan: EventFieldPlan
  private let isRoomy: Bool
  /// Names of the tags met so far; the table of tags is bounded.
  private var names: [Tag: [UInt8]] = [:]
  /// Nil where all is shown.
  var redaction: RowRedaction?

  init(_ plan: EventFieldPlan, _ style: TerminalStyle, _ policy: DocumentPolicy? = nil) {
    self.plan = plan
    redaction = policy.map { RowRedaction($0, fields: Self.fields) }
    isRoomy = style.width >= Self.roomy
  }

  mutating func append(
    _ document: SelectedDocument, of batch: RecordBatch, _ table: inout TableWriter, to buffer: inout [UInt8]
  ) {
    let isRoomy = isRoomy
    table.append(to: &buffer) { index, cell in
      fill(index, document, batch, &cell) { $0.append($1, hasYear: isRoomy) }
      return index == 5 && cell.elementsEqual("failure".utf8) ? .yellow : nil
    }
  }

  mutating func append(
    _ document: SelectedDocument, of batch: RecordBatch, _ csv: inout CSVWriter, to buffer: inout [UInt8]
  ) {
    csv.append(Self.titles.count, to: &buffer) { index, cell in
      fill(index, document, batch, &cell) { $1.append(to: &$0) }
    }
  }

  private mutating func fill(
    _ index: Int, _ document: SelectedDocument, _ batch: RecordBatch, _ cell: inout [UInt8],
    time: (inout [UInt8], EventTime) -> Void
  ) {
    if index == 1 {
      cell.append(contentsOf: name(of: document.tag))
      return
    }
    let field = index > 1 ? index - 1 : 0
    guard let column = plan.columns[field] else { return }
    var value = batch[document.record, column]
    if let shown = redaction?.shown(value, of: field) { value = shown }
    if index == 0, value.kind == .string, let found = EventTime(value.bytes) {
      time(&cell, found)
    } else {
      cell.append(value)
    }
  }

  private mutating func name(of tag: Tag) -> [UInt8] {
    if let name = names[tag] { return name }
    let name = Array((plan.tags.name(tag) ?? "").utf8)
    names[tag] = name
    return name
  }
}
