import SluiceConfig
import SluiceCore

/// How documents are shown as rows: what is planned once and made anew for each lane.
struct RowPlan: Sendable {
  enum Fields: Sendable {
    case alerts(AlertFieldPlan)
    case events(EventFieldPlan)
  }

  enum Form: Sendable { case table, csv }

  let fields: Fields
  let form: Form
  /// Nil where all is shown.
  var policy: DocumentPolicy?

  /// Whether rows can be written only after their documents were looked through.
  var needsDocuments: Bool { policy.map { !$0.redactions.isEmpty } ?? false }

  /// What stands in front of all rows.
  func header(_ style: TerminalStyle) -> [UInt8] {
    switch (form, fields) {
    case (.table, .alerts): AlertRows.table(style).header
    case (.table, .events): EventRows.table(style).header
    case (.csv, .alerts): CSVWriter.header(AlertRows.titles)
    case (.csv, .events): CSVWriter.header(EventRows.titles)
    }
  }
}

/// Writes documents as rows of a table or of comma-separated values. One per lane.
struct RowWriter {
  private let form: RowPlan.Form
  private var table: TableWriter
  private var csv: CSVWriter
  private var alerts: AlertRows?
  private var events: EventRows?
  let needsDocuments: Bool

  /// - Parameter isTerminal: whether what is written can steer a terminal.
  init(_ plan: RowPlan, _ style: TerminalStyle, isTerminal: Bool) {
    form = plan.form
    needsDocuments = plan.needsDocuments
    csv = CSVWriter(text: isTerminal ? TerminalText(style) : nil)
    switch plan.fields {
    case .alerts(let fields):
      alerts = AlertRows(fields, style, plan.policy)
      table = AlertRows.table(style)
    case .events(let fields):
      events = EventRows(fields, style, plan.policy)
      table = EventRows.table(style)
    }
  }

  /// Looks through the document of the next row for what must not be shown.
  mutating func begin(_ document: UnsafeRawBufferPointer) {
    alerts?.redaction?.begin(document)
    events?.redaction?.begin(document)
  }

  /// Appends the row of a document. Dead letters have none.
  mutating func append(_ document: SelectedDocument, of batch: RecordBatch, to buffer: inout [UInt8]) {
    switch (document.kind, form) {
    case (.alert(let index), .table): alerts?.append(batch.matches[index], of: batch, &table, to: &buffer)
    case (.alert(let index), .csv): alerts?.append(batch.matches[index], of: batch, &csv, to: &buffer)
    case (.event, .table): events?.append(document, of: batch, &table, to: &buffer)
    case (.event, .csv): events?.append(document, of: batch, &csv, to: &buffer)
    case (.reject, _), (.failure, _): break
    }
  }
}
