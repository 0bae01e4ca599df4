private import CLZ4

/// The text of a record, compressed against texts like it: what waits for long takes a fraction of its size.
struct PackedRecord: Sendable {
  /// The texts that the compression refers to; nil where `bytes` are the text itself.
  private let reference: Reference?
  private let bytes: [UInt8]
  private let length: Int

  /// Shared by all records that refer to it.
  fileprivate final class Reference: Sendable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }
  }

  init(plain text: [UInt8]) {
    reference = nil
    bytes = text
    length = text.count
  }

  /// Nil where nothing would be saved.
  fileprivate init?(_ text: [UInt8], _ reference: Reference) {
    guard text.count <= RecordPacker.longest, let stream = LZ4_createStream() else { return nil }
    defer { LZ4_freeStream(stream) }
    var packed: [UInt8] = []
    text.withUnsafeBytes { source in
      reference.bytes.withUnsafeBytes { reference in
        _ = LZ4_loadDict(stream, reference.bindMemory(to: CChar.self).baseAddress, Int32(reference.count))
        packed = [UInt8](unsafeUninitializedCapacity: text.count) { target, count in
          let written = UnsafeMutableRawBufferPointer(target).withMemoryRebound(to: CChar.self) { target in
            LZ4_compress_fast_continue(
              stream, source.bindMemory(to: CChar.self).baseAddress, target.baseAddress, Int32(source.count),
              Int32(target.count), 1)
          }
          count = max(0, Int(written))
        }
      }
    }
    guard !packed.isEmpty, packed.count < text.count * 3 / 4 else { return nil }
    self.reference = reference
    // In memory of its size.
    bytes = packed.withUnsafeBufferPointer { Array($0) }
    length = text.count
  }

  /// About what it takes in memory.
  var size: Int { bytes.count }

  /// The record's text.
  ///
  /// - Complexity: O(length)
  var text: [UInt8] {
    guard let reference else { return bytes }
    return [UInt8](unsafeUninitializedCapacity: length) { target, count in
      let written = bytes.withUnsafeBytes { source in
        reference.bytes.withUnsafeBytes { reference in
          UnsafeMutableRawBufferPointer(target).withMemoryRebound(to: CChar.self) { target in
            LZ4_decompress_safe_usingDict(
              source.bindMemory(to: CChar.self).baseAddress, target.baseAddress, Int32(source.count),
              Int32(target.count), reference.bindMemory(to: CChar.self).baseAddress, Int32(reference.count))
          }
        }
      }
      // It was made of a text of that length, a few lines above.
      precondition(Int(written) == length, "PackedRecord: what was packed can't be unpacked")
      count = length
    }
  }
}

/// Packs records against the first ones that came. Where these are not like those that come later, it begins anew.
struct RecordPacker: Sendable {
  /// Longer records are kept as they are.
  static let longest = 1 << 20
  /// How many bytes are referred to.
  private static let referenceLength = 16 << 10
  /// How often a packer looks whether its reference is worth it.
  private static let period = 256

  private var reference: PackedRecord.Reference?
  private var learned: [UInt8] = []
  private var taken = 0
  private var (textBytes, packedBytes) = (0, 0)

  mutating func pack(_ text: [UInt8]) -> PackedRecord {
    if text.isEmpty { return PackedRecord(plain: text) }
    guard let reference else {
      learn(text)
      return PackedRecord(plain: text)
    }
    let packed = PackedRecord(text, reference) ?? PackedRecord(plain: text)
    taken += 1
    textBytes += text.count
    packedBytes += packed.size
    if taken == Self.period {
      if packedBytes * 2 > textBytes { self.reference = nil }
      (taken, textBytes, packedBytes) = (0, 0, 0)
    }
    return packed
  }

  private mutating func learn(_ text: [UInt8]) {
    learned += text.prefix(Self.referenceLength - learned.count)
    if learned.count < Self.referenceLength { return }
    reference = PackedRecord.Reference(learned)
    learned = []
  }
}
