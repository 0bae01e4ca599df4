import SluiceCore
import SluiceECS

/// What alerts say of a record, whatever their rules: rendered once, however many rules match the record.
///
/// The parts stand in an alert with the alert's own between them: `head` id, `reason` the rule's end of it, `body` the
/// rule's members, `origin`. All are parts of JSON objects, without the comma in front.
final class AlertEvent {
  // What varies changes for each alert; nothing that is called here leads back here.

  /// The event's document.
  let event = ByteText()
  private(set) var document = EventDocument()
  private var fields = DocumentFields()
  /// Whether they were read: not before one is asked for.
  private var hasFields = false
  /// Whether the document is outlined.
  private var isOutlined = false
  /// What the alert's id is made from beside the rule's.
  let identity = ByteText(capacity: 64)
  let head = ByteText()
  let reason = ByteText(capacity: 256)
  let body = ByteText()
  let origin = ByteText(capacity: 256)
  private(set) var hasOriginMembers = false

  /// The record itself, for the raw format, on one line.
  private(set) var record: [UInt8] = []

  private let isRaw: Bool
  private let tags: TagTable
  private var eventWriter: any EventWriter
  /// The same one, where it notes what it writes.
  private var outlinedWriter: (any OutlinedEventWriter)?
  private let roles: OutlinedRoles?
  /// Where fields are in an outlined document.
  private var outlinedPlaces: OutlinedPlaces
  private var rawWriter: any EventWriter
  /// Whether the record itself, escaped, is what the writer would write.
  private let takesRecord: Bool
  private let outline: DocumentOutline
  private var array: [UInt8] = []
  // The last tag and object as JSON: those of neighbours are the same.
  private var tagName = (tag: Tag.none, text: ByteText(capacity: 64))
  private var objectName = (origin: "", text: ByteText(capacity: 256))
  // What is rendered, to know it again.
  private var key: Key?
  private let source = ByteText()

  private struct Key: Hashable {
    let sequence: Int
    let index: Int
    let offset: Int
    let tag: Tag
  }

  init(format: DocumentFormat, tags: TagTable, eventWriter: any EventWriter, rawWriter: any EventWriter) {
    isRaw = format == .raw
    self.tags = tags
    self.eventWriter = eventWriter
    self.rawWriter = rawWriter
    let outlined = eventWriter as? any OutlinedEventWriter
    roles = outlined.flatMap { OutlinedRoles($0.outlinedFields) }
    outline = DocumentOutline(fields: outlined?.outlinedFields.count ?? 0)
    outlinedPlaces = OutlinedPlaces(outlined?.outlinedFields ?? [])
    outlinedWriter = roles == nil ? nil : outlined
    takesRecord = format != .raw && rawWriter is RawEventWriter
  }

  /// Renders a record, unless it is the one that was rendered last.
  func render(_ index: Int, of batch: RecordBatch) {
    let span = batch.span(index)
    let bytes = batch.bytes(index)
    let next = Key(sequence: batch.blobSequence, index: span.index, offset: span.offset, tag: span.tag)
    // Batches that carry alerts only count all their blobs as the first. A record is compared whole: it is cheap, and no
    // mistake in the numbers can put one event into the alert of another.
    let isKnown = key == next && !batch.isForAlertsOnly && source.holds(bytes)
    if isKnown { return }
    clear()
    source.append(raw: bytes)
    let original = takesRecord ? bytes : nil
    if original == nil { rawWriter.append(index, of: batch, to: &record) }
    if let roles {
      outlinedWriter?.append(index, of: batch, to: event, outline: outline)
      document.read(event.bytes, outline, roles)
      isOutlined = true
    } else {
      array.removeAll(keepingCapacity: true)
      eventWriter.append(index, of: batch, to: &array)
      event.append(raw: array)
      document.read(event.bytes)
    }
    finish(span, batch, original: original, descends: true)
    key = next
  }

  /// Appends the document of a record alone, as `render` would take it.
  func append(documentOf index: Int, of batch: RecordBatch, to buffer: inout [UInt8]) {
    eventWriter.append(index, of: batch, to: &buffer)
  }

  /// Renders an alert that is not about one record.
  ///
  /// - Parameters:
  ///   - document: the event's document, a JSON object.
  ///   - descends: whether the alert has an event to descend from.
  func render(document bytes: [UInt8], _ index: Int, of batch: RecordBatch, descends: Bool) {
    clear()
    event.append(raw: bytes)
    document.read(event.bytes)
    finish(batch.span(index), batch, original: nil, descends: descends)
  }

  /// The place of a field's value in the document, as JSON text with a string's quotes; nil when there is none.
  func value(of field: FieldName) -> Range<Int>? {
    if isOutlined {
      switch outlinedPlaces[field] {
      case .row(let row): return outline[row]
      case .nowhere: return nil
      case .below(let rows):
        // Lists and texts have no fields.
        let isObject = rows.contains { row in outline[row].map { event.bytes[$0.lowerBound] == 0x7B } ?? false }
        if !isObject { return nil }
      case .above: break
      }
    }
    if !hasFields {
      document.readMembers(event.bytes)
      fields.read(event.bytes, document.members)
      hasFields = true
    }
    return fields.value(of: field, in: event.bytes)
  }

  private func clear() {
    key = nil
    hasFields = false
    isOutlined = false
    source.removeAll()
    event.removeAll()
    identity.removeAll()
    head.removeAll()
    reason.removeAll()
    body.removeAll()
    origin.removeAll()
    record.removeAll(keepingCapacity: true)
  }

  private func finish(_ span: RecordSpan, _ batch: RecordBatch, original: UnsafeRawBufferPointer?, descends: Bool) {
    if let id = document.eventID {
      identity.append(raw: event[id])
    } else {
      AlertIdentity.append(ofRecord: UnsafeRawBufferPointer(start: span.start, count: Int(span.length)), to: identity)
    }
    appendHead(original)
    appendReason()
    appendBody(descends)
    appendOrigin(span, batch)
  }

  /// The event's members, without `event.kind` and with `event.original`, and the signal's kind.
  private func appendHead(_ original: UnsafeRawBufferPointer?) {
    if isRaw {
      if let timestamp = document.timestamp {
        head.append(raw: "\"@timestamp\":")
        head.append(raw: event[timestamp])
      }
    } else if let range = document.eventRange {
      // All but the braces around the document, with another `event` in it.
      head.append(raw: event[1..<range.lowerBound])
      appendEventObject(original)
      head.append(raw: event[range.upperBound..<event.count - 1])
    } else {
      for (index, member) in document.members.enumerated() {
        if index > 0 { head.append(0x2C) }
        if index == document.eventIndex { appendEventObject(original) } else { append(member, to: head) }
      }
      if document.eventIndex == nil {
        if !document.members.isEmpty { head.append(0x2C) }
        appendEventObject(original)
      }
    }
    if !head.isEmpty { head.append(0x2C) }
    head.append(raw: "\"event.kind\":\"signal\"")
  }

  private func appendEventObject(_ original: UnsafeRawBufferPointer?) {
    head.append(raw: "\"event\":{")
    var isFirst = true
    for member in document.event where !isNamed(member, "kind") && !isNamed(member, "original") {
      if !isFirst { head.append(0x2C) }
      isFirst = false
      append(member, to: head)
    }
    if original?.isEmpty == false || !record.isEmpty {
      if !isFirst { head.append(0x2C) }
      head.append(raw: "\"original\":")
      if let original {
        head.append(jsonStringOfRecord: original)
      } else {
        record.withUnsafeBytes { head.append(jsonString: $0) }
      }
    }
    head.append(0x7D)
  }

  /// A sentence: `event StopLogging (cloudtrail.amazonaws.com) by alice from 192.0.2.7 in account 123456789012 created
  /// high alert NAME.`, without what the event does not have; up to what the rule says.
  private func appendReason() {
    reason.append(raw: "event")
    func part(_ before: StaticString, _ value: Range<Int>?, _ after: StaticString = "") {
      guard let value else { return }
      reason.append(raw: before)
      reason.append(raw: event[value])
      reason.append(raw: after)
    }
    part(" ", document.action)
    part(" (", document.provider, ")")
    part(" by ", document.userName)
    part(" from ", document.sourceAddress)
    part(" in account ", document.accountID)
  }

  /// The event under Elastic's names: `kibana.alert.original_…`, `kibana.alert.ancestors`.
  private func appendBody(_ descends: Bool) {
    if let timestamp = document.timestamp {
      body.append(raw: "\"kibana.alert.original_time\":")
      body.append(raw: event[timestamp])
    }
    for member in document.event where !isNamed(member, "original") {
      if !body.isEmpty { body.append(0x2C) }
      body.append(raw: OutlinedRoles.Member.prefix)
      appendPair(member, to: body)
    }
    guard descends else { return }
    if !body.isEmpty { body.append(0x2C) }
    body.append(raw: "\"kibana.alert.ancestors\":[{\"id\":\"")
    body.append(raw: identity.bytes)
    body.append(raw: "\",\"type\":\"event\"")
    if document.dataStream.count == 3 {
      body.append(raw: ",\"index\":\"")
      for (index, part) in document.dataStream.enumerated() {
        if index > 0 { body.append(0x2D) }
        body.append(raw: event[part])
      }
      body.append(0x22)
    }
    body.append(raw: ",\"depth\":0}]")
  }

  /// Where the record lay: `"sluice":{…`, the object left open.
  private func appendOrigin(_ span: RecordSpan, _ batch: RecordBatch) {
    origin.append(raw: "\"sluice\":{")
    hasOriginMembers = false
    if span.tag != tagName.tag {
      tagName.text.removeAll()
      if let name = tags.name(span.tag) { tagName.text.append(jsonString: name) }
      tagName.tag = span.tag
    }
    if !tagName.text.isEmpty {
      origin.append(raw: "\"tag\":")
      origin.append(raw: tagName.text.bytes)
      hasOriginMembers = true
    }
    if batch.isFrom(objectName.origin) {
      if objectName.origin.isEmpty { return }
    } else {
      objectName.text.removeAll()
      objectName.text.append(jsonString: batch.blob.origin)
      objectName.origin = batch.blob.origin
      if objectName.origin.isEmpty { return }
    }
    if hasOriginMembers { origin.append(0x2C) }
    hasOriginMembers = true
    origin.append(raw: "\"origin\":{\"object\":")
    origin.append(raw: objectName.text.bytes)
    origin.append(raw: ",\"record\":")
    origin.append(decimal: span.index)
    origin.append(raw: ",\"offset\":")
    origin.append(decimal: span.offset)
    origin.append(0x7D)
  }

  private func append(_ member: EventDocument.Member, to text: ByteText) {
    text.append(0x22)
    appendPair(member, to: text)
  }

  /// A member without the quote in front of its name.
  private func appendPair(_ member: EventDocument.Member, to text: ByteText) {
    if document.eventRange != nil {
      // They stand so in the document.
      text.append(raw: event[member.name.lowerBound..<member.value.upperBound])
    } else {
      text.append(raw: event[member.name])
      text.append(raw: "\":")
      text.append(raw: event[member.value])
    }
  }

  private func isNamed(_ member: EventDocument.Member, _ name: StaticString) -> Bool {
    EventDocument.equals(event.bytes, member.name, name)
  }
}
