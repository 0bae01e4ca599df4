import SluiceConfig
import SluiceCore

/// Alerts as rows. One per lane.
struct AlertRows {
  private enum Column: Int, CaseIterable {
    case time, severity, rule, actor, what, source, account
  }

  /// From this width on, times have their year and severities are written out.
  private static let roomy = 110
  /// What the rule found is said by its name: the details go first.
  static let dropOrder = [Column.account, .what, .source, .actor, .time].map(\.rawValue)

  static let titles = [
    "time", "severity", "risk_score", "rule", "rule_id", "actor", "action", "provider", "target", "source", "country",
    "as_number", "as_organization", "account", "region", "event_id",
  ]

  static func columns(_ width: Int) -> [TableColumn] {
    let isRoomy = width >= roomy
    return Column.allCases.map { column in
      switch column {
      case .time: .fixed("time (UTC)", isRoomy ? 19 : 14)
      case .severity: .fixed(isRoomy ? "severity" : "sev", isRoomy ? 8 : 4)
      case .rule: TableColumn(title: "rule", minimum: 24, maximum: 60, weight: 4)
      case .actor: TableColumn(title: "actor", minimum: 13, maximum: 48, weight: 2)
      case .what: TableColumn(title: "what", minimum: 20, maximum: 64, weight: 4)
      case .source: TableColumn(title: "from", minimum: 15, maximum: 40, weight: 2)
      case .account: .fixed("account", 12)
      }
    }
  }

  static func table(_ style: TerminalStyle) -> TableWriter {
    TableWriter(columns(style.width), dropOrder: dropOrder, style)
  }

  private let style: TerminalStyle
  private let isRoomy: Bool
  private var reader: AlertFieldReader
  /// Nil where all is shown.
  var redaction: RowRedaction?

  init(_ plan: AlertFieldPlan, _ style: TerminalStyle, _ policy: DocumentPolicy? = nil) {
    self.style = style
    isRoomy = style.width >= Self.roomy
    reader = AlertFieldReader(plan)
    redaction = policy.map { RowRedaction($0, fields: AlertField.allCases.map(\.name)) }
  }

  private mutating func alert(_ match: RuleMatch, _ batch: RecordBatch) -> AlertFields? {
    guard let alert = reader.read(match, of: batch) else { return nil }
    return redaction?.shown(alert) ?? alert
  }

  mutating func append(_ match: RuleMatch, of batch: RecordBatch, _ table: inout TableWriter, to buffer: inout [UInt8])
  {
    guard let alert = alert(match, batch) else { return }
    table.append(to: &buffer) { index, cell in
      switch Column(rawValue: index) {
      case .time: if let time = alert.time { cell.append(time, hasYear: isRoomy) }
      case .severity:
        if !alert.showsSeverity { return nil }
        cell.append(contentsOf: (isRoomy ? alert.rule.severity.rawValue : alert.rule.severity.short).utf8)
        return alert.rule.severity.ink
      case .rule: cell.append(contentsOf: alert.rule.name.utf8)
      case .actor: alert.appendActorAndSession(to: &cell)
      case .what: alert.appendWhat(isUnicode: style.isUnicode, to: &cell)
      case .source: alert.appendSource(to: &cell)
      case .account: cell.append(alert[.account])
      case nil: break
      }
      return nil
    }
  }

  mutating func append(_ match: RuleMatch, of batch: RecordBatch, _ csv: inout CSVWriter, to buffer: inout [UInt8]) {
    guard let alert = alert(match, batch) else { return }
    csv.append(Self.titles.count, to: &buffer) { index, cell in
      switch Self.titles[index] {
      case "time": if let time = alert.time { time.append(to: &cell) }
      case "severity" where alert.showsSeverity: cell.append(contentsOf: alert.rule.severity.rawValue.utf8)
      case "risk_score" where alert.showsRiskScore: cell.append(contentsOf: String(alert.rule.riskScore).utf8)
      case "rule": cell.append(contentsOf: alert.rule.name.utf8)
      case "rule_id": cell.append(contentsOf: alert.rule.id.utf8)
      case "actor": alert.appendActorAndSession(to: &cell)
      case "action": cell.append(alert[.action])
      case "provider": cell.append(alert[.provider])
      case "target": cell.append(alert[.target])
      case "source": cell.append(alert[.source])
      case "country": cell.append(alert[.country])
      case "as_number": cell.append(alert[.asNumber])
      case "as_organization": cell.append(alert[.asOrganization])
      case "account": cell.append(alert[.account])
      case "region": cell.append(alert[.region])
      case "event_id": cell.append(alert[.id])
      default: break
      }
    }
  }
}

extension AlertRule.Severity {
  /// For narrow tables.
  var short: String {
    switch self {
    case .low: "low"
    case .medium: "med"
    case .high: "high"
    case .critical: "crit"
    }
  }

  package var ink: Ink {
    switch self {
    case .low: .blue
    case .medium: .yellow
    case .high: .red
    case .critical: .boldRed
    }
  }
}
