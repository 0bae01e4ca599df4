package import SluiceCore

/// Writes a record as it came, on one line: blanks outside strings are left out.
package struct RawEventWriter: EventMembersWriter {
  package init() {}

  package mutating func append(_ record: Int, of batch: RecordBatch, to buffer: inout [UInt8]) {
    append(batch.bytes(record), to: &buffer)
  }

  package mutating func appendMembers(_ record: Int, of batch: RecordBatch, to buffer: inout [UInt8]) -> Bool {
    let bytes = batch.bytes(record)
    guard let open = bytes.firstIndex(of: 0x7B), let close = bytes.lastIndex(of: 0x7D), open < close else {
      return false
    }
    let before = buffer.count
    append(UnsafeRawBufferPointer(rebasing: bytes[open + 1..<close]), to: &buffer)
    return buffer.count > before
  }

  private func append(_ bytes: UnsafeRawBufferPointer, to buffer: inout [UInt8]) {
    var kept = 0
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x22:
        index += 1
        while index < bytes.count, bytes[index] != 0x22 { index += bytes[index] == 0x5C ? 2 : 1 }
        index += 1
      case 0x20, 0x09, 0x0A, 0x0D:
        buffer.append(contentsOf: bytes[kept..<index])
        index += 1
        kept = index
      default: index += 1
      }
    }
    buffer.append(contentsOf: bytes[kept...])
  }
}
