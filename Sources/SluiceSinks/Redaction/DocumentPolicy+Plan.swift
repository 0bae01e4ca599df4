import SluiceConfig
import SluiceCore

extension DocumentPolicy {
  /// Says which paths are those of no field.
  static func check(
    _ choice: FieldChoice?, _ redactions: [Redaction], _ selection: StreamSelection, _ context: PlanContext
  ) {
    let isRaw = selection.format == .raw
    let names = isRaw ? nil : KnownFields(context.catalog, isAlert: selection.stream == .alerts)
    func check(_ patterns: [FieldPattern], _ place: String, at location: SourceLocation, mayBeFixed: Bool) {
      for pattern in patterns {
        if !mayBeFixed, fixed.contains(pattern.text) {
          context.problems.error(
            at: location, "\(place): '\(pattern.text)' always stays as it is",
            expected: "documents are told apart and put in order by it")
        } else if let names, !names.has(pattern) {
          context.problems.warning(
            at: location, "\(place): documents have no field '\(pattern.text)'",
            suggestion: nearestName(to: pattern.text, among: names.all))
        }
      }
    }
    if let choice {
      check(choice.keep, "keep", at: choice.keepLocation, mayBeFixed: true)
      check(choice.drop, "drop", at: choice.dropLocation, mayBeFixed: false)
    }
    for redaction in redactions {
      check(redaction.fields, "redact", at: redaction.location, mayBeFixed: false)
    }
  }
}

/// The names that the fields of documents may have.
private struct KnownFields {
  let all: [String]
  private let catalog: any FieldCatalog

  /// Nil where nothing is known beforehand: documents of any JSON.
  init?(_ catalog: any FieldCatalog, isAlert: Bool) {
    guard !catalog.fieldNames.isEmpty else { return nil }
    self.catalog = catalog
    all = catalog.fieldNames + (isAlert ? Self.alert : [])
  }

  func has(_ pattern: FieldPattern) -> Bool {
    if !pattern.hasWildcard, catalog.field(named: pattern.text) != nil { return true }
    let below = pattern.text + "."
    let copies = all.contains("kibana.alert.original_event") ? Self.copies : []
    return all.contains { $0.hasPrefix(below) || pattern.matches($0) }
      || copies.contains { pattern.text.hasPrefix($0) } || pattern.text.hasPrefix("aws.cloudtrail.flattened.")
  }

  /// Below these, alerts repeat fields of events.
  private static let copies = [
    "kibana.alert.original_event.", "kibana.alert.threshold_result.", "kibana.alert.suppression.",
    "sluice.investigation_fields.", "sluice.record.", "threat.",
  ]

  /// What alerts have beside the fields of events.
  private static let alert =
    [
      "ancestors", "building_block_type", "depth", "new_terms", "original_event", "original_time", "reason",
      "risk_score", "severity", "status", "suppression", "threshold_result", "uuid", "workflow_status",
    ].map { "kibana.alert.\($0)" }
    + [
      "author", "category", "consumer", "description", "enabled", "false_positives", "from", "indices", "interval",
      "investigation_fields", "language", "license", "max_signals", "name", "note", "producer", "references",
      "risk_score", "rule_id", "rule_type_id", "setup", "severity", "tags", "threat", "timestamp_override", "to",
      "type", "uuid", "version",
    ].map { "kibana.alert.rule.\($0)" }
    + [
      "event.kind", "event.original", "sluice.guide", "sluice.investigation_fields", "sluice.learning",
      "sluice.max_signals_exceeded", "sluice.origin.object", "sluice.origin.offset", "sluice.origin.record",
      "sluice.record", "sluice.tag", "threat.enrichments", "threat.indicator",
    ]
}
