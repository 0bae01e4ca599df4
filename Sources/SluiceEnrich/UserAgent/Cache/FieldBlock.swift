import SluiceCore

/// The values that were read from an agent, as one piece of memory that can be copied: for each slot where its value
/// begins and how long it is, then the values' bytes. It holds no addresses.
struct FieldBlock {
  /// Offset of a slot without a value.
  private static let none: UInt16 = .max
  private static let slotSize = 4

  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The value of a slot, as a view of the block's memory; missing when there is none.
  subscript(slot: Int) -> Cell {
    guard slot >= 0, (slot + 1) * Self.slotSize <= bytes.count, let base = bytes.baseAddress else { return .missing }
    let offset = base.loadUnaligned(fromByteOffset: slot * Self.slotSize, as: UInt16.self)
    let length = base.loadUnaligned(fromByteOffset: slot * Self.slotSize + 2, as: UInt16.self)
    guard offset != Self.none, Int(offset) + Int(length) <= bytes.count else { return .missing }
    return Cell(kind: .string, start: base + Int(offset), length: UInt32(length))
  }

  /// The same; of a flag whether its value is `true`.
  func value(_ slot: Int, isFlag: Bool) -> Cell {
    let value = self[slot]
    return isFlag && !value.isMissing ? .boolean(value.equals("true")) : value
  }

  /// Builds blocks, one after another, in memory of its own.
  final class Writer {
    /// Bytes of the longest block. An agent has no more than 2 KiB, so only a file with absurdly long names gets there;
    /// a value that has no room is left out.
    static let capacity = 16 << 10

    private let memory: UnsafeMutableRawBufferPointer
    private let slots: Int
    private var end: Int
    private var start: Int

    init(slots: Int) {
      precondition(slots * FieldBlock.slotSize < Self.capacity, "FieldBlock.Writer: too many slots")
      memory = .allocate(byteCount: Self.capacity, alignment: 16)
      self.slots = slots
      end = slots * FieldBlock.slotSize
      start = end
    }

    deinit { memory.deallocate() }

    /// Begins a block without values.
    func begin() {
      end = slots * FieldBlock.slotSize
      for slot in 0..<slots { set(slot, offset: FieldBlock.none, length: 0) }
    }

    /// Begins a value; `append` adds to it, `close` puts it in a slot.
    func open() { start = end }

    func append(_ bytes: UnsafeRawBufferPointer) {
      // One byte beyond the end says that something had no room.
      guard end <= memory.count, bytes.count <= memory.count - end else {
        end = memory.count + 1
        return
      }
      if let source = bytes.baseAddress, bytes.count > 0 {
        UnsafeMutableRawBufferPointer(rebasing: memory[end..<end + bytes.count])
          .copyMemory(from: UnsafeRawBufferPointer(start: source, count: bytes.count))
      }
      end += bytes.count
    }

    func append(_ byte: UInt8) { withUnsafeBytes(of: byte) { append($0) } }

    func append(_ bytes: some Sequence<UInt8>) { for byte in bytes { append(byte) } }

    /// Bytes of the value that is open.
    var openCount: Int { end - start }

    /// Takes back what was appended beyond the first `count` bytes of the value that is open.
    func truncate(to count: Int) { if end <= memory.count { end = min(end, start + count) } }

    /// Puts what was appended since `open` in a slot.
    func close(_ slot: Int) {
      if end > memory.count {
        end = start
      } else {
        set(slot, offset: UInt16(start), length: UInt16(end - start))
      }
      start = end
    }

    /// Puts `bytes` in a slot.
    func write(_ slot: Int, _ bytes: UnsafeRawBufferPointer) {
      open()
      append(bytes)
      close(slot)
    }

    func write(_ slot: Int, _ text: StaticString) {
      write(slot, UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// A slot's value, as a view that is valid until the next block is begun.
    func value(_ slot: Int) -> UnsafeRawBufferPointer { block[slot].bytes }

    /// The block, valid until the next one is begun.
    var block: FieldBlock { FieldBlock(bytes) }
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: memory[..<min(end, memory.count)]) }

    private func set(_ slot: Int, offset: UInt16, length: UInt16) {
      memory.storeBytes(of: offset, toByteOffset: slot * FieldBlock.slotSize, as: UInt16.self)
      memory.storeBytes(of: length, toByteOffset: slot * FieldBlock.slotSize + 2, as: UInt16.self)
    }
  }
}
