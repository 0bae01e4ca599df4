import SluiceConfig
import SluiceCore

/// What tables and reports show of an alert: its rule, and the fields of its event. Cells live until the next alert is
/// read.
struct AlertFields {
  var rule: AlertRule
  let time: EventTime?
  /// What was found, where that is more than one event.
  var reason: String?
  var values: [Cell]
  var showsSeverity = true
  var showsRiskScore = true

  subscript(field: AlertField) -> Cell { values[field.rawValue] }
}

/// The fields, by their ECS names.
enum AlertField: Int, CaseIterable {
  case time, action, provider, user, arn, invokedBy, identityType, source, account, region, id, target
  case country, asNumber, asOrganization

  var name: String {
    switch self {
    case .time: "@timestamp"
    case .action: "event.action"
    case .provider: "event.provider"
    case .user: "user.name"
    case .arn: "aws.cloudtrail.user_identity.arn"
    case .invokedBy: "aws.cloudtrail.user_identity.invoked_by"
    case .identityType: "aws.cloudtrail.user_identity.type"
    case .source: "source.address"
    case .account: "cloud.account.id"
    case .region: "cloud.region"
    case .id: "event.id"
    case .target: "target.entity.id"
    case .country: "source.geo.country_iso_code"
    case .asNumber: "source.as.number"
    case .asOrganization: "source.as.organization.name"
    }
  }
}

/// Where the fields of alerts are to be found. Asks for no column of every record, where records can be read again:
/// alerts are few.
struct AlertFieldPlan: Sendable {
  let rules: [[AlertRule]]
  /// By field: the column of a record, and those of an alert's own document, where names stand with dots or nested.
  let columns: [ColumnID?]
  let documentColumns: [(dotted: ColumnID, nested: ColumnID)]
  let makeReader: (@Sendable () -> any RecordReader)?
  let makeDocumentReader: (@Sendable () -> any RecordReader)?

  init(_ context: inout PlanContext) {
    rules = context.alertRules
    var columns: [ColumnID?] = []
    var documentColumns: [(dotted: ColumnID, nested: ColumnID)] = []
    var own = ProjectionBuilder()
    var document = ProjectionBuilder()
    for field in AlertField.allCases {
      let known = context.catalog.field(named: field.name)
      if context.recordReader != nil {
        columns.append(known?.bind(in: &own))
      } else {
        columns.append(known?.bind(in: &context.projection))
      }
      documentColumns.append(
        (
          document.raw(FieldPath([field.name]), .leaves), document.raw(FieldPath(dotted: field.name), .leaves)
        ))
    }
    self.columns = columns
    self.documentColumns = documentColumns
    if let make = context.recordReader {
      let (records, documents) = (own.build(), document.build())
      makeReader = { make(records) }
      makeDocumentReader = { make(documents) }
    } else {
      makeReader = nil
      makeDocumentReader = nil
    }
  }
}

/// Reads the fields of alerts. One per lane.
struct AlertFieldReader {
  private let plan: AlertFieldPlan
  private let reader: (any RecordReader)?
  private let documentReader: (any RecordReader)?

  init(_ plan: AlertFieldPlan) {
    self.plan = plan
    reader = plan.makeReader?()
    documentReader = plan.makeDocumentReader?()
  }

  /// The fields of a match; nil for one of a rule that nobody declared.
  mutating func read(_ match: RuleMatch, of batch: RecordBatch) -> AlertFields? {
    guard let rule = rule(of: match) else { return nil }
    let detail = match.detail.flatMap { $0 < batch.details.count ? batch.details[$0] : nil }
    let values = values(match.record, batch, detail?.document)
    let time = values[AlertField.time.rawValue]
    return AlertFields(
      rule: rule, time: detail?.time ?? (time.kind == .string ? EventTime(time.bytes) : nil), reason: detail?.reason,
      values: values)
  }

  private func values(_ record: Int, _ batch: RecordBatch, _ document: [UInt8]?) -> [Cell] {
    if let document, let documentReader {
      let own = ([0x7B] + document + [0x7D]).withUnsafeBytes { documentReader.read($0, blob: batch.blob) }
      return plan.documentColumns.map { columns in
        let cell = own[0, columns.dotted]
        return cell.isMissing ? own[0, columns.nested] : cell
      }
    }
    let own = reader?.read(batch.bytes(record), blob: batch.blob)
    return plan.columns.map { column in
      guard let column else { return .missing }
      return if let own { own[0, column] } else { batch[record, column] }
    }
  }

  private func rule(of match: RuleMatch) -> AlertRule? {
    guard match.detector < plan.rules.count, match.rule < plan.rules[match.detector].count else { return nil }
    return plan.rules[match.detector][match.rule]
  }
}
