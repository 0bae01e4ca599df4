import CSluiceText
import Testing

/// The kernels that escape records: what they write, and where they stop.
@Suite struct EscapeKernelTests {
  private struct Outcome: Equatable {
    let read: Int
    let text: [UInt8]
    let inString: UInt64
    let escaped: UInt64
  }

  private typealias Kernel = (
    UnsafeMutablePointer<UInt8>?, UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<sluice_text_state>?
  ) -> sluice_text_progress

  private func run(_ kernel: Kernel, _ bytes: [UInt8], inString: UInt64, escaped: UInt64) -> Outcome {
    var state = sluice_text_state(in_string: inString, escaped: escaped)
    // Exactly the room that is asked for.
    var read = 0
    let text = [UInt8](unsafeUninitializedCapacity: bytes.count * 2 + 64) { target, count in
      let progress = bytes.withUnsafeBufferPointer { kernel(target.baseAddress, $0.baseAddress, $0.count, &state) }
      (read, count) = (progress.read, progress.written)
    }
    return Outcome(read: read, text: text, inString: state.in_string, escaped: state.escaped)
  }

  @Test(.enabled(if: sluice_text_has_vbmi2() != 0, "the processor has no AVX-512 VBMI2"))
  func allKernelsWriteTheSame() {
    var state: UInt64 = 11
    func random(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let alphabets: [[UInt8]] = [
      [0x22, 0x5C, 0x61], [0x22, 0x5C, 0x20, 0x61], Array("abc\"{}:,".utf8), [0x61, 0x7F, 0xC3, 0x0A, 0x22],
      Array("abcdefghijklmnop".utf8),
    ]
    for round in 0..<20_000 {
      let alphabet = alphabets[round % alphabets.count]
      // Mostly plain, so that blocks are gone through to their end.
      let plain = random(below: 4) * 6
      let bytes = (0..<random(below: 200)).map { _ in
        random(below: plain + 1) == 0 ? alphabet[random(below: alphabet.count)] : 0x62
      }
      let escaped = UInt64(random(below: 4) == 0 ? 1 : 0)
      let inString = escaped == 1 ? 1 : UInt64(random(below: 2))
      let expected = run(sluice_text_escape_json_sse2, bytes, inString: inString, escaped: escaped)
      #expect(run(sluice_text_escape_json_vbmi2, bytes, inString: inString, escaped: escaped) == expected, "\(bytes)")
      #expect(run(sluice_text_escape_json, bytes, inString: inString, escaped: escaped) == expected)
    }
  }
}
