import SluiceCore

/// The values of an address packed into bytes: where each one ends, then the values as texts. An empty one is none.
///
/// It is what caches hold, and what a record keeps of its lookup in the arena; cells point into that.
enum GeoRow {
  /// One end for each value.
  static let headerSize = GeoValue.allCases.count * MemoryLayout<UInt16>.size
  /// A value of more bytes is damage: the longest names of organizations have about 100.
  static let maximumValue = 1_024

  /// The value in a packed row; missing when the row has none.
  @inline(__always)
  static func cell(_ value: GeoValue, of row: UnsafeRawPointer, kind: Cell.Kind) -> Cell {
    let index = value.rawValue
    let end = row.loadUnaligned(fromByteOffset: index * 2, as: UInt16.self)
    let start = index == 0 ? 0 : row.loadUnaligned(fromByteOffset: index * 2 - 2, as: UInt16.self)
    guard end > start else { return .missing }
    return Cell(kind: kind, start: row + headerSize + Int(start), length: UInt32(end - start))
  }
}

/// Packs the values of one address after the other, in a buffer that is used again and again.
struct GeoRowBuilder {
  private var values: [[UInt8]] = Array(repeating: [], count: GeoValue.allCases.count)
  private(set) var bytes: [UInt8] = []

  mutating func reset() {
    for index in values.indices { values[index].removeAll(keepingCapacity: true) }
  }

  /// Sets a value that has none yet. One that is too long is left out.
  mutating func set(_ value: GeoValue, _ text: some Collection<UInt8>) {
    guard values[value.rawValue].isEmpty, text.count <= GeoRow.maximumValue else { return }
    values[value.rawValue].append(contentsOf: text)
  }

  /// The same for bytes that lie somewhere.
  mutating func set(_ value: GeoValue, bytes: UnsafeRawBufferPointer) {
    guard values[value.rawValue].isEmpty, bytes.count <= GeoRow.maximumValue else { return }
    values[value.rawValue].append(contentsOf: bytes)
  }

  subscript(value: GeoValue) -> [UInt8] { values[value.rawValue] }

  /// Packs what was set; empty when nothing was.
  mutating func pack() {
    bytes.removeAll(keepingCapacity: true)
    guard values.contains(where: { !$0.isEmpty }) else { return }
    var end = 0
    for value in values {
      end += value.count
      withUnsafeBytes(of: UInt16(end)) { bytes.append(contentsOf: $0) }
    }
    for value in values { bytes.append(contentsOf: value) }
  }
}
