import SluiceCore
import SluiceECS
import SluiceMatch
import SluiceRules

/// Writes alert documents: the event's ECS document with Elastic's `kibana.alert.*` members, where the record lay
/// (`sluice`), and the record itself (`event.original`).
///
/// As in Elastic's documents `event.kind` is `signal`, and what the event's own `event.*` was is repeated under
/// `kibana.alert.original_event`. In the raw format there are no ECS members, and the record is an object,
/// `sluice.record`. Nothing depends on the clock, on lanes or on the machine.
final class AlertDocumentWriter: AlertWriter {
  private let detector: Int
  // Nothing that is called here leads back here.
  private var rules: RuleMembersTable
  private let indicators: [IndicatorTable]
  private let isRaw: Bool
  /// For the matches of detect stages in front of this one.
  private var earlier: (any AlertWriter)?
  private let event: AlertEvent
  private let id = ByteText(capacity: 128)
  private let middle = ByteText()

  init(
    detector: Int, rules: RuleMembersTable, indicators: [IndicatorTable] = [], tags: TagTable, format: DocumentFormat,
    eventWriter: any EventWriter,
    rawWriter: any EventWriter, earlier: (any AlertWriter)?
  ) {
    self.detector = detector
    self.rules = rules
    self.indicators = indicators
    self.isRaw = format == .raw
    self.earlier = earlier
    event = AlertEvent(format: format, tags: tags, eventWriter: eventWriter, rawWriter: rawWriter)
  }

  func append(_ match: RuleMatch, of batch: RecordBatch, to buffer: inout [UInt8]) {
    guard match.detector == detector else {
      earlier?.append(match, of: batch, to: &buffer)
      return
    }
    let detail = match.detail.map { batch.details[$0] }
    if let document = detail?.document {
      event.render(document: [0x7B] + document + [0x7D], match.record, of: batch, descends: false)
    } else if let records = detail?.records, !records.isEmpty {
      event.render(document: common(of: records, at: detail?.time, batch), match.record, of: batch, descends: false)
    } else {
      event.render(match.record, of: batch)
    }
    var rule = rules[match.rule]
    var threat: ThreatMembers?
    if let own = rule.rule {
      let values: (String) -> [String] = { [event] field in
        event.value(of: FieldName(field)).map { EventDocument.texts(at: $0, of: event.event.bytes) } ?? []
      }
      rule = rule.overridden(AlertOverrides(own.mapping, values))
      if !own.indicatorMatches.isEmpty { threat = ThreatMembers(own.indicatorMatches, indicators, values) }
    }
    append(rule, threat, detail, to: &buffer)
  }

  private func append(_ rule: RuleMembers, _ threat: ThreatMembers?, _ detail: AlertDetail?, to buffer: inout [UInt8]) {
    id.removeAll()
    if let seed = detail?.seed {
      seed.withUnsafeBytes { AlertIdentity.append(ofAlert: rule.ruleID, event: $0, to: id) }
    } else {
      AlertIdentity.append(ofAlert: rule.ruleID, event: event.identity.bytes, to: id)
    }
    // What stands between the parts that are there already.
    buffer.append(0x7B)
    buffer.append(event.head)
    middle.removeAll()
    middle.append(raw: ",\"kibana.alert.uuid\":\"")
    middle.append(raw: id.bytes)
    middle.append(raw: "\",\"kibana.alert.reason\":\"")
    if let subject = detail?.reason {
      // Its own quotes stand there already.
      middle.removeLast(1)
      middle.append(jsonString: subject)
      middle.removeLast(1)
    } else {
      middle.append(raw: event.reason.bytes)
    }
    middle.append(raw: rule.reasonEnd)
    middle.append(0x22)
    if !event.body.isEmpty {
      middle.append(0x2C)
      middle.append(raw: event.body.bytes)
    }
    middle.append(0x2C)
    buffer.append(middle)
    buffer.append(contentsOf: rule.bytes)
    var object = MemberWriter(continues: true)
    threat?.append(&object, to: &buffer)
    if let members = detail?.members, !members.isEmpty {
      object.separate(&buffer)
      buffer.append(contentsOf: members)
    }
    object.separate(&buffer)
    appendOrigin(rule, to: &buffer)
    buffer.append(0x7D)
  }

  /// What the documents of several records have in common, as the event of an alert about all of them.
  private func common(of records: [[UInt8]], at time: EventTime?, _ batch: RecordBatch) -> [UInt8] {
    var common: CommonMembers?
    for record in records {
      var document: [UInt8] = []
      record.withUnsafeBytes { bytes in
        let single = RecordBatch(projection: ProjectionBuilder().build(), blob: batch.blob, capacity: 1)
        _ = single.appendRecord()
        single.spans[0].start = bytes.baseAddress
        single.spans[0].length = UInt32(bytes.count)
        self.event.append(documentOf: 0, of: single, to: &document)
      }
      if common?.keep(in: document) == nil { common = CommonMembers(of: document) }
    }
    var event: [UInt8] = [0x7B]
    if let time {
      // Its own time: that of the last event.
      common?.remove("@timestamp")
      event.append(raw: "\"@timestamp\":\"")
      time.append(to: &event)
      event.append(0x22)
      if common?.isEmpty == false { event.append(0x2C) }
    }
    common?.append(to: &event)
    event.append(0x7D)
    return event
  }

  /// Where the record lay, and what helps to look into it: the guide with the event's values, and the values of the
  /// fields that the rule wants to be looked at.
  private func appendOrigin(_ rule: RuleMembers, to buffer: inout [UInt8]) {
    buffer.append(event.origin)
    if rule.isPlain, !isRaw { return buffer.append(0x7D) }
    var members = MemberWriter(continues: event.hasOriginMembers)
    appendHelp(rule, &members, to: &buffer)
    if isRaw, !event.record.isEmpty {
      members.name("record", to: &buffer)
      buffer.append(contentsOf: event.record)
    }
    buffer.append(0x7D)
  }

  private func appendHelp(_ rule: RuleMembers, _ members: inout MemberWriter, to buffer: inout [UInt8]) {
    let bytes = event.event.bytes
    if let guide = rule.guide {
      members.name("guide", to: &buffer)
      guide.append(event, to: &buffer)
    }
    if rule.investigationFields.isEmpty { return }
    let fields = rule.investigationFields.compactMap { name, field in event.value(of: field).map { (name, $0) } }
    if fields.isEmpty { return }
    members.name("investigation_fields", to: &buffer)
    buffer.append(0x7B)
    for (index, (name, value)) in fields.enumerated() {
      if index > 0 { buffer.append(0x2C) }
      buffer.append(jsonString: name)
      buffer.append(0x3A)
      buffer.append(contentsOf: bytes[value])
    }
    buffer.append(0x7D)
  }
}
