import SluiceCore

/// The slab of candidates that wait, and their records: as they came, or packed until the first of them has its turn.
///
/// Unchecked, for only the ordered part has it.
final class WaitingSlab: @unchecked Sendable {
  private struct Record {
    /// Where the hits of its candidate begin.
    let place: UInt32
    let record: PackedRecord
  }

  private let origin: String
  private var slab: CandidateSlab?
  private var packed: [UInt8] = []
  /// Bytes of the slab that is packed.
  private var count = 0
  /// In the order of their places.
  private var records: [Record] = []

  init(_ slab: CandidateSlab) {
    origin = slab.origin
    self.slab = slab
  }

  /// Whether these are what it has.
  func isOf(_ slab: CandidateSlab) -> Bool { self.slab === slab }

  // MARK: Packing

  /// Smaller ones are not worth it.
  private static let least = 256

  func pack(_ packer: inout BytePacker) {
    guard let bytes = slab?.bytes, bytes.count >= Self.least, let packed = packer.pack(bytes) else { return }
    self.packed = packed
    count = bytes.count
    slab = nil
  }

  /// Keeps the record of a candidate, packed.
  ///
  /// - Parameter place: where the candidate's hits begin; behind those of all before.
  func keep(_ record: PackedRecord, at place: UInt32) { records.append(Record(place: place, record: record)) }

  // MARK: Reading

  /// As it came. It stays so: the others that lie in it are next.
  var unpacked: CandidateSlab {
    if let slab { return slab }
    let slab = CandidateSlab(origin: origin, bytes: BytePacker.unpack(packed, count: count))
    self.slab = slab
    packed = []
    return slab
  }

  /// The record of a candidate; none where it has none.
  ///
  /// - Complexity: O(log *n*) and the record's length.
  func record(at place: UInt32, _ known: RecordDifference.Known) -> [UInt8] {
    var (low, high) = (0, records.count)
    while low < high {
      let middle = (low + high) / 2
      if records[middle].place < place { low = middle + 1 } else { high = middle }
    }
    guard low < records.count, records[low].place == place else { return [] }
    // It was packed with the same time and identity.
    return (try? records[low].record.text(known)) ?? []
  }
}
