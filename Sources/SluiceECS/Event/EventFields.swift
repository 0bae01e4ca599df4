import SluiceCore

/// `@timestamp`, `event.*`, `ecs.*`, `error.message` and what a data stream adds (ECS mapping, sections 1, 3, 6 and
/// 10).
enum EventFields {
  static let all: [ECSField] = [
    timestamp,
    .constant("ecs.version", "8.11.0"),
    .constant("data_stream.type", "logs"),
    .constant("data_stream.dataset", "aws.cloudtrail"),
    .constant("data_stream.namespace", "default"),
    .constant("event.dataset", "aws.cloudtrail"),
    .constant("event.module", "aws"),
    .copy("event.id", "eventID"),
    .copy("event.provider", "eventSource"),
    .copy("event.action", "eventName"),
    kind, EventOutcome.field, EventCategories.category, EventCategories.type, errorMessage,
  ]

  /// When it happened: `eventTime`, for digest files the end of what they cover. Absent when it can't be read.
  static let timestamp = ECSField.derived("@timestamp", .date) { builder in
    let (time, digestTime) = (
      builder.raw("eventTime", .cleanedLeaves), builder.raw("digestEndTime", .cleanedLeaves)
    )
    return { batch, record in
      let time = batch[record, time]
      return dateCell(time.isMissing ? batch[record, digestTime] : time, in: batch.arena)
    }
  }

  static let kind = ECSField.derived("event.kind", cost: .rendered) { builder in
    let errors = errorMessage.column(&builder)
    return { batch, record in batch[record, errors].isMissing ? .text("event") : .text("pipeline_error") }
  }

  /// What of the mapping failed for this record.
  static let errorMessage = ECSField.derived("error.message", cost: .rendered, form: .list) { builder in
    let time = builder.raw("eventTime", .cleanedLeaves)
    let timestamp = timestamp.column(&builder)
    let creation = builder.raw(UserIdentityFields.creationDatePath, .cleanedLeaves)
    let creationDate = UserIdentityFields.creationDate.column(&builder)
    let entities = EntityColumns.result(in: &builder)
    return { batch, record in
      let unreadableTime = !batch[record, time].isMissing && batch[record, timestamp].isMissing
      let unreadableCreation = !batch[record, creation].isMissing && batch[record, creationDate].isMissing
      let wrongEntity = batch[record, entities].kind == .null
      guard unreadableTime || unreadableCreation || wrongEntity else { return .missing }
      var messages: [Cell] = []
      if unreadableTime { messages.append(.text("eventTime is not a date")) }
      if unreadableCreation {
        messages.append(.text("userIdentity.sessionContext.attributes.creationDate is not a date"))
      }
      if wrongEntity {
        messages.append(.text("actor, target and related entities: a value that should be text is not"))
      }
      return batch.arena.list(messages)
    }
  }
}

/// A date as documents have it, `yyyy-MM-ddTHH:mm:ss.SSSZ`; missing for what can't be read.
func dateCell(_ cell: Cell, in arena: Arena) -> Cell {
  let cell = cell.single
  guard cell.isText, let start = cell.start else { return .missing }
  let isPlain = isPlainTime(cell.bytes)
  guard let time = isPlain ? EventTime(milliseconds: 0) : EventTime(cell.bytes) else { return .missing }
  // The usual form, 2026-01-02T03:04:05Z, lacks only its fraction. (A leap second is moved by EventTime.)
  if isPlain
    || cell.length == 20 && cell.bytes[4] == 0x2D && cell.bytes[10] == 0x54 && cell.bytes[19] == 0x5A
      && cell.bytes[17] != 0x36
  {
    let target = arena.allocate(24)
    target.copyMemory(from: start, byteCount: 19)
    target.advanced(by: 19).copyMemory(from: (".000Z" as StaticString).utf8Start, byteCount: 5)
    return Cell(kind: .string, start: UnsafeRawPointer(target), length: 24)
  }
  var buffer: [UInt8] = []
  buffer.reserveCapacity(24)
  time.append(to: &buffer)
  return buffer.withUnsafeBytes { arena.string($0) }
}
