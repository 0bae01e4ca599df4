import CSluiceScan
import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceParse

@Suite struct StructuralIndexTests {
  static let kernels = [
    sluice_scan_portable, sluice_scan_sse2, sluice_scan_avx2, sluice_scan_avx512, sluice_scan_avx512_vbmi2,
    sluice_scan_neon,
  ]
  .filter { sluice_scan_supports($0) != 0 }

  /// The kernel's findings in the scalar version's form.
  static func index(_ bytes: [UInt8], _ index: StructuralIndex) -> ScalarIndex {
    let text = UnsafeMutablePointer<UInt8>.allocate(capacity: bytes.count + ByteWindow.padding)
    defer { text.deallocate() }
    text.update(from: bytes, count: bytes.count)
    (text + bytes.count).update(repeating: 0x20, count: ByteWindow.padding)
    index.build(text, length: bytes.count)
    var found = ScalarIndex([])
    found.offsets = (0..<index.count).map { Int(index.offsets[$0]) }
    for block in 0..<(bytes.count + 63) / 64 where index.blocks[block / 64] >> UInt64(block % 64) & 1 != 0 {
      found.blocks.insert(block)
    }
    found.issues = index.issues.map { issue in
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

  static func expectAgreement(
    _ bytes: [UInt8], _ indices: [StructuralIndex], location: SourceLocation = #_sourceLocation
  ) {
    let expected = ScalarIndex(bytes)
    for (kernel, index) in zip(kernels, indices) {
      let found = Self.index(bytes, index)
      #expect(
        found == expected, "kernel \(kernel.rawValue): \(String(decoding: bytes, as: UTF8.self).debugDescription)",
        sourceLocation: location)
    }
  }

  static var indices: [StructuralIndex] { kernels.map { StructuralIndex(kernel: $0) } }

  @Test func theBestKernelIsSupported() {
    #expect(sluice_scan_supports(sluice_scan_best_kernel()) == 1)
    #expect(Self.kernels.contains(sluice_scan_portable))
  }

  @Test func findsStructuralCharactersOutsideStrings() {
    let bytes = Array(#"{"a":[1,"{:,}"],"b\"]":{}}"#.utf8)
    for index in Self.indices {
      let found = Self.index(bytes, index)
      #expect(found.offsets.map { bytes[$0] } == Array("{:[,],:{}}".utf8))
      #expect(found.issues == [])
    }
  }

  @Test(arguments: [0, 1, 60, 61, 62, 63, 64, 65, 120, 127, 128])
  func edgeCasesAgreeAtEveryPlaceInABlock(indent: Int) {
    let indices = Self.indices
    var cases: [[UInt8]] = [
      #""\"{"#, #""\\"{"#, #""\\\"{"}"#, #"\"{"#, #"\\"{"#, #""" ""#, #""""#, #""a"x"#, #"1"a""#, "1 2", "1 \t\r\n,2",
      "true\u{1}",
      "\"a\u{1}\u{2}b\"", "\"\\a\\b\\u12\\u00e9\\uD83D\"", #""\u"#, #""\u1"#, #""\u12"#, #""\u123"#, #""\u1234"#,
      #""\u123g"#, #""\"#,
      "\"\\\u{1}\"", "{}[]:,{}[]:,", "\"{}[]:,\"", "é\"é€😀\"",
    ].map { Array($0.utf8) }
    // Wrong and cut-off UTF-8: continuations alone, overlong forms, surrogates, beyond U+10FFFF, wrong leads.
    cases += [
      [0x80], [0xBF], [0xC0, 0xAF], [0xC1, 0x81], [0xC2], [0xC2, 0x20], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
      [0xE0, 0xA0],
      [0xE0, 0xA0, 0x20], [0xED, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90],
      [0xF0, 0x90, 0x80], [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80],
      [0xFF], [0xFE],
      [0xF0, 0x9F, 0x98, 0xC3, 0xA9], [0xE2, 0x82, 0xE2, 0x82, 0xAC],
    ]
    for count in 1...9 {
      cases.append([0x22] + [UInt8](repeating: 0x5C, count: count) + Array("\"{".utf8))
      cases.append(Array("\"a\"".utf8) + [UInt8](repeating: 0x20, count: count * 16) + Array("x".utf8))
      cases.append(Array("12".utf8) + [UInt8](repeating: 0x0A, count: count * 16) + Array(",".utf8))
    }
    for bytes in cases {
      // In front: blanks, a string that stays open, and a number that goes on.
      for filler: UInt8 in [0x20, 0x61, 0x31] {
        var front = [UInt8](repeating: filler, count: indent)
        if filler == 0x61, indent > 0 { front[0] = 0x22 }
        Self.expectAgreement(front + bytes, indices)
        Self.expectAgreement(front + bytes + Array("\":1}".utf8), indices)
      }
    }
  }

  @Test func longRunsCrossBlocks() {
    let indices = Self.indices
    for count in 55...200 {
      Self.expectAgreement([0x22] + [UInt8](repeating: 0x5C, count: count) + Array("\",{".utf8), indices)
      Self.expectAgreement(Array("1".utf8) + [UInt8](repeating: 0x20, count: count) + Array("2".utf8), indices)
      Self.expectAgreement(Array("\"a\"".utf8) + [UInt8](repeating: 0x09, count: count) + Array("}".utf8), indices)
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>)
  func randomTextsAgreeAtEveryLength(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let indices = Self.indices
    let pieces: [[UInt8]] =
      [
        "{", "}", "[", "]", ":", ",", "\"", "\"", "\\", "\\\\", " ", "\n", "a", "12", "true", "\\u00e9", "\\x", "é",
        "😀", "    ", "\u{1}",
      ]
      .map { Array($0.utf8) } + [[0xC3], [0xE2, 0x82], [0xFF]]
    // Some seeds give nearly valid texts, some give rubbish.
    let rubbish = Int(seed % 3) * 6
    for length in 0...300 {
      var bytes: [UInt8] = []
      while bytes.count < length {
        let limit = pieces.count - (random.once(in: 1 + rubbish) ? 0 : 8)
        bytes += pieces[random.below(limit)]
      }
      Self.expectAgreement(Array(bytes.prefix(length)), indices)
    }
  }

  @Test func tooManyIssuesEndTheIndexEarlyAndAllKernelsAtTheSamePlace() {
    let bytes = Array(#"{"a":"#.utf8) + [UInt8](repeating: 0xFF, count: 5_000)
    let ends = Self.indices.map { index -> Int in
      _ = Self.index(bytes, index)
      #expect(index.issues.count <= 1024 && index.issues.count >= 512)
      return index.scanned
    }
    #expect(Set(ends).count == 1 && ends[0] < bytes.count && ends[0] % 64 == 0)
  }

  @Test func findsPlacesByOffset() {
    let index = StructuralIndex()
    let bytes = Array("[1,2,3]     ".utf8)
    _ = Self.index(bytes, index)
    #expect(index.firstStructural(at: 0) == 0)
    #expect(index.firstStructural(at: 1) == 1)
    #expect(index.firstStructural(at: 5) == 3)
    #expect(index.firstStructural(at: 7) == index.count)
    #expect(index.lastStructural == 6)
    // Behind the last one stand sentinels.
    #expect(index.offsets[index.count] == 12)
  }

  @Test func aSmallTextBehindALargeOneIsIndexedAlone() {
    let index = StructuralIndex()
    _ = Self.index([UInt8](repeating: 0x2C, count: 100_000), index)
    #expect(index.count == 100_000)
    #expect(Self.index(Array("{}".utf8), index).offsets == [0, 1])
  }
}
