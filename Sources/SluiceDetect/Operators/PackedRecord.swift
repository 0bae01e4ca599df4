import SluiceCore

/// The text of a record as it waits: against one like it that came before, in a fraction of its size.
struct PackedRecord: Sendable {
  /// Shared by all records that refer to it.
  final class Reference: Sendable {
    let text: [UInt8]
    /// How many quotation marks it has: no record is like it that has more or less.
    fileprivate let markCount: Int

    fileprivate init(_ text: [UInt8], markCount: Int) {
      self.text = text
      self.markCount = markCount
    }
  }

  /// What the record differs from; nil where `bytes` are the text itself.
  let reference: Reference?
  let bytes: [UInt8]

  /// - Parameter known: as it was when the record was packed.
  /// - Complexity: O(length)
  func text(_ known: RecordDifference.Known) throws(StateReader.Damaged) -> [UInt8] {
    guard let reference else { return bytes }
    var reader = StateReader(bytes)
    return try RecordDifference.text(&reader, against: reference.text, known)
  }
}

/// Packs records against the latest ones that are not like each other.
struct RecordPacker: Sendable {
  /// Longer records are kept as they are.
  static let longest = 64 << 10
  /// Events are of several kinds, and those of several principals, by turns.
  private static let referenceCount = 8
  /// What all records have, such as the first digits of a counter, is other things after a while.
  private static let mostUses = 4_096

  private var references: [(reference: PackedRecord.Reference, uses: Int)] = []
  /// How many records in a row were like no other.
  private var misses = 0
  private var writer = StateWriter()
  /// Of the record that was packed last.
  private(set) var marks = QuotationMarks()

  /// Of the record that was packed last. The memory is used again.
  var bytes: [UInt8] { writer.bytes }

  /// - Returns: what it was packed against; nil where `bytes` are the record itself.
  /// - Complexity: O(length), for each of a few references.
  mutating func pack(_ text: [UInt8], _ known: RecordDifference.Known) -> PackedRecord.Reference? {
    marks.find(in: text)
    if !text.isEmpty, text.count <= Self.longest {
      for index in references.indices where write(text, known, against: references[index].reference) {
        misses = 0
        references[index].uses += 1
        // What is used most is tried first.
        if index > 0 { references.swapAt(index, index - 1) }
        let used = max(0, index - 1)
        let reference = references[used].reference
        if references[used].uses >= Self.mostUses { references.remove(at: used) }
        return reference
      }
      misses += 1
      // Where nothing is like anything, it is not worth a reference each time.
      if misses <= Self.referenceCount || misses % Self.referenceCount == 0 {
        writer.bytes.removeAll(keepingCapacity: true)
        return add(text)
      }
    }
    writer.bytes.removeAll(keepingCapacity: true)
    writer.bytes += text
    return nil
  }

  private mutating func write(
    _ text: [UInt8], _ known: RecordDifference.Known, against reference: PackedRecord.Reference
  ) -> Bool {
    if reference.markCount != marks.places.count { return false }
    writer.bytes.removeAll(keepingCapacity: true)
    return text.withUnsafeBufferPointer { text in
      reference.text.withUnsafeBufferPointer { reference in
        RecordDifference.write(text, against: reference, known, to: &writer)
      }
    }
  }

  /// In memory of its size: events have more than their record.
  private mutating func add(_ text: [UInt8]) -> PackedRecord.Reference {
    let reference = PackedRecord.Reference(
      text.withUnsafeBufferPointer { Array($0) }, markCount: marks.places.count)
    if references.count == Self.referenceCount { references.removeLast() }
    references.insert((reference, 0), at: 0)
    return reference
  }
}
