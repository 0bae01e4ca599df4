import SluiceCore
import SluiceMatch
import SluiceRules

/// Writes alert documents: the event's ECS document with Elastic's `kibana.alert.*` members, where the record lay
/// (`sluice`), and the record itself (`event.original`).
///
/// As in Elastic's documents `event.kind` is `signal`, and what the event's own `event.*` was is repeated under
/// `kibana.alert.original_event`. In the raw format there are no ECS members, and the record is an object,
/// `sluice.record`. Nothing depends on the clock, on lanes or on the machine.
struct AlertDocumentWriter: AlertWriter {
  private let detector: Int
  private let rules: [RuleMembers]
  private let indicators: [IndicatorTable]
  private let tags: TagTable
  private let isRaw: Bool
  private var eventWriter: any EventWriter
  private var rawWriter: any EventWriter
  /// For the matches of detect stages in front of this one.
  private var earlier: (any AlertWriter)?
  private var event: [UInt8] = []
  private var record: [UInt8] = []
  private var document = EventDocument()

  init(
    detector: Int, rules: [RuleMembers], indicators: [IndicatorTable] = [], tags: TagTable, format: DocumentFormat,
    eventWriter: any EventWriter,
    rawWriter: any EventWriter, earlier: (any AlertWriter)?
  ) {
    self.detector = detector
    self.rules = rules
    self.indicators = indicators
    self.tags = tags
    self.isRaw = format == .raw
    self.eventWriter = eventWriter
    self.rawWriter = rawWriter
    self.earlier = earlier
  }

  mutating func append(_ match: RuleMatch, of batch: RecordBatch, to buffer: inout [UInt8]) {
    guard match.detector == detector else {
      earlier?.append(match, of: batch, to: &buffer)
      return
    }
    let detail = match.detail.map { batch.details[$0] }
    event.removeAll(keepingCapacity: true)
    record.removeAll(keepingCapacity: true)
    if let document = detail?.document {
      event.append(0x7B)
      event.append(contentsOf: document)
      event.append(0x7D)
    } else if let records = detail?.records, !records.isEmpty {
      appendCommon(of: records, at: detail?.time, batch)
    } else {
      eventWriter.append(match.record, of: batch, to: &event)
      rawWriter.append(match.record, of: batch, to: &record)
    }
    event.withUnsafeBytes { document.read($0) }
    var rule = rules[match.rule]
    var threat: ThreatMembers?
    if let own = rule.rule {
      let values: (String) -> [String] = { [event, document] field in
        event.withUnsafeBytes { document.texts(at: GuideTemplate.path(field), of: $0) }
      }
      rule = rule.overridden(AlertOverrides(own.mapping, values))
      if !own.indicatorMatches.isEmpty { threat = ThreatMembers(own.indicatorMatches, indicators, values) }
    }

    buffer.append(0x7B)
    var object = MemberWriter()
    if isRaw {
      if let timestamp = document.timestamp { append("@timestamp", timestamp, &object, to: &buffer) }
    } else {
      appendEvent(&object, to: &buffer)
    }
    object.string("event.kind", "signal", to: &buffer)
    appendAlert(rule, match.record, batch, detail, &object, to: &buffer)
    object.separate(&buffer)
    buffer.append(contentsOf: rule.bytes)
    threat?.append(&object, to: &buffer)
    if let members = detail?.members, !members.isEmpty {
      object.separate(&buffer)
      buffer.append(contentsOf: members)
    }
    appendOrigin(match.record, batch, rule, &object, to: &buffer)
    buffer.append(0x7D)
  }

  /// What the documents of several records have in common, as the event of an alert about all of them.
  private mutating func appendCommon(of records: [[UInt8]], at time: EventTime?, _ batch: RecordBatch) {
    var common: CommonMembers?
    for record in records {
      var document: [UInt8] = []
      record.withUnsafeBytes { bytes in
        let single = RecordBatch(projection: ProjectionBuilder().build(), blob: batch.blob, capacity: 1)
        _ = single.appendRecord()
        single.spans[0].start = bytes.baseAddress
        single.spans[0].length = UInt32(bytes.count)
        eventWriter.append(0, of: single, to: &document)
      }
      if common?.keep(in: document) == nil { common = CommonMembers(of: document) }
    }
    event.append(0x7B)
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
  }

  /// The event's members, without `event.kind` and with `event.original`.
  private func appendEvent(_ object: inout MemberWriter, to buffer: inout [UInt8]) {
    for (index, member) in document.members.enumerated() {
      object.separate(&buffer)
      if index == document.eventIndex {
        appendEventObject(to: &buffer)
      } else {
        append(member, to: &buffer)
      }
    }
    if document.eventIndex == nil {
      object.separate(&buffer)
      appendEventObject(to: &buffer)
    }
  }

  private func appendEventObject(to buffer: inout [UInt8]) {
    buffer.append(raw: "\"event\":{")
    var object = MemberWriter()
    for member in document.event where !isNamed(member, "kind") && !isNamed(member, "original") {
      object.separate(&buffer)
      append(member, to: &buffer)
    }
    if !record.isEmpty {
      object.name("original", to: &buffer)
      record.withUnsafeBytes { buffer.append(jsonString: $0) }
    }
    buffer.append(raw: "}")
  }

  /// What this alert does not share with others of its rule.
  private func appendAlert(
    _ rule: RuleMembers, _ index: Int, _ batch: RecordBatch, _ detail: AlertDetail?, _ object: inout MemberWriter,
    to buffer: inout [UInt8]
  ) {
    let identity = document.eventID.map { Array(event[$0]) } ?? AlertIdentity.ofRecord(batch.bytes(index))
    let seed = detail?.seed ?? identity
    object.name("kibana.alert.uuid", to: &buffer)
    buffer.append(0x22)
    buffer.append(contentsOf: seed.withUnsafeBytes { AlertIdentity.ofAlert(rule: rule.ruleID, event: $0) })
    buffer.append(0x22)
    object.name("kibana.alert.reason", to: &buffer)
    appendReason(rule, detail?.reason, to: &buffer)
    if let timestamp = document.timestamp { append("kibana.alert.original_time", timestamp, &object, to: &buffer) }
    for member in document.event where !isNamed(member, "original") {
      object.separate(&buffer)
      buffer.append(raw: "\"kibana.alert.original_event.")
      buffer.append(contentsOf: event[member.name])
      buffer.append(raw: "\":")
      buffer.append(contentsOf: event[member.value])
    }
    // A group has no event to descend from.
    if detail?.document != nil || detail?.records.isEmpty == false { return }
    object.name("kibana.alert.ancestors", to: &buffer)
    buffer.append(raw: "[{\"id\":\"")
    buffer.append(contentsOf: identity)
    buffer.append(raw: "\",\"type\":\"event\"")
    if document.dataStream.count == 3 {
      buffer.append(raw: ",\"index\":\"")
      for (index, part) in document.dataStream.enumerated() {
        if index > 0 { buffer.append(0x2D) }
        buffer.append(contentsOf: event[part])
      }
      buffer.append(0x22)
    }
    buffer.append(raw: ",\"depth\":0}]")
  }

  /// A sentence: `event StopLogging (cloudtrail.amazonaws.com) by alice from 192.0.2.7 in account 123456789012 created
  /// high alert NAME.`, without what the event does not have.
  private func appendReason(_ rule: RuleMembers, _ subject: String?, to buffer: inout [UInt8]) {
    if let subject {
      buffer.append(jsonString: subject)
      buffer.removeLast()
      buffer.append(contentsOf: rule.reasonEnd)
      buffer.append(0x22)
      return
    }
    buffer.append(raw: "\"event")
    func part(_ before: StaticString, _ value: Range<Int>?, _ after: StaticString = "") {
      guard let value else { return }
      buffer.append(raw: before)
      buffer.append(contentsOf: event[value])
      buffer.append(raw: after)
    }
    part(" ", document.action)
    part(" (", document.provider, ")")
    part(" by ", document.userName)
    part(" from ", document.sourceAddress)
    part(" in account ", document.accountID)
    buffer.append(contentsOf: rule.reasonEnd)
    buffer.append(0x22)
  }

  /// Where the record lay, and what helps to look into it: the guide with the event's values, and the values of the
  /// fields that the rule wants to be looked at.
  private func appendOrigin(
    _ index: Int, _ batch: RecordBatch, _ rule: RuleMembers, _ object: inout MemberWriter, to buffer: inout [UInt8]
  ) {
    let span = batch.span(index)
    object.name("sluice", to: &buffer)
    buffer.append(raw: "{")
    var members = MemberWriter()
    if let tag = tags.name(span.tag) { members.string("tag", tag, to: &buffer) }
    if !batch.blob.origin.isEmpty {
      members.name("origin", to: &buffer)
      buffer.append(raw: "{")
      var origin = MemberWriter()
      origin.string("object", batch.blob.origin, to: &buffer)
      origin.integer("record", span.index, to: &buffer)
      origin.integer("offset", span.offset, to: &buffer)
      buffer.append(raw: "}")
    }
    appendHelp(rule, &members, to: &buffer)
    if isRaw, !record.isEmpty {
      members.name("record", to: &buffer)
      buffer.append(contentsOf: record)
    }
    buffer.append(raw: "}")
  }

  private func appendHelp(_ rule: RuleMembers, _ members: inout MemberWriter, to buffer: inout [UInt8]) {
    event.withUnsafeBytes { bytes in
      if let guide = rule.guide {
        members.name("guide", to: &buffer)
        guide.append(document, of: bytes, to: &buffer)
      }
      let fields = rule.investigationFields.compactMap { field in
        document.value(at: field.path, of: bytes).map { (field.name, $0) }
      }
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

  private func append(_ member: EventDocument.Member, to buffer: inout [UInt8]) {
    buffer.append(0x22)
    buffer.append(contentsOf: event[member.name])
    buffer.append(raw: "\":")
    buffer.append(contentsOf: event[member.value])
  }

  private func append(
    _ name: StaticString, _ value: Range<Int>, _ object: inout MemberWriter, to buffer: inout [UInt8]
  ) {
    object.name(name, to: &buffer)
    buffer.append(contentsOf: event[value])
  }

  private func isNamed(_ member: EventDocument.Member, _ name: StaticString) -> Bool {
    event.withUnsafeBytes { EventDocument.equals($0, member.name, name) }
  }
}
