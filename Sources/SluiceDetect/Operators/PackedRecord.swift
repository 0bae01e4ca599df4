private import CLZ4

/// The text of a record, compressed against texts like it: what waits for long takes a fraction of its size.
struct PackedRecord: Sendable {
  /// The texts that the compression refers to; nil where `bytes` are the text itself.
  let reference: Reference?
  let bytes: [UInt8]
  let length: Int

  /// Shared by all records that refer to it. Unchecked, for nothing changes once it is made.
  final class Reference: @unchecked Sendable {
    /// At an address that stays, for the stream refers to it.
    fileprivate let bytes: UnsafeMutableBufferPointer<CChar>
    /// What LZ4 has learned of them; to be copied for each record.
    fileprivate let stream: UnsafeMutableRawPointer
    fileprivate static let streamSize = MemoryLayout<LZ4_stream_t>.size

    fileprivate init(_ bytes: [UInt8]) {
      self.bytes = .allocate(capacity: bytes.count)
      _ = self.bytes.initialize(from: bytes.lazy.map { CChar(bitPattern: $0) })
      stream = .allocate(byteCount: Self.streamSize, alignment: 16)
      _ = LZ4_loadDict(LZ4_initStream(stream, Self.streamSize), self.bytes.baseAddress, Int32(bytes.count))
    }

    deinit {
      bytes.deallocate()
      stream.deallocate()
    }
  }

  init(plain text: [UInt8]) {
    reference = nil
    bytes = text
    length = text.count
  }

  /// What was packed before.
  init(_ bytes: [UInt8], length: Int, _ reference: Reference?) {
    self.bytes = bytes
    self.length = length
    self.reference = reference
  }

  /// Nil where nothing would be saved.
  fileprivate init?(_ text: [UInt8], _ reference: Reference) {
    guard text.count <= RecordPacker.longest else { return nil }
    let packed = text.withUnsafeBytes { source in
      [UInt8](unsafeUninitializedCapacity: text.count) { target, count in
        withUnsafeTemporaryAllocation(byteCount: Reference.streamSize, alignment: 16) { memory in
          guard let start = memory.baseAddress else { return }
          start.copyMemory(from: reference.stream, byteCount: Reference.streamSize)
          let stream = start.assumingMemoryBound(to: LZ4_stream_t.self)
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
        UnsafeMutableRawBufferPointer(target).withMemoryRebound(to: CChar.self) { target in
          LZ4_decompress_safe_usingDict(
            source.bindMemory(to: CChar.self).baseAddress, target.baseAddress, Int32(source.count),
            Int32(target.count), reference.bytes.baseAddress, Int32(reference.bytes.count))
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
  /// Longer records are kept as they are, and so are short ones.
  static let longest = 1 << 20
  static let shortest = 384
  /// How many bytes are referred to.
  private static let referenceLength = 16 << 10
  /// How often a packer looks whether its reference is worth it.
  private static let period = 256

  private var reference: PackedRecord.Reference?
  private var learned: [UInt8] = []
  private var taken = 0
  private var (textBytes, packedBytes) = (0, 0)

  mutating func pack(_ text: [UInt8]) -> PackedRecord {
    if text.count < Self.shortest { return PackedRecord(plain: text) }
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
