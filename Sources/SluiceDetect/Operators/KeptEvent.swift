import SluiceCore

/// An event that a sequence holds until it goes on, in as few bytes as what an alert may show of it takes.
struct KeptEvent: Sendable {
  /// What events that come one after another have in common.
  fileprivate final class Context: Sendable {
    let origin: String
    let tag: String?
    /// What records are packed against.
    let reference: PackedRecord.Reference?

    init(_ origin: String, _ tag: String?, _ reference: PackedRecord.Reference?) {
      self.origin = origin
      self.tag = tag
      self.reference = reference
    }
  }

  fileprivate enum EventID: UInt64 {
    /// The event has none.
    case none
    /// The identity is its bits.
    case uuid
    case text
  }

  private let context: Context?
  private let bytes: [UInt8]

  /// For an event that nobody keeps.
  static let none = KeptEvent(context: nil, bytes: [])

  fileprivate init(context: Context?, bytes: [UInt8]) {
    self.context = context
    self.bytes = bytes
  }

  /// The groups that the event is in.
  var keys: [GroupKey] {
    var reader = StateReader(bytes)
    return (try? Self.keys(&reader)) ?? []
  }

  /// The event; nil for one that nobody kept.
  var event: RetainedEvent? {
    var reader = StateReader(bytes)
    return try? event(&reader)
  }

  /// When the event happened, and the part of an alert's id that stands for it; nil for one that nobody kept.
  var head: (time: EventTime, seed: [UInt8])? {
    var reader = StateReader(bytes)
    return try? Self.head(&reader)
  }

  private static func head(
    _ reader: inout StateReader
  ) throws(StateReader.Damaged) -> (time: EventTime, seed: [UInt8]) {
    _ = try keys(&reader)
    let time = try reader.time()
    let (identity, eventID) = try self.identity(&reader)
    return (time, RetainedEvent.seed(eventID, identity))
  }

  private static func identity(
    _ reader: inout StateReader
  ) throws(StateReader.Damaged) -> (identity: EventIdentity, eventID: [UInt8]) {
    let identity = try reader.fixedIdentity()
    return switch EventID(rawValue: try reader.unsigned()) {
    case .uuid: (identity, identity.uuidText)
    case .text: (identity, try reader.text())
    case .some(.none), nil: (identity, [])
    }
  }

  private static func keys(_ reader: inout StateReader) throws(StateReader.Damaged) -> [GroupKey] {
    try reader.list { reader throws(StateReader.Damaged) in GroupKey(try reader.values()) }
  }

  private func event(_ reader: inout StateReader) throws(StateReader.Damaged) -> RetainedEvent {
    guard let context else { throw StateReader.Damaged() }
    _ = try Self.keys(&reader)
    let time = try reader.time()
    let (identity, eventID) = try Self.identity(&reader)
    let place = RecordPlace(
      origin: context.origin, index: try reader.integer(), offset: try reader.integer(), tag: context.tag)
    let extras = try reader.list { reader throws(StateReader.Damaged) in try reader.values() }
    let isPacked = try reader.flag()
    let length = try reader.integer()
    let record = PackedRecord(
      Array(reader.rest.bytes[reader.rest.range]), length: length, isPacked ? context.reference : nil)
    return RetainedEvent(
      time: time, identity: identity, eventID: eventID, record: record.text, place: place, extras: extras)
  }
}

/// Makes events ready to be kept.
struct EventKeeper: Sendable {
  private var packer = RecordPacker()
  private var context: KeptEvent.Context?
  /// Memory that is used again.
  private var writer = StateWriter()

  /// - Parameter keys: the groups that the event is in.
  mutating func keep(_ event: RetainedEvent, keys: [GroupKey]) -> KeptEvent {
    let record = packer.pack(event.record)
    let context = context(of: event.place, record.reference)
    writer.bytes.removeAll(keepingCapacity: true)
    writer.write(keys) { $0.write($1.values) }
    writer.write(event.time)
    writer.write(fixed: event.identity)
    write(event.eventID, event.identity)
    writer.write(event.place.index)
    writer.write(event.place.offset)
    writer.write(event.extras) { $0.write($1) }
    writer.write(record.reference != nil)
    writer.write(record.length)
    writer.bytes += record.bytes
    // In memory of its size.
    return KeptEvent(context: context, bytes: writer.bytes.withUnsafeBufferPointer { Array($0) })
  }

  private mutating func write(_ eventID: [UInt8], _ identity: EventIdentity) {
    if eventID.isEmpty {
      writer.write(KeptEvent.EventID.none.rawValue)
    } else if eventID.count == 36, eventID == identity.uuidText {
      writer.write(KeptEvent.EventID.uuid.rawValue)
    } else {
      writer.write(KeptEvent.EventID.text.rawValue)
      writer.write(eventID)
    }
  }

  /// - Parameter reference: nil where the record is as it was.
  private mutating func context(
    of place: RecordPlace, _ reference: PackedRecord.Reference?
  ) -> KeptEvent.Context {
    if let context, reference == nil || reference === context.reference, context.origin == place.origin,
      context.tag == place.tag
    {
      return context
    }
    let context = KeptEvent.Context(place.origin, place.tag, reference)
    self.context = context
    return context
  }
}

extension EventIdentity {
  /// The id whose bits these are: `8-4-4-4-12` hexadecimal digits.
  fileprivate var uuidText: [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 36) { text, count in
      var place = 0
      for digit in 0..<32 {
        if place == 8 || place == 13 || place == 18 || place == 23 {
          text[place] = 0x2D
          place += 1
        }
        let value = UInt8(truncatingIfNeeded: (digit < 16 ? high : low) >> UInt64(60 - 4 * (digit % 16))) & 0xF
        text[place] = value < 10 ? 0x30 + value : 0x57 + value
        place += 1
      }
      count = 36
    }
  }
}
