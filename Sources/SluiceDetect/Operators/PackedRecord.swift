import SluiceCore

/// The text of a record as it waits: against one like it that came before, in a fraction of its size.
struct PackedRecord: Sendable {
  /// Shared by all records that refer to it.
  final class Reference: Sendable {
    let text: [UInt8]

    fileprivate init(_ text: [UInt8]) { self.text = text }
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
  private struct Entry {
    /// How many quotation marks it has: no record is like it that has more or less.
    let markCount: Int
    var uses = 0
    let reference: PackedRecord.Reference
  }

  /// Longer records are kept as they are.
  static let longest = 64 << 10
  /// Events are of several kinds, and those of several principals, by turns.
  private static let referenceCount = 32
  /// With how many of them, that have as many quotation marks, a record is compared.
  private static let mostTries = 4
  /// Of so many records in a row that are like no other, each is referred to from then on, and of those behind one in as
  /// many: where nothing is like anything, references are not worth their memory.
  private static let patience = 8
  /// What all records have, such as the first digits of a counter, is other things after a while.
  private static let mostUses = 4_096

  /// What is used most comes first.
  private var references: [Entry] = []
  /// How many records in a row were like no other.
  private var misses = 0
  private var writer = StateWriter()
  /// Of the record that was packed last; none of one that is too long.
  private(set) var marks = QuotationMarks()

  /// Of the record that was packed last. The memory is used again.
  var bytes: [UInt8] { writer.bytes }

  /// - Returns: what it was packed against; nil where `bytes` are the record itself.
  /// - Complexity: O(length), for each of a few references.
  mutating func pack(_ text: [UInt8], _ known: RecordDifference.Known) -> PackedRecord.Reference? {
    marks.removeAll()
    if !text.isEmpty, text.count <= Self.longest {
      marks.find(in: text)
      var tries = 0
      for index in references.indices where references[index].markCount == marks.count && tries < Self.mostTries {
        tries += 1
        if write(text, known, against: references[index].reference) { return use(index) }
      }
      misses += 1
      if misses <= Self.patience || misses % Self.patience == 0 {
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
    writer.bytes.removeAll(keepingCapacity: true)
    return text.withUnsafeBufferPointer { text in
      reference.text.withUnsafeBufferPointer { reference in
        RecordDifference.write(text, against: reference, known, to: &writer)
      }
    }
  }

  private mutating func use(_ index: Int) -> PackedRecord.Reference {
    misses = 0
    references[index].uses += 1
    let reference = references[index].reference
    if references[index].uses >= Self.mostUses {
      references.remove(at: index)
    } else if index > 0 {
      references.swapAt(index, index - 1)
    }
    return reference
  }

  /// In memory of its size: events have more than their record.
  private mutating func add(_ text: [UInt8]) -> PackedRecord.Reference {
    let reference = PackedRecord.Reference(text.withUnsafeBufferPointer { Array($0) })
    if references.count == Self.referenceCount { references.removeLast() }
    references.insert(Entry(markCount: marks.count, reference: reference), at: 0)
    return reference
  }
}
