// What libFuzzer calls: each input is scanned by every kernel of this processor and compared with the byte-by-byte
// reference. All memory is as large as the scanner may touch and no larger, so that the address sanitizer sees the rest.
import CSluiceScan

private let kernels = [
  sluice_scan_portable, sluice_scan_sse2, sluice_scan_avx2, sluice_scan_avx512, sluice_scan_avx512_vbmi2,
  sluice_scan_neon,
].filter { sluice_scan_supports($0) != 0 }
private let issueCapacity = 512

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  guard let start, count > 0 else { return 0 }
  // The first byte says where in a block the text begins.
  let alignment = Int(start[0] & 63)
  let bytes = Array(UnsafeBufferPointer(start: start + 1, count: count - 1))
  let expected = ScalarIndex(bytes)
  for kernel in kernels {
    let (found, scanned) = scan(bytes, kernel, alignment: alignment)
    let wanted = scanned < bytes.count ? expected.prefix(scanned) : expected
    guard found == wanted else { fatalError("kernel \(kernel.rawValue): \(found.difference(from: wanted))") }
  }
  return 0
}

private func scan(_ bytes: [UInt8], _ kernel: sluice_scan_kernel, alignment: Int) -> (ScalarIndex, scanned: Int) {
  let size = alignment + bytes.count + Int(SLUICE_SCAN_PADDING)
  let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
  let offsets = UnsafeMutablePointer<UInt32>.allocate(capacity: bytes.count + 64)
  let words = bytes.count / 4_096 + 2
  let blocks = UnsafeMutablePointer<UInt64>.allocate(capacity: words)
  let issues = UnsafeMutablePointer<sluice_scan_issue>.allocate(capacity: issueCapacity)
  defer {
    memory.deallocate()
    offsets.deallocate()
    blocks.deallocate()
    issues.deallocate()
  }
  let text = memory.initializeMemory(as: UInt8.self, repeating: 0x20, count: size) + alignment
  text.update(from: bytes, count: bytes.count)
  let result = sluice_scan(kernel, text, bytes.count, offsets, blocks, issues, issueCapacity)
  guard result.issue_count <= issueCapacity, result.scanned <= bytes.count else {
    fatalError("more than there is room for")
  }
  var found = ScalarIndex(offsets: (0..<result.count).map { Int(offsets[$0]) })
  for block in 0..<(bytes.count + 63) / 64 where blocks[block / 64] >> UInt64(block % 64) & 1 != 0 {
    found.blocks.insert(block)
  }
  found.issues = (0..<result.issue_count).map { place in
    guard let problem = ScalarIndex.Problem(rawValue: Int(issues[place].problem)) else { fatalError("unknown problem") }
    return ScalarIndex.Issue(offset: Int(issues[place].offset), problem: problem)
  }.sorted()
  return (found, result.scanned)
}
