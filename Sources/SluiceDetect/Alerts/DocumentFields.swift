import SluiceCore
import SluiceECS

/// The name of a field, ready to be looked for in documents.
struct FieldName: Sendable {
  /// With dots between the keys.
  let bytes: [UInt8]
  let hash: UInt64

  init(_ name: some StringProtocol) {
    bytes = Array(name.utf8.split(separator: UInt8(ascii: ".")).joined(separator: [UInt8(ascii: ".")]))
    hash = bytes.withUnsafeBytes { DocumentFields.hash($0, after: DocumentFields.seed) }
  }
}

/// All members of a document's objects by their whole names, whether they are nested or have dots in their names. Lists
/// are values. Read once, for the many fields that a guide asks for.
///
/// Names are not put together: each entry knows the one above it, so that memory stays in proportion to the document.
struct DocumentFields {
  private struct Entry {
    let hash: UInt64
    let above: Int
    let name: Range<Int>
    let value: Range<Int>
  }

  private var entries: [Entry] = []

  fileprivate static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Finds the fields of `members` in `bytes`, the document that they are of.
  ///
  /// - Complexity: O(length of the document · depth).
  mutating func read(_ bytes: UnsafeRawBufferPointer, _ members: [EventDocument.Member]) {
    entries.removeAll(keepingCapacity: true)
    for member in members { add(member, above: -1, Self.seed, bytes) }
  }

  private mutating func add(
    _ member: EventDocument.Member, above: Int, _ hash: UInt64, _ bytes: UnsafeRawBufferPointer
  ) {
    let hash = Self.hash(UnsafeRawBufferPointer(rebasing: bytes[member.name]), after: hash)
    let place = entries.count
    entries.append(Entry(hash: hash, above: above, name: member.name, value: member.value))
    guard bytes[member.value.lowerBound] == 0x7B else { return }
    let inside = Self.step(hash, 0x2E)
    EventDocument.forEachMember(of: bytes, in: member.value) { add($0, above: place, inside, bytes) }
  }

  /// The value of a field, as JSON text with a string's quotes; nil when there is none. Of several the first one counts.
  ///
  /// - Parameter bytes: those that were read.
  func value(of field: FieldName, in bytes: UnsafeRawBufferPointer) -> Range<Int>? {
    for place in entries.indices
    where entries[place].hash == field.hash && isNamed(place, field.bytes, bytes) { return entries[place].value }
    return nil
  }

  /// From the end of the name to its beginning.
  private func isNamed(_ place: Int, _ name: [UInt8], _ bytes: UnsafeRawBufferPointer) -> Bool {
    var (place, end) = (place, name.count)
    while place >= 0 {
      let entry = entries[place]
      let start = end - entry.name.count
      guard start >= 0, name[start..<end].elementsEqual(bytes[entry.name]) else { return false }
      if entry.above < 0 { return start == 0 }
      guard start > 0, name[start - 1] == 0x2E else { return false }
      (place, end) = (entry.above, start - 1)
    }
    return false
  }

  /// FNV-1a, carried on.
  fileprivate static func hash(_ bytes: UnsafeRawBufferPointer, after hash: UInt64) -> UInt64 {
    var hash = hash
    for byte in bytes { hash = step(hash, byte) }
    return hash
  }

  @inline(__always)
  private static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
