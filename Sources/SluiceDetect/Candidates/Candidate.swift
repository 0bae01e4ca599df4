import SluiceCore

/// A record that rules with state look at, taken out of its batch.
struct Candidate: Sendable {
  let time: EventTime
  let identity: EventIdentity
  /// Its JSON text, where an alert may have to show it.
  var record: [UInt8]
  /// Whether the text was left out when it turned out that nothing about the event is new.
  var isKnown = false
  /// What else it carries lies there: its hits, and right behind them the event's details.
  let slab: CandidateSlab
  /// Four bytes each, for many wait: a batch, and so its slab, is a few megabytes at the most.
  private let hitsStart: UInt32
  private let detailsStart: UInt32
  private let detailsEnd: UInt32

  /// - Parameters:
  ///   - hits: where its hits lie in the slab.
  ///   - end: where the event's details end, which begin at the end of the hits.
  init(
    time: EventTime, identity: EventIdentity, record: [UInt8], isKnown: Bool = false, slab: CandidateSlab,
    hits: Range<Int>, end: Int
  ) {
    self.time = time
    self.identity = identity
    self.record = record
    self.isKnown = isKnown
    self.slab = slab
    hitsStart = UInt32(clamping: hits.lowerBound)
    detailsStart = UInt32(clamping: hits.upperBound)
    detailsEnd = UInt32(clamping: end)
  }

  var hits: Range<Int> { Int(hitsStart)..<Int(detailsStart) }
  var details: Range<Int> { Int(detailsStart)..<Int(detailsEnd) }

  /// About what it takes in memory.
  var size: Int { record.count + Int(detailsEnd - hitsStart) + 128 }

  // MARK: Waiting

  /// All but time and identity: what a candidate that waits has besides its place in the order.
  struct Rest: Sendable {
    /// Empty also where the slab keeps it.
    fileprivate let record: [UInt8]
    fileprivate let slab: WaitingSlab
    fileprivate let hitsStart: UInt32
    fileprivate let detailsStart: UInt32
    fileprivate let detailsEnd: UInt32
    fileprivate let isKnown: Bool
  }

  /// - Parameter slab: of the candidate's.
  func rest(_ slab: WaitingSlab) -> Rest { rest(slab, record: record) }

  /// With the record in fewer bytes, if it is like others.
  func rest(_ slab: WaitingSlab, packing packer: inout RecordPacker) -> Rest {
    if record.isEmpty { return rest(slab, record: []) }
    let reference = packer.pack(record, Self.known(time, identity))
    // In memory of its size.
    let bytes = packer.bytes.withUnsafeBufferPointer { Array($0) }
    slab.keep(PackedRecord(reference: reference, bytes: bytes), at: hitsStart)
    return rest(slab, record: [])
  }

  private func rest(_ slab: WaitingSlab, record: [UInt8]) -> Rest {
    Rest(
      record: record, slab: slab, hitsStart: hitsStart, detailsStart: detailsStart, detailsEnd: detailsEnd,
      isKnown: isKnown)
  }

  private static func known(_ time: EventTime, _ identity: EventIdentity) -> RecordDifference.Known {
    RecordDifference.Known(time: time, id: identity)
  }

  init(time: EventTime, identity: EventIdentity, _ rest: Rest) {
    self.time = time
    self.identity = identity
    record = rest.record.isEmpty ? rest.slab.record(at: rest.hitsStart, Self.known(time, identity)) : rest.record
    isKnown = rest.isKnown
    slab = rest.slab.unpacked
    hitsStart = rest.hitsStart
    detailsStart = rest.detailsStart
    detailsEnd = rest.detailsEnd
  }
}

/// What the candidates of one batch carry, one behind the other. It lives as long as one of them does.
final class CandidateSlab: Sendable {
  let origin: String
  let bytes: [UInt8]

  init(origin: String, bytes: [UInt8]) {
    self.origin = origin
    self.bytes = bytes
  }
}

/// A selector that holds for a candidate.
struct CandidateHit: Sendable {
  /// What its bytes are.
  enum Kind: UInt8, Sendable {
    /// The values of the selector's columns.
    case values
    /// Each combination of them, under its hash.
    case keys
    /// What the first commands of a query made of the record.
    case rows
  }

  let selector: Int
  let kind: Kind
  /// Where they lie in the candidate's slab.
  let content: Range<Int>
}

/// Where a record lay.
struct RecordPlace: Sendable, Hashable {
  let origin: String
  /// Its number in the blob.
  let index: Int
  let offset: Int
  /// The name of its tag: tags are numbered anew in each run, and places outlive runs.
  let tag: String?
}

/// What a lane leaves of one batch for the ordered part of its detect stage.
struct CandidateBatch: Sendable {
  /// The time of the batch's first record with a readable time, and the latest one.
  var first: EventTime?
  var latest: EventTime?
  var candidates: [Candidate] = []
  /// Records whose time can't be read: rules with state don't see them.
  var untimed = 0
  /// The alerts that the lane made, of rules with a limit.
  var signals: [LaneSignal] = []
}

// How candidates lie in their slab.
extension StateWriter {
  /// In place of the length of an event's id: the identity is its bits.
  fileprivate static let isIdentity: UInt64 = 1

  /// Begins a hit, whose bytes follow.
  ///
  /// - Returns: what `endHit` needs.
  mutating func beginHit(_ selector: Int, _ kind: CandidateHit.Kind) -> Int {
    write(UInt64(selector))
    bytes.append(kind.rawValue)
    return beginRow()
  }

  mutating func endHit(_ start: Int) { endRow(start) }

  /// Makes room for the length of what follows, which is known at its end.
  mutating func beginRow() -> Int {
    bytes.append(contentsOf: [0, 0, 0, 0])
    return bytes.count
  }

  mutating func endRow(_ start: Int) {
    let length = bytes.count - start
    for index in 0..<4 { bytes[start - 4 + index] = UInt8(truncatingIfNeeded: length >> (8 * index)) }
  }

  /// What an event has besides its hits.
  ///
  /// - Parameters:
  ///   - eventID: its id; empty where it has none.
  ///   - isIdentity: whether its text is the bits of the event's identity: then it is not written again.
  ///   - extras: how many lists of values follow.
  mutating func writeDetails(
    eventID: UnsafeRawBufferPointer, isIdentity: Bool, index: Int, offset: Int, tag: Tag, extras: Int
  ) {
    if isIdentity {
      write(Self.isIdentity)
    } else {
      // No id takes no bytes; any other length is written one higher.
      write(eventID.isEmpty ? 0 : UInt64(eventID.count + 1))
      bytes.append(contentsOf: eventID)
    }
    write(index)
    write(offset)
    write(UInt64(tag.index))
    write(UInt64(extras))
  }

  /// The values of a cell: null and missing ones are none.
  mutating func write(_ cell: Cell) {
    switch cell.kind {
    case .missing, .null, .pending: write(0 as UInt64)
    case .many:
      var count: UInt64 = 0
      cell.forEach { if $0.kind != .null { count += 1 } }
      write(count)
      cell.forEach { if $0.kind != .null { write(single: $0) } }
    default:
      write(1 as UInt64)
      write(single: cell)
    }
  }

  private mutating func write(single cell: Cell) {
    bytes.append(FieldValue.kind(of: cell).rawValue)
    write(UInt64(cell.bytes.count))
    bytes.append(contentsOf: cell.bytes)
  }
}

extension Candidate {
  /// Calls `body` with each hit, in the order of the selectors. What is no hit ends the list.
  func forEachHit(_ body: (CandidateHit) -> Void) {
    var place = hits.lowerBound
    while let hit = hit(at: place) {
      body(hit)
      place = hit.content.upperBound
    }
  }

  /// The hit that begins there: its selector, a byte for its kind, four for the length of what it has, and that.
  private func hit(at start: Int) -> CandidateHit? {
    slab.bytes.withUnsafeBytes { bytes in
      let end = min(hits.upperBound, bytes.count)
      var place = start
      var selector: UInt64 = 0
      var shift: UInt64 = 0
      while true {
        guard place < end, shift < 64 else { return nil }
        let byte = bytes[place]
        place += 1
        selector |= UInt64(byte & 0x7F) << shift
        shift += 7
        if byte & 0x80 == 0 { break }
      }
      guard end - place >= 5, let kind = CandidateHit.Kind(rawValue: bytes[place]) else { return nil }
      let length = Int(bytes.loadUnaligned(fromByteOffset: place + 1, as: UInt32.self).littleEndian)
      guard length <= end - place - 5 else { return nil }
      return CandidateHit(
        selector: Int(truncatingIfNeeded: selector), kind: kind, content: place + 5..<place + 5 + length)
    }
  }

  /// What operators keep of the event.
  func event(_ tags: TagTable) -> RetainedEvent {
    var reader = StateReader(slab.bytes, details)
    let eventID = (try? eventID(&reader)) ?? []
    let index = (try? reader.integer()) ?? 0
    let offset = (try? reader.integer()) ?? 0
    let tag = Tag(index: UInt32(truncatingIfNeeded: (try? reader.unsigned()) ?? 0))
    return RetainedEvent(
      time: time, identity: identity, eventID: eventID, record: record,
      place: RecordPlace(origin: slab.origin, index: index, offset: offset, tag: tags.name(tag)),
      extras: (try? reader.extras()) ?? [], hasIdentityOfID: !eventID.isEmpty)
  }

  private func eventID(_ reader: inout StateReader) throws(StateReader.Damaged) -> [UInt8] {
    let length = try reader.unsigned()
    if length == StateWriter.isIdentity { return identity.uuidText }
    if length == 0 { return [] }
    let place = try reader.pass(Int(clamping: length) - 1)
    return Array(slab.bytes[place])
  }
}
