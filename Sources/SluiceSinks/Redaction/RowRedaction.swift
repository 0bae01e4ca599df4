import SluiceConfig
import SluiceCore

/// Makes the cells of rows show no more than documents would. One per lane.
struct RowRedaction {
  private var editor: DocumentEditor
  /// By the number that the row gives them.
  private let fields: [[UInt8]]
  // Cells live until the next row is begun.
  private let arena = Arena(chunkSize: 4 << 10)
  private var buffer: [UInt8] = []

  /// - Parameter fields: the names of the cells' fields.
  init(_ policy: DocumentPolicy, fields: [String]) {
    editor = DocumentEditor(policy)
    self.fields = fields.map { Array($0.utf8) }
  }

  /// Looks for what the row must not show in its document.
  mutating func begin(_ document: UnsafeRawBufferPointer) { editor.collect(document) }

  /// The value of a field as documents would show it.
  mutating func shown(_ cell: Cell, of field: Int) -> Cell {
    if field == 0 { arena.reset() }
    guard fields.indices.contains(field) else { return .missing }
    switch cell.kind {
    case .missing, .pending, .null: return cell
    case .many:
      var cells: [Cell] = []
      for value in cell.values {
        let shown = shown(value.bytes, of: fields[field])
        if !shown.isMissing { cells.append(shown) }
      }
      return arena.list(cells)
    default: return shown(cell.bytes, of: fields[field])
    }
  }

  private mutating func shown(_ value: UnsafeRawBufferPointer, of field: [UInt8]) -> Cell {
    buffer.removeAll(keepingCapacity: true)
    guard editor.shown(value, of: field, to: &buffer) else { return .missing }
    let arena = arena
    return buffer.withUnsafeBytes { arena.string($0) }
  }

  mutating func shown(_ alert: AlertFields) -> AlertFields {
    // Some cells have values that their document does not: those of other cells are looked for in them, too.
    for field in alert.values.indices { editor.collect(alert.values[field], of: fields[field]) }
    var shown = alert
    for field in shown.values.indices { shown.values[field] = self.shown(alert.values[field], of: field) }
    let rule = alert.rule
    shown.rule = AlertRule(
      id: text(rule.id, of: "kibana.alert.rule.rule_id") ?? "",
      name: text(rule.name, of: "kibana.alert.rule.name") ?? "",
      severity: rule.severity, riskScore: rule.riskScore, techniques: rule.techniques)
    shown.reason = alert.reason.flatMap { text($0, of: "kibana.alert.reason") }
    shown.showsSeverity = text(rule.severity.rawValue, of: "kibana.alert.severity") == rule.severity.rawValue
    let risk = String(rule.riskScore)
    shown.showsRiskScore = text(risk, of: "kibana.alert.risk_score") == risk
    return shown
  }

  private mutating func text(_ text: String, of field: String) -> String? {
    let cell = Array(text.utf8).withUnsafeBytes { shown($0, of: Array(field.utf8)) }
    return cell.isMissing ? nil : cell.string ?? ""
  }
}
