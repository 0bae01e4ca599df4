import Glibc
import SluiceCore

/// What kept events that come one after another have in common.
final class KeptEventContext: Sendable {
  let origin: String
  let tag: String?
  /// What records are packed against.
  let reference: PackedRecord.Reference?
  /// Of the first of them, which the times of the others are told from.
  let time: Int64

  fileprivate init(_ event: RetainedEvent, _ reference: PackedRecord.Reference?) {
    origin = event.place.origin
    tag = event.place.tag
    self.reference = reference
    time = event.time.milliseconds
  }

  fileprivate func fits(_ event: RetainedEvent, _ reference: PackedRecord.Reference?) -> Bool {
    (reference == nil || reference === self.reference) && origin == event.place.origin && tag == event.place.tag
  }
}

/// Makes the bytes of events that are kept.
struct KeptEventWriter: Sendable {
  /// Whether texts that stand in the record are written as their places in it: fewer bytes, but the record has to be
  /// unpacked to read them.
  let refersToRecord: Bool
  private static let contextCount = 8
  private var packer = RecordPacker()
  /// The latest ones: events come from several objects by turns.
  private var contexts: [KeptEventContext] = []
  private var nextContext = 0
  private var writer = StateWriter()

  init(refersToRecord: Bool) { self.refersToRecord = refersToRecord }

  /// Of the event that was written last. The memory is used again.
  var bytes: [UInt8] { writer.bytes }

  /// - Parameter keys: the groups that the event is in.
  /// - Returns: what it takes to read the bytes.
  mutating func write(_ event: RetainedEvent, keys: [GroupKey]) -> KeptEventContext {
    let record = packer.pack(event.record)
    let context = context(of: event, record.reference)
    writer.bytes.removeAll(keepingCapacity: true)
    writer.write(event.time.milliseconds &- context.time)
    writer.write(fixed: event.identity)
    if event.eventID.isEmpty {
      writer.write(KeptEventReader.EventID.none.rawValue)
    } else if event.eventID.count == 36, event.eventID == event.identity.uuidText {
      writer.write(KeptEventReader.EventID.uuid.rawValue)
    } else {
      writer.write(KeptEventReader.EventID.text.rawValue)
      write(event.eventID, in: event.record)
    }
    writer.write(UInt64(record.length) << 1 | (record.reference == nil ? 0 : 1))
    writer.write(event.place.index)
    writer.write(event.place.offset)
    writer.write(UInt64(keys.count))
    for key in keys {
      writer.write(UInt64(key.values.count))
      for value in key.values {
        writer.bytes.append(value.kind.rawValue)
        write(value.text.utf8, in: event.record)
      }
    }
    writer.write(event.extras) { $0.write($1) }
    writer.bytes += record.bytes
    return context
  }

  /// - Parameter reference: nil where the record is as it was.
  private mutating func context(
    of event: RetainedEvent, _ reference: PackedRecord.Reference?
  ) -> KeptEventContext {
    for context in contexts where context.fits(event, reference) { return context }
    let context = KeptEventContext(event, reference)
    if contexts.count < Self.contextCount {
      contexts.append(context)
    } else {
      contexts[nextContext] = context
      nextContext = (nextContext + 1) % Self.contextCount
    }
    return context
  }

  /// Writes a text's length and then its bytes, or its place in the record.
  private mutating func write(_ text: some Collection<UInt8>, in record: [UInt8]) {
    let length = UInt64(text.count) << 1
    // A place takes two bytes and more.
    if refersToRecord, text.count > 3, let place = Self.place(of: text, in: record) {
      writer.write(length | 1)
      writer.write(UInt64(place))
    } else {
      writer.write(length)
      writer.bytes.append(contentsOf: text)
    }
  }

  private static func place(of text: some Collection<UInt8>, in record: [UInt8]) -> Int? {
    let found = text.withContiguousStorageIfAvailable { text in
      record.withUnsafeBytes { record -> Int? in
        guard let start = record.baseAddress, let sought = text.baseAddress, let first = text.first else { return nil }
        var place = 0
        while place + text.count <= record.count {
          guard let hit = memchr(start + place, Int32(first), record.count - text.count - place + 1) else { return nil }
          place = UnsafeRawPointer(hit) - start
          if memcmp(hit, sought, text.count) == 0 { return place }
          place += 1
        }
        return nil
      }
    }
    return found ?? nil
  }
}

/// Reads the bytes of an event that was kept.
struct KeptEventReader {
  fileprivate enum EventID: UInt64 {
    /// The event has none.
    case none
    /// The identity is its bits.
    case uuid
    case text
  }

  private enum Text {
    case bytes([UInt8])
    case place(Range<Int>)
  }

  private let context: KeptEventContext
  private let time: EventTime
  private let identity: EventIdentity
  private let eventIDKind: EventID
  private let eventIDText: Text
  private let packed: (length: Int, isPacked: Bool)
  private let index: Int
  private let offset: Int
  /// Reads on where the keys begin.
  private var reader: StateReader

  init(_ bytes: [UInt8], _ range: Range<Int>, _ context: KeptEventContext) throws(StateReader.Damaged) {
    self.context = context
    var reader = StateReader(bytes, range)
    time = EventTime(milliseconds: try reader.integer64() &+ context.time)
    identity = try reader.fixedIdentity()
    eventIDKind = EventID(rawValue: try reader.unsigned()) ?? .none
    eventIDText = eventIDKind == .text ? try Self.text(&reader) : .bytes([])
    let length = try reader.unsigned()
    packed = (Int(length >> 1), length & 1 != 0)
    index = try reader.integer()
    offset = try reader.integer()
    self.reader = reader
  }

  /// When the event happened, and the part of an alert's id that stands for it.
  func head() throws(StateReader.Damaged) -> (time: EventTime, seed: [UInt8]) {
    var record: [UInt8]?
    if case .place = eventIDText { record = try rest().record }
    return (time, RetainedEvent.seed(try eventID(record ?? []), identity))
  }

  /// The groups that the event is in.
  func keys() throws(StateReader.Damaged) -> [GroupKey] {
    var reader = reader
    var record: [UInt8]?
    return try reader.list { reader throws(StateReader.Damaged) in
      GroupKey(
        try reader.list { reader throws(StateReader.Damaged) in
          guard let kind = FieldValue.Kind(rawValue: try reader.byte()) else { throw StateReader.Damaged() }
          let text = try Self.text(&reader)
          if case .place = text, record == nil { record = try rest().record }
          return FieldValue(String(decoding: try Self.bytes(text, record ?? []), as: UTF8.self), kind: kind)
        })
    }
  }

  func event() throws(StateReader.Damaged) -> RetainedEvent {
    let (extras, record) = try rest()
    return RetainedEvent(
      time: time, identity: identity, eventID: try eventID(record), record: record,
      place: RecordPlace(origin: context.origin, index: index, offset: offset, tag: context.tag), extras: extras)
  }

  private func eventID(_ record: [UInt8]) throws(StateReader.Damaged) -> [UInt8] {
    switch eventIDKind {
    case .none: []
    case .uuid: identity.uuidText
    case .text: try Self.bytes(eventIDText, record)
    }
  }

  /// What lies behind the keys.
  private func rest() throws(StateReader.Damaged) -> (extras: [[FieldValue]], record: [UInt8]) {
    var reader = reader
    for _ in 0..<(try reader.unsigned()) {
      for _ in 0..<(try reader.unsigned()) {
        _ = try reader.byte()
        _ = try Self.text(&reader)
      }
    }
    let extras = try reader.list { reader throws(StateReader.Damaged) in try reader.values() }
    let (bytes, range) = reader.rest
    let record = PackedRecord(
      Array(bytes[range]), length: packed.length, packed.isPacked ? context.reference : nil)
    return (extras, record.text)
  }

  private static func text(_ reader: inout StateReader) throws(StateReader.Damaged) -> Text {
    let length = try reader.unsigned()
    let count = Int(length >> 1)
    if length & 1 == 0 { return .bytes(Array(reader.rest.bytes[try reader.pass(count)])) }
    let place = try reader.unsigned()
    guard place <= UInt64(Int.max - count) else { throw StateReader.Damaged() }
    return .place(Int(place)..<Int(place) + count)
  }

  private static func bytes(_ text: Text, _ record: [UInt8]) throws(StateReader.Damaged) -> [UInt8] {
    switch text {
    case .bytes(let bytes): return bytes
    case .place(let range):
      guard range.upperBound <= record.count else { throw StateReader.Damaged() }
      return Array(record[range])
    }
  }
}
