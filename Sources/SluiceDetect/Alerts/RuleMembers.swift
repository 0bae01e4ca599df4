import SluiceCore
import SluiceRules

/// The members of an alert document that are the same for each alert of a rule, rendered once.
///
/// Names and forms as in Elastic Security's alert documents (`.alerts-security.alerts-*`): dotted names, the threat in
/// the form of the rule's, lists also where they are empty.
final class RuleMembers: Sendable {
  /// From the first name to the last value, without a comma in front or behind.
  let bytes: [UInt8]
  /// The end of the reason: ` created high alert NAME.`, as the inside of a JSON string.
  let reasonEnd: [UInt8]
  let ruleID: [UInt8]
  /// The guide, where it names fields.
  let guide: GuideTemplate?
  /// The fields that the rule wants to be looked at first.
  let investigationFields: [(name: String, field: FieldName)]
  /// The rule, where events decide on more of its alerts.
  let rule: Rule?

  /// Whether its alerts say nothing that has to be looked up in the event's fields.
  var isPlain: Bool { guide == nil && investigationFields.isEmpty }

  /// - Parameter isField: whether a name is that of a field which events can have.
  init(_ rule: Rule, isField: (String) -> Bool) {
    (bytes, reasonEnd) = Self.render(rule, AlertOverrides())
    ruleID = Array(rule.id.utf8)
    guide = rule.note.flatMap { GuideTemplate($0, isField: isField) }
    investigationFields = rule.investigationFields.map { ($0, FieldName($0)) }
    self.rule = rule.mapping.isEmpty && rule.indicatorMatches.isEmpty ? nil : rule
  }

  private init(_ members: RuleMembers, _ rule: Rule, _ overrides: AlertOverrides) {
    (bytes, reasonEnd) = Self.render(rule, overrides)
    ruleID = members.ruleID
    guide = members.guide
    investigationFields = members.investigationFields
    self.rule = rule
  }

  /// The same with what an event's values say.
  func overridden(_ overrides: AlertOverrides) -> RuleMembers {
    guard let rule, !overrides.isEmpty else { return self }
    return RuleMembers(self, rule, overrides)
  }

  private static func render(_ rule: Rule, _ overrides: AlertOverrides) -> (bytes: [UInt8], reasonEnd: [UInt8]) {
    let severity = overrides.severity ?? rule.severity
    let name = overrides.name ?? rule.name
    var buffer: [UInt8] = []
    var object = MemberWriter()
    object.string("kibana.alert.status", "active", to: &buffer)
    object.string("kibana.alert.workflow_status", "open", to: &buffer)
    object.integer("kibana.alert.depth", 1, to: &buffer)
    object.string("kibana.alert.severity", severity.rawValue, to: &buffer)
    object.integer("kibana.alert.risk_score", overrides.riskScore ?? rule.riskScore, to: &buffer)
    if let type = rule.buildingBlockType { object.string("kibana.alert.building_block_type", type, to: &buffer) }

    let kind = Self.kinds[rule.type]
    object.string("kibana.alert.rule.category", kind?.category ?? "Custom Query Rule", to: &buffer)
    object.string("kibana.alert.rule.rule_type_id", kind?.id ?? "siem.queryRule", to: &buffer)
    object.string("kibana.alert.rule.consumer", "siem", to: &buffer)
    object.string("kibana.alert.rule.producer", "siem", to: &buffer)
    // Kibana gives each installed rule an id of its own; here the rule's id serves.
    object.string("kibana.alert.rule.uuid", rule.id, to: &buffer)
    object.string("kibana.alert.rule.rule_id", rule.id, to: &buffer)
    object.string("kibana.alert.rule.name", name, to: &buffer)
    if let version = rule.version { object.integer("kibana.alert.rule.version", version, to: &buffer) }
    object.string("kibana.alert.rule.type", rule.type, to: &buffer)
    if let language = rule.language { object.string("kibana.alert.rule.language", language, to: &buffer) }
    object.string("kibana.alert.rule.severity", rule.severity.rawValue, to: &buffer)
    object.integer("kibana.alert.rule.risk_score", rule.riskScore, to: &buffer)
    object.string("kibana.alert.rule.description", rule.description, to: &buffer)
    object.strings("kibana.alert.rule.tags", rule.tags, to: &buffer)
    object.strings("kibana.alert.rule.author", rule.authors, to: &buffer)
    object.string("kibana.alert.rule.license", rule.license ?? "", to: &buffer)
    object.strings("kibana.alert.rule.references", rule.references, to: &buffer)
    object.strings("kibana.alert.rule.false_positives", rule.falsePositives, to: &buffer)
    object.strings("kibana.alert.rule.indices", rule.indices, to: &buffer)
    object.name("kibana.alert.rule.threat", to: &buffer)
    Self.append(rule.threats, to: &buffer)
    if let note = rule.note { object.string("kibana.alert.rule.note", note, to: &buffer) }
    if let setup = rule.setup { object.string("kibana.alert.rule.setup", setup, to: &buffer) }
    if !rule.investigationFields.isEmpty {
      object.name("kibana.alert.rule.investigation_fields", to: &buffer)
      buffer.append(raw: "{")
      var fields = MemberWriter()
      fields.strings("field_names", rule.investigationFields, to: &buffer)
      buffer.append(raw: "}")
    }
    if let type = rule.buildingBlockType { object.string("kibana.alert.rule.building_block_type", type, to: &buffer) }
    if let field = rule.timestampOverride { object.string("kibana.alert.rule.timestamp_override", field, to: &buffer) }
    object.string("kibana.alert.rule.interval", rule.interval, to: &buffer)
    object.string("kibana.alert.rule.from", rule.from, to: &buffer)
    object.string("kibana.alert.rule.to", rule.to, to: &buffer)
    object.integer("kibana.alert.rule.max_signals", rule.maxSignals, to: &buffer)
    object.name("kibana.alert.rule.enabled", to: &buffer)
    buffer.append(raw: rule.isEnabled ? "true" : "false")

    var end: [UInt8] = []
    end.append(jsonString: " created \(severity.rawValue) alert \(name).")
    return (buffer, Array(end.dropFirst().dropLast()))
  }

  /// The names that Kibana has for the types of rules.
  private static let kinds: [String: (category: String, id: String)] = [
    "query": ("Custom Query Rule", "siem.queryRule"),
    "saved_query": ("Saved Query Rule", "siem.savedQueryRule"),
    "eql": ("Event Correlation Rule", "siem.eqlRule"),
    "esql": ("ES|QL Rule", "siem.esqlRule"),
    "threshold": ("Threshold Rule", "siem.thresholdRule"),
    "new_terms": ("New Terms Rule", "siem.newTermsRule"),
    "threat_match": ("Indicator Match Rule", "siem.indicatorRule"),
    "machine_learning": ("Machine Learning Rule", "siem.mlRule"),
  ]

  private static func append(_ threats: [Rule.Threat], to buffer: inout [UInt8]) {
    buffer.append(list: threats) { threat, buffer in
      buffer.append(raw: "{")
      var object = MemberWriter()
      object.string("framework", threat.framework, to: &buffer)
      object.name("tactic", to: &buffer)
      buffer.append(raw: "{")
      append(threat.tactic, to: &buffer)
      buffer.append(raw: "}")
      object.name("technique", to: &buffer)
      buffer.append(list: threat.techniques) { technique, buffer in
        buffer.append(raw: "{")
        append(technique.technique, to: &buffer)
        buffer.append(raw: ",\"subtechnique\":")
        buffer.append(list: technique.subtechniques) { reference, buffer in
          buffer.append(raw: "{")
          append(reference, to: &buffer)
          buffer.append(raw: "}")
        }
        buffer.append(raw: "}")
      }
      buffer.append(raw: "}")
    }
  }

  private static func append(_ reference: Rule.Reference, to buffer: inout [UInt8]) {
    var object = MemberWriter()
    object.string("id", reference.id, to: &buffer)
    object.string("name", reference.name, to: &buffer)
    object.string("reference", reference.reference, to: &buffer)
  }
}
