import SluiceConfig
import SluiceCore

/// What a sink does with the fields of its documents: `fields` and `redact` of its section.
///
/// `redact` hides values, not just fields: what a redacted field of a document holds is not found anywhere else in it.
/// - Copies that alerts have of an event's fields (`kibana.alert.original_event.*`, `sluice.investigation_fields`,
///   ancestors, the terms of groups) are redacted like these fields.
/// - Where the value stands in the text of another member (`kibana.alert.reason`, `sluice.guide`, `sluice.record`, an
///   ARN, a payload, the object's path), the replacement stands there instead: values of 6 bytes or more wherever they
///   are found, shorter ones where they are whole words. A text that holds the value in an escaped or percent-encoded
///   form is masked as a whole. Upper and lower case differ.
/// - `event.original`, the record as it came, is left out: it may spell a value as no field does.
///
/// What a rule says (`kibana.alert.rule.*` but its name, which events may decide) is no event's: it stays.
/// `true`, `false` and numbers of one or two digits are hidden in their own fields and copies only.
///
/// `fields` is applied last and shapes documents only: it hides no value that other members repeat.
struct DocumentPolicy: Sendable {
  /// Fields that tell documents apart and in time: they always stay as they are.
  static let fixed = ["@timestamp", "kibana.alert.uuid"]

  let redactions: [Redaction]
  let keep: [FieldPattern]
  let drop: [FieldPattern]
  let isAlert: Bool
  /// Whether events are written as the records they were.
  let isRaw: Bool

  init(
    redactions: [Redaction] = [], keep: [FieldPattern] = [], drop: [FieldPattern] = [], isAlert: Bool, isRaw: Bool
  ) {
    self.redactions = redactions
    self.keep = keep
    self.drop = drop
    self.isAlert = isAlert
    self.isRaw = isRaw
  }

  var isEmpty: Bool { redactions.isEmpty && keep.isEmpty && drop.isEmpty }
}

/// What becomes of the field at a path.
struct FieldDecision: Hashable, Sendable {
  /// Index of the redaction; nil where there is none.
  var redaction: Int?
  /// Whether the field is left out.
  var isDropped = false
  /// Whether values hidden elsewhere are looked for here.
  var isSearched = false
  /// Whether they are looked for in the names of members, too: those of payloads are an event's own words.
  var searchesNames = false
}

extension DocumentPolicy {
  func decision(_ path: ArraySlice<UInt8>) -> FieldDecision {
    var decision = FieldDecision()
    if Self.fixed.contains(where: { path.elementsEqual($0.utf8) }) { return decision }
    let names = names(path)
    decision.redaction = redactions.firstIndex { redaction in
      redaction.fields.contains { pattern in names.contains { pattern.matches($0) } }
    }
    decision.isDropped =
      decision.redaction.map { redactions[$0].method == .remove } ?? false
      || drop.contains { $0.matches(path) }
      || !keep.isEmpty && !keep.contains { $0.matches(path) }
      || !redactions.isEmpty && !(isRaw && !isAlert) && path.elementsEqual("event.original".utf8)
    decision.isSearched = !redactions.isEmpty && !(isAlert && Self.isOfRule(path))
    decision.searchesNames = decision.isSearched && names.contains { Self.isPayload($0) }
    return decision
  }

  /// The path, and that of the event's field whose copy stands there.
  private func names(_ path: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    func rest(_ prefix: StaticString) -> ArraySlice<UInt8>? {
      let count = prefix.utf8CodeUnitCount
      let bytes = UnsafeBufferPointer(start: prefix.utf8Start, count: count)
      return path.count > count && path.starts(with: bytes) ? path.dropFirst(count) : nil
    }
    guard isAlert else { return [path] }
    if let field = rest("kibana.alert.original_event.") { return [path, Array("event.".utf8)[...] + field] }
    if let field = rest("sluice.investigation_fields.") ?? rest("sluice.record.") { return [path, field] }
    if path.elementsEqual("kibana.alert.ancestors.id".utf8) { return [path, Array("event.id".utf8)[...]] }
    return [path]
  }

  private static func isOfRule(_ path: ArraySlice<UInt8>) -> Bool {
    if path.starts(with: "kibana.alert.rule.".utf8) { return !path.elementsEqual("kibana.alert.rule.name".utf8) }
    return constants.contains { path.elementsEqual($0.utf8) }
  }

  /// Members of alerts whose values no event decides.
  private static let constants = [
    "event.kind", "kibana.alert.building_block_type", "kibana.alert.depth", "kibana.alert.risk_score",
    "kibana.alert.severity", "kibana.alert.status", "kibana.alert.workflow_status",
  ]

  private static func isPayload(_ path: ArraySlice<UInt8>) -> Bool {
    payloads.contains { path.starts(with: $0.utf8) }
  }

  private static let payloads = [
    "aws.cloudtrail.flattened.", "requestParameters.", "responseElements.", "additionalEventData.",
    "serviceEventDetails.",
  ]
}

/// Decisions, remembered by path: a field of an event costs one look into a table. One per lane.
struct FieldDecisions {
  private static let capacity = 8_192

  let policy: DocumentPolicy
  private var known: [[UInt8]: FieldDecision] = [:]

  init(_ policy: DocumentPolicy) { self.policy = policy }

  mutating func callAsFunction(_ path: [UInt8]) -> FieldDecision {
    if let decision = known[path] { return decision }
    // Payloads may name fields without end.
    if known.count >= Self.capacity { known.removeAll(keepingCapacity: true) }
    let decision = policy.decision(path[...])
    known[path] = decision
    return decision
  }
}
