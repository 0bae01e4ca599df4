import SluiceCore

/// Writes the state of a group as bytes: lengths and numbers in a variable number of bytes, least significant first.
struct StateWriter {
  var bytes: [UInt8] = []

  init() {}

  @inline(__always)
  mutating func write(_ number: UInt64) {
    if number < 0x80 { bytes.append(UInt8(truncatingIfNeeded: number)) } else { write(large: number) }
  }

  private mutating func write(large number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func write(_ number: Int64) { write(UInt64(bitPattern: (number << 1) ^ (number >> 63))) }
  mutating func write(_ number: Int) { write(Int64(number)) }
  mutating func write(_ time: EventTime) { write(time.milliseconds) }
  mutating func write(_ flag: Bool) { write(flag ? UInt64(1) : 0) }
  mutating func write(_ number: Double) { write(number.bitPattern) }

  mutating func write(_ text: [UInt8]) {
    write(UInt64(text.count))
    bytes.append(contentsOf: text)
  }

  mutating func write(_ text: String) { write(Array(text.utf8)) }

  mutating func write(_ value: FieldValue) {
    write(UInt64(value.kind.rawValue))
    write(value.text)
  }

  mutating func write(_ identity: EventIdentity) {
    write(identity.high)
    write(identity.low)
  }

  /// In 16 bytes.
  mutating func write(fixed identity: EventIdentity) {
    withUnsafeBytes(of: (identity.high.littleEndian, identity.low.littleEndian)) { bytes.append(contentsOf: $0) }
  }

  mutating func write<Element>(_ list: some Collection<Element>, _ body: (inout StateWriter, Element) -> Void) {
    write(UInt64(list.count))
    for element in list { body(&self, element) }
  }

  mutating func write(_ event: RetainedEvent) {
    write(event.time)
    write(event.identity)
    write(event.eventID)
    write(event.record)
    write(event.place)
    write(event.extras) { $0.write($1) }
  }

  mutating func write(_ values: [FieldValue]) { write(values) { $0.write($1) } }

  mutating func write(_ place: RecordPlace) {
    write(place.origin)
    write(place.index)
    write(place.offset)
    write(place.tag ?? "")
  }
}

/// Reads what a `StateWriter` wrote. Past the end, or where the bytes make no sense, it fails rather than trapping.
struct StateReader {
  struct Damaged: Error {}

  private let bytes: [UInt8]
  private let hasCurrentExtras: Bool
  private var position = 0
  private let end: Int

  init(_ bytes: [UInt8], hasCurrentExtras: Bool = true) {
    self.bytes = bytes
    self.hasCurrentExtras = hasCurrentExtras
    end = bytes.count
  }

  /// Reads a part of the bytes.
  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    hasCurrentExtras = true
    let range = range.clamped(to: 0..<bytes.count)
    position = range.lowerBound
    end = range.upperBound
  }

  /// Reads the value of a change; nil where it has none.
  init?(_ change: StateChange) {
    guard let value = change.value else { return nil }
    self.init(value, hasCurrentExtras: change.hasCurrentExtras)
  }

  var isAtEnd: Bool { position == end }

  mutating func unsigned() throws(Damaged) -> UInt64 {
    var result: UInt64 = 0
    var shift: UInt64 = 0
    while position < end, shift < 64 {
      let byte = bytes[position]
      position += 1
      result |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return result }
      shift += 7
    }
    throw Damaged()
  }

  mutating func integer64() throws(Damaged) -> Int64 {
    let raw = try unsigned()
    return Int64(bitPattern: raw >> 1) ^ -Int64(bitPattern: raw & 1)
  }

  mutating func integer() throws(Damaged) -> Int { Int(try integer64()) }
  mutating func time() throws(Damaged) -> EventTime { EventTime(milliseconds: try integer64()) }
  mutating func flag() throws(Damaged) -> Bool { try unsigned() != 0 }
  mutating func double() throws(Damaged) -> Double { Double(bitPattern: try unsigned()) }

  mutating func text() throws(Damaged) -> [UInt8] {
    let count = try unsigned()
    guard count <= UInt64(end - position) else { throw Damaged() }
    defer { position += Int(count) }
    return Array(bytes[position..<position + Int(count)])
  }

  mutating func byte() throws(Damaged) -> UInt8 {
    guard position < end else { throw Damaged() }
    defer { position += 1 }
    return bytes[position]
  }

  /// A number in four bytes.
  mutating func length() throws(Damaged) -> Int {
    var length = 0
    for index in 0..<4 { length |= Int(try byte()) << (8 * index) }
    return length
  }

  /// Passes over bytes, and says where they lie.
  mutating func pass(_ count: Int) throws(Damaged) -> Range<Int> {
    guard count >= 0, count <= end - position else { throw Damaged() }
    defer { position += count }
    return position..<position + count
  }

  /// What was not read yet.
  var rest: (bytes: [UInt8], range: Range<Int>) { (bytes, position..<end) }

  /// Passes over a list of lists of values.
  mutating func passValueLists() throws(Damaged) {
    for _ in 0..<(try count()) {
      for _ in 0..<(try count()) {
        _ = try byte()
        let length = try count()
        _ = try pass(length)
      }
    }
  }

  /// A number of things of a byte at least.
  private mutating func count() throws(Damaged) -> Int {
    let count = try unsigned()
    guard count <= UInt64(end - position) else { throw Damaged() }
    return Int(count)
  }

  mutating func string() throws(Damaged) -> String {
    let count = try self.count()
    let place = try pass(count)
    return String(decoding: bytes[place], as: UTF8.self)
  }

  mutating func value() throws(Damaged) -> FieldValue {
    let raw = try unsigned()
    guard raw <= 0xFF, let kind = FieldValue.Kind(rawValue: UInt8(raw)) else { throw Damaged() }
    return FieldValue(try string(), kind: kind)
  }

  mutating func identity() throws(Damaged) -> EventIdentity {
    EventIdentity(high: try unsigned(), low: try unsigned())
  }

  /// In 16 bytes.
  mutating func fixedIdentity() throws(Damaged) -> EventIdentity {
    let place = try pass(16)
    return bytes.withUnsafeBytes { bytes in
      EventIdentity(
        high: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place.lowerBound, as: UInt64.self)),
        low: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place.lowerBound + 8, as: UInt64.self)))
    }
  }

  mutating func list<Element>(_ body: (inout StateReader) throws(Damaged) -> Element) throws(Damaged) -> [Element] {
    let count = try unsigned()
    // Each element takes a byte at least.
    guard count <= UInt64(end - position) else { throw Damaged() }
    var elements: [Element] = []
    for _ in 0..<count { elements.append(try body(&self)) }
    return elements
  }

  mutating func values() throws(Damaged) -> [FieldValue] {
    try list { reader throws(Damaged) in try reader.value() }
  }

  mutating func extras() throws(Damaged) -> [[FieldValue]] {
    let extras = try list { reader throws(Damaged) in try reader.values() }
    return hasCurrentExtras ? extras : []
  }

  mutating func place() throws(Damaged) -> RecordPlace {
    let origin = try string()
    let index = try integer()
    let offset = try integer()
    let tag = try string()
    return RecordPlace(origin: origin, index: index, offset: offset, tag: tag.isEmpty ? nil : tag)
  }

  mutating func event() throws(Damaged) -> RetainedEvent {
    let time = try time()
    let identity = try identity()
    let eventID = try text()
    let record = try text()
    return RetainedEvent(
      time: time, identity: identity, eventID: eventID, record: record, place: try place(), extras: try extras())
  }
}

extension EventIdentity {
  /// Its bytes as a key in stored state.
  var stateKey: [UInt8] {
    var writer = StateWriter()
    writer.write(self)
    return writer.bytes
  }
}
