import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceParse

/// An index for each kernel that this processor runs.
struct KernelIndices {
  let kernels = ScanKernel.supported
  let indices: [StructuralIndex]

  init() { indices = kernels.map { StructuralIndex(kernel: $0) } }

  /// Expects that all kernels find in `bytes` what the byte-by-byte reference does.
  ///
  /// - Parameter alignment: where the text begins, in a memory block that is aligned to 64.
  /// - Returns: what the reference finds.
  @discardableResult
  func expectAgreement(
    _ bytes: [UInt8], alignment: Int = 0, _ name: String? = nil, location: SourceLocation = #_sourceLocation
  ) -> ScalarIndex {
    let expected = ScalarIndex(bytes)
    for (kernel, index) in zip(kernels, indices) {
      let found = index.findings(in: bytes, alignment: alignment)
      let wanted = index.scanned < bytes.count ? expected.prefix(index.scanned) : expected
      guard found != wanted else { continue }
      let text = name ?? String(decoding: bytes.prefix(1_000), as: UTF8.self).debugDescription
      Issue.record("\(kernel) \(found.difference(from: wanted)) in \(text)", sourceLocation: location)
    }
    return expected
  }
}

extension StructuralIndex {
  /// What it finds, in the reference's form. The text's memory ends where its padding does.
  func findings(in bytes: [UInt8], alignment: Int = 0) -> ScalarIndex {
    let size = alignment + bytes.count + ByteWindow.padding
    let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
    defer { memory.deallocate() }
    let text = memory.initializeMemory(as: UInt8.self, repeating: 0x20, count: size) + alignment
    text.update(from: bytes, count: bytes.count)
    build(text, length: bytes.count)
    var found = ScalarIndex(offsets: (0..<count).map { Int(offsets[$0]) })
    for block in 0..<(bytes.count + 63) / 64 where blocks[block / 64] >> UInt64(block % 64) & 1 != 0 {
      found.blocks.insert(block)
    }
    found.issues = issues.map { issue in
      let problem: ScalarIndex.Problem =
        switch issue.problem {
        case .invalidUTF8: .invalidUTF8
        case .controlCharacter: .controlCharacter
        case .invalidEscape: .invalidEscape
        case .missingSeparator: .missingSeparator
        }
      return ScalarIndex.Issue(offset: issue.offset, problem: problem)
    }.sorted()
    return found
  }
}
