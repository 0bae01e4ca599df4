import Foundation
import SluiceTestSupport
import Testing

@testable import SluiceParse

@Suite struct GeneratedIndexTests {
  /// SLUICE_FUZZ_SEEDS=500 looks further.
  static let seeds = 1...(ProcessInfo.processInfo.environment["SLUICE_FUZZ_SEEDS"].flatMap { UInt64($0) } ?? 6)

  @Test(arguments: seeds) func generatedTextsAreSoundAndAllKernelsAgree(seed: UInt64) {
    var generator = RandomText(seed: seed)
    let kernels = KernelIndices()
    for _ in 0..<60 {
      let text = generator.text(roots: 1 + generator.random.below(3))
      let found = kernels.expectAgreement(text, alignment: generator.random.below(64))
      #expect(found.issues == [] && !found.endsInString && !found.endsInCharacter)
    }
  }

  @Test(arguments: seeds) func allKernelsAgreeOnSpoiledTexts(seed: UInt64) {
    var generator = RandomText(seed: seed)
    let kernels = KernelIndices()
    var spoiled = 0
    for _ in 0..<150 {
      let text = generator.text()
      for _ in 0..<2 {
        let found = kernels.expectAgreement(generator.spoiled(text), alignment: generator.random.below(64))
        if found.issues != [] || found.endsInString { spoiled += 1 }
      }
    }
    #expect(spoiled > 50)
  }

  @Test func allKernelsAgreeWhereverATextBeginsAndEnds() {
    var generator = RandomText(seed: 77)
    let kernels = KernelIndices()
    var text: [UInt8] = []
    while text.count < 260 { text = generator.text() }
    text = Array(text.prefix(400))
    for start in 0..<64 { kernels.expectAgreement(text, alignment: start) }
    for end in text.indices { kernels.expectAgreement(Array(text[..<end]), alignment: end % 7) }
    // A window may begin wherever a value ended before it.
    let valid = generator.text(roots: 4)
    for structural in ScalarIndex(valid).offsets { kernels.expectAgreement(Array(valid[structural...])) }
  }

  @Test func anIndexHoldsForTheTextOfEveryPrefixThatEndsBetweenTokens() {
    var generator = RandomText(seed: 5)
    for _ in 0..<4 {
      let text = generator.text()
      let whole = ScalarIndex(text)
      let index = StructuralIndex()
      for cut in text.indices {
        let found = index.findings(in: Array(text[..<cut]))
        #expect(found.offsets == whole.offsets.filter { $0 < cut })
        #expect(found.issues == [], "a cut is no mistake")
      }
    }
  }

  @Test func textsOfOneByteValueAreAlike() {
    let kernels = KernelIndices()
    for byte in 0...UInt8.max {
      for length in [1, 63, 64, 65, 200] {
        let text = [UInt8](repeating: byte, count: length)
        kernels.expectAgreement(text)
        kernels.expectAgreement([0x22] + text + [0x22])
      }
    }
  }

  @Test func everyPairOfBytesIsAlikeAcrossABlocksEnd() {
    let kernels = KernelIndices()
    // 128 pairs side by side in one text, each across the end of a block.
    for first in 0...UInt8.max {
      for open: [UInt8] in [[], [0x22]] {
        var text = open
        for second in 0...UInt8.max where second % 2 == first % 2 {
          text += [UInt8](repeating: 0x20, count: 63 - text.count % 64) + [first, second]
        }
        kernels.expectAgreement(text)
      }
    }
  }
}
