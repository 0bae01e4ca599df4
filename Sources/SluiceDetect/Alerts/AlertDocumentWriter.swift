import SluiceCore

/// Writes alert documents: the event's ECS document with Elastic's `kibana.alert.*` members, where the record lay
/// (`sluice`), and the record itself (`event.original`).
///
/// As in Elastic's documents `event.kind` is `signal`, and what the event's own `event.*` was is repeated under
/// `kibana.alert.original_event`. In the raw format there are no ECS members, and the record is an object,
/// `sluice.record`. Nothing depends on the clock, on lanes or on the machine.
struct AlertDocumentWriter: AlertWriter {
  private let detector: Int
  private let rules: [RuleMembers]
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
    detector: Int, rules: [RuleMembers], tags: TagTable, format: DocumentFormat, eventWriter: any EventWriter,
    rawWriter: any EventWriter, earlier: (any AlertWriter)?
  ) {
    self.detector = detector
    self.rules = rules
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
    event.removeAll(keepingCapacity: true)
    record.removeAll(keepingCapacity: true)
    eventWriter.append(match.record, of: batch, to: &event)
    rawWriter.append(match.record, of: batch, to: &record)
    event.withUnsafeBytes { document.read($0) }

    buffer.append(0x7B)
    var object = MemberWriter()
    if isRaw {
      if let timestamp = document.timestamp { append("@timestamp", timestamp, &object, to: &buffer) }
    } else {
      appendEvent(&object, to: &buffer)
    }
    object.string("event.kind", "signal", to: &buffer)
    appendAlert(rules[match.rule], match.record, batch, &object, to: &buffer)
    object.separate(&buffer)
    buffer.append(contentsOf: rules[match.rule].bytes)
    appendOrigin(match.record, batch, &object, to: &buffer)
    buffer.append(0x7D)
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
    object.name("original", to: &buffer)
    record.withUnsafeBytes { buffer.append(jsonString: $0) }
    buffer.append(raw: "}")
  }

  /// What this alert does not share with others of its rule.
  private func appendAlert(
    _ rule: RuleMembers, _ index: Int, _ batch: RecordBatch, _ object: inout MemberWriter, to buffer: inout [UInt8]
  ) {
    let identity = document.eventID.map { Array(event[$0]) } ?? AlertIdentity.ofRecord(batch.bytes(index))
    object.name("kibana.alert.uuid", to: &buffer)
    buffer.append(0x22)
    buffer.append(contentsOf: identity.withUnsafeBytes { AlertIdentity.ofAlert(rule: rule.ruleID, event: $0) })
    buffer.append(0x22)
    object.name("kibana.alert.reason", to: &buffer)
    appendReason(rule, to: &buffer)
    if let timestamp = document.timestamp { append("kibana.alert.original_time", timestamp, &object, to: &buffer) }
    for member in document.event where !isNamed(member, "original") {
      object.separate(&buffer)
      buffer.append(raw: "\"kibana.alert.original_event.")
      buffer.append(contentsOf: event[member.name])
      buffer.append(raw: "\":")
      buffer.append(contentsOf: event[member.value])
    }
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
  private func appendReason(_ rule: RuleMembers, to buffer: inout [UInt8]) {
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

  /// Where the record lay.
  private func appendOrigin(
    _ index: Int, _ batch: RecordBatch, _ object: inout MemberWriter, to buffer: inout [UInt8]
  ) {
    let span = batch.span(index)
    object.name("sluice", to: &buffer)
    buffer.append(raw: "{")
    var members = MemberWriter()
    if let tag = tags.name(span.tag) { members.string("tag", tag, to: &buffer) }
    members.name("origin", to: &buffer)
    buffer.append(raw: "{")
    var origin = MemberWriter()
    origin.string("object", batch.blob.origin, to: &buffer)
    origin.integer("record", span.index, to: &buffer)
    origin.integer("offset", span.offset, to: &buffer)
    buffer.append(raw: "}")
    if isRaw {
      members.name("record", to: &buffer)
      buffer.append(contentsOf: record)
    }
    buffer.append(raw: "}")
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
