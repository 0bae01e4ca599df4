import SluiceCore

/// What kept events that come one after another have in common.
final class KeptEventContext: Sendable {
  let origin: String
  let tag: String?
  /// What records are packed against.
  let reference: PackedRecord.Reference?
  // Of the first of them, which those of the others are told from.
  let time: Int64
  fileprivate let index: Int
  fileprivate let offset: Int
  fileprivate let details: [UInt8]

  fileprivate init(_ event: RetainedEvent, _ reference: PackedRecord.Reference?, details: [UInt8]) {
    origin = event.place.origin
    tag = event.place.tag
    self.reference = reference
    time = event.time.milliseconds
    index = event.place.index
    offset = event.place.offset
    self.details = details
  }

  fileprivate func fits(_ event: RetainedEvent, _ reference: PackedRecord.Reference?) -> Bool {
    (reference == nil || reference === self.reference) && origin == event.place.origin && tag == event.place.tag
  }

  /// Where a record of that number is expected: those between are about as long as the reference.
  fileprivate func offset(at index: Int) -> Int {
    offset &+ (index &- self.index) &* ((reference?.text.count ?? -1) + 1)
  }
}

private struct KeptEventFlags: OptionSet {
  let rawValue: UInt8

  static let isPacked = KeptEventFlags(rawValue: 1)
  /// The details are those of the context.
  static let hasSameDetails = KeptEventFlags(rawValue: 2)
  /// The identity is the hash of the event's id.
  static let isHash = KeptEventFlags(rawValue: 4)
  static let hasWholeSeconds = KeptEventFlags(rawValue: 8)
  /// The record begins where it is expected.
  static let hasExpectedOffset = KeptEventFlags(rawValue: 16)
}

/// Makes the bytes of events that are kept: flags, time, place and identity, as far as they are not what is expected; the
/// details, which are the event's id, its groups and extras; and the record.
struct KeptEventWriter: Sendable {
  /// Whether texts that stand in the record are written as their places in it: fewer bytes, but the record has to be
  /// unpacked to read them.
  let refersToRecord: Bool
  private static let contextCount = 32
  /// Those behind are told from a newer one, in fewer bytes.
  private static let mostUses = 2_048
  private var packer = RecordPacker()
  /// The latest ones: events come from several objects by turns.
  private var contexts: [(context: KeptEventContext, uses: Int)] = []
  private var nextContext = 0
  private var writer = StateWriter()
  private var details = StateWriter()

  init(refersToRecord: Bool) { self.refersToRecord = refersToRecord }

  /// Of the event that was written last. The memory is used again.
  var bytes: [UInt8] { writer.bytes }

  /// - Parameter keys: the groups that the event is in.
  /// - Returns: what it takes to read the bytes.
  mutating func write(_ event: RetainedEvent, keys: [GroupKey]) -> KeptEventContext {
    let kind = KeptEventReader.EventID(event)
    let reference = packer.pack(event.record, kind.known(event.time, event.identity))
    writeDetails(event, kind, keys)
    let context = context(of: event, reference)
    var flags: KeptEventFlags = []
    if reference != nil { flags.insert(.isPacked) }
    if details.bytes == context.details { flags.insert(.hasSameDetails) }
    if kind == .text, event.hasIdentityOfID { flags.insert(.isHash) }
    let time = event.time.milliseconds &- context.time
    if time % 1_000 == 0 { flags.insert(.hasWholeSeconds) }
    let offset = event.place.offset &- context.offset(at: event.place.index)
    if offset == 0 { flags.insert(.hasExpectedOffset) }
    writer.bytes.removeAll(keepingCapacity: true)
    writer.bytes.append(flags.rawValue)
    writer.write(flags.contains(.hasWholeSeconds) ? time / 1_000 : time)
    writer.write(event.place.index &- context.index)
    if offset != 0 { writer.write(offset) }
    if !flags.contains(.isHash) { writer.write(fixed: event.identity) }
    if !flags.contains(.hasSameDetails) { writer.bytes += details.bytes }
    writer.bytes += packer.bytes
    return context
  }

  private mutating func writeDetails(_ event: RetainedEvent, _ kind: KeptEventReader.EventID, _ keys: [GroupKey]) {
    details.bytes.removeAll(keepingCapacity: true)
    details.bytes.append(kind.rawValue)
    if kind == .text { write(event.eventID, in: event.record) }
    details.write(UInt64(keys.count))
    for key in keys {
      details.write(UInt64(key.values.count))
      for value in key.values {
        details.bytes.append(value.kind.rawValue)
        write(value.text.utf8, in: event.record)
      }
    }
    details.write(event.extras) { $0.write($1) }
  }

  /// - Parameter reference: nil where the record is as it was.
  private mutating func context(
    of event: RetainedEvent, _ reference: PackedRecord.Reference?
  ) -> KeptEventContext {
    var number = contexts.firstIndex { $0.context.fits(event, reference) }
    if number == nil || number.map({ contexts[$0].uses >= Self.mostUses }) == true {
      let details = details.bytes.withUnsafeBufferPointer { Array($0) }
      let context = (context: KeptEventContext(event, reference, details: details), uses: 0)
      if let number {
        contexts[number] = context
      } else if contexts.count < Self.contextCount {
        number = contexts.count
        contexts.append(context)
      } else {
        number = nextContext
        contexts[nextContext] = context
        nextContext = (nextContext + 1) % Self.contextCount
      }
    }
    let found = number ?? 0
    contexts[found].uses += 1
    return contexts[found].context
  }

  /// Writes a text's length and then its bytes, or the number of the quotation mark in front of it in the record.
  private mutating func write(_ text: some Collection<UInt8>, in record: [UInt8]) {
    let length = UInt64(text.count) << 1
    if refersToRecord, text.count > 1, let number = packer.marks.number(before: text, in: record) {
      details.write(UInt64(number) << 1 | 1)
    } else {
      details.write(length)
      details.bytes.append(contentsOf: text)
    }
  }
}

/// Reads the bytes of an event that was kept.
struct KeptEventReader {
  fileprivate enum EventID: UInt8 {
    /// The event has none.
    case none
    /// The identity is its bits.
    case uuid
    case text

    init(_ event: RetainedEvent) {
      let isUUID = event.eventID.withUnsafeBytes { EventIdentity.uuid($0) == event.identity }
      self = event.eventID.isEmpty ? .none : isUUID ? .uuid : .text
    }

    func known(_ time: EventTime, _ identity: EventIdentity?) -> RecordDifference.Known {
      RecordDifference.Known(time: time, id: self == .uuid ? identity : nil)
    }
  }

  private enum Text {
    case bytes([UInt8])
    /// Behind the quotation mark of that number.
    case quoted(Int)
  }

  private let context: KeptEventContext
  private let time: EventTime
  private let index: Int
  private let offset: Int
  /// Nil where it is the hash of the event's id.
  private let identity: EventIdentity?
  private let eventIDKind: EventID
  private let eventIDText: Text
  /// Reads on where the keys begin.
  private var details: StateReader
  private let packed: PackedRecord

  init(_ bytes: [UInt8], _ range: Range<Int>, _ context: KeptEventContext) throws(StateReader.Damaged) {
    self.context = context
    var reader = StateReader(bytes, range)
    let flags = KeptEventFlags(rawValue: try reader.byte())
    let time = try reader.integer64()
    self.time = EventTime(
      milliseconds: (flags.contains(.hasWholeSeconds) ? time &* 1_000 : time) &+ context.time)
    index = try reader.integer() &+ context.index
    offset = (flags.contains(.hasExpectedOffset) ? 0 : try reader.integer()) &+ context.offset(at: index)
    identity = flags.contains(.isHash) ? nil : try reader.fixedIdentity()
    details = flags.contains(.hasSameDetails) ? StateReader(context.details) : reader
    eventIDKind = EventID(rawValue: try details.byte()) ?? .none
    eventIDText = eventIDKind == .text ? try Self.text(&details) : .bytes([])
    if !flags.contains(.hasSameDetails) {
      reader = details
      _ = try Self.keys(&reader) { (_) throws(StateReader.Damaged) in [] }
      _ = try reader.list { reader throws(StateReader.Damaged) in try reader.values() }
    }
    let (rest, place) = reader.rest
    packed = PackedRecord(
      reference: flags.contains(.isPacked) ? context.reference : nil, bytes: Array(rest[place]))
  }

  /// When the event happened, and the part of an alert's id that stands for it.
  func head() throws(StateReader.Damaged) -> (time: EventTime, seed: [UInt8]) {
    var record: [UInt8]?
    if case .quoted = eventIDText { record = try self.record() }
    let eventID = try self.eventID(record ?? [])
    return (time, RetainedEvent.seed(eventID, identity(eventID)))
  }

  /// The groups that the event is in.
  func keys() throws(StateReader.Damaged) -> [GroupKey] {
    var reader = details
    var record: [UInt8]?
    return try Self.keys(&reader) { text throws(StateReader.Damaged) in
      if case .quoted = text, record == nil { record = try self.record() }
      return try Self.bytes(text, record ?? [])
    }
  }

  func event() throws(StateReader.Damaged) -> RetainedEvent {
    var reader = details
    _ = try Self.keys(&reader) { (_) throws(StateReader.Damaged) in [] }
    let extras = try reader.list { reader throws(StateReader.Damaged) in try reader.values() }
    let record = try self.record()
    let eventID = try self.eventID(record)
    return RetainedEvent(
      time: time, identity: identity(eventID), eventID: eventID, record: record,
      place: RecordPlace(origin: context.origin, index: index, offset: offset, tag: context.tag), extras: extras,
      hasIdentityOfID: identity == nil)
  }

  private func record() throws(StateReader.Damaged) -> [UInt8] { try packed.text(eventIDKind.known(time, identity)) }

  private func eventID(_ record: [UInt8]) throws(StateReader.Damaged) -> [UInt8] {
    switch eventIDKind {
    case .none: []
    case .uuid: identity?.uuidText ?? []
    case .text: try Self.bytes(eventIDText, record)
    }
  }

  private func identity(_ eventID: [UInt8]) -> EventIdentity {
    identity ?? eventID.withUnsafeBytes { EventIdentity(hashOf: $0) }
  }

  // MARK: Parts

  private static func keys(
    _ reader: inout StateReader, _ bytes: (Text) throws(StateReader.Damaged) -> [UInt8]
  ) throws(StateReader.Damaged) -> [GroupKey] {
    try reader.list { reader throws(StateReader.Damaged) in
      GroupKey(
        try reader.list { reader throws(StateReader.Damaged) in
          guard let kind = FieldValue.Kind(rawValue: try reader.byte()) else { throw StateReader.Damaged() }
          return FieldValue(String(decoding: try bytes(try text(&reader)), as: UTF8.self), kind: kind)
        })
    }
  }

  private static func text(_ reader: inout StateReader) throws(StateReader.Damaged) -> Text {
    let number = try reader.unsigned()
    if number & 1 == 1 { return .quoted(Int(number >> 1)) }
    return .bytes(Array(reader.rest.bytes[try reader.pass(Int(number >> 1))]))
  }

  private static func bytes(_ text: Text, _ record: [UInt8]) throws(StateReader.Damaged) -> [UInt8] {
    switch text {
    case .bytes(let bytes): return bytes
    case .quoted(let number):
      guard let range = QuotationMarks(of: record).range(behind: number) else { throw StateReader.Damaged() }
      return Array(record[range])
    }
  }
}
