import CSimdjson
import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceParse

/// simdjson as a second opinion, where it is installed.
@Suite(.enabled(if: reference_is_present() != 0, "simdjson is absent: install libsimdjson-dev and build again"))
struct SimdjsonTests {
  /// What simdjson says of a text and where it sees structural characters.
  static func index(_ text: [UInt8]) -> (verdict: reference_verdict, offsets: [Int]) {
    var verdict = reference_absent
    let offsets = [UInt32](unsafeUninitializedCapacity: text.count + 64) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      verdict = reference_index(text, text.count, start, &count)
    }
    return (verdict, offsets.map(Int.init))
  }

  /// Compares with it what the index finds, as far as both look for the same.
  static func expectAgreement(
    _ text: [UInt8], _ index: StructuralIndex, _ name: String? = nil, location: SourceLocation = #_sourceLocation
  ) {
    let found = index.findings(in: text)
    let scalar = ScalarIndex(text)
    guard index.scanned == text.count else { return }
    let other = Self.index(text)
    let problems = Set(found.issues.map(\.problem))
    let message = name ?? String(decoding: text.prefix(1_000), as: UTF8.self).debugDescription
    switch other.verdict {
    case reference_open_string: #expect(scalar.endsInString, "\(message)", sourceLocation: location)
    case reference_control_character:
      #expect(problems.contains(.controlCharacter), "\(message)", sourceLocation: location)
    case reference_invalid_utf8:
      // What the end cuts off is an error to simdjson; here it goes on in the next window.
      #expect(problems.contains(.invalidUTF8) || scalar.endsInCharacter, "\(message)", sourceLocation: location)
      #expect(found.offsets == other.offsets, "\(message)", sourceLocation: location)
    case reference_empty: #expect(found.offsets == [], "\(message)", sourceLocation: location)
    case reference_accepts:
      #expect(found.offsets == other.offsets, "\(message)", sourceLocation: location)
      #expect(
        problems.isDisjoint(with: [.controlCharacter, .invalidUTF8]) && !scalar.endsInString, "\(message)",
        sourceLocation: location)
    default: Issue.record("simdjson can't read \(message)", sourceLocation: location)
    }
  }

  @Test(arguments: GeneratedIndexTests.seeds) func bothIndexGeneratedAndSpoiledTextsAlike(seed: UInt64) {
    var generator = RandomText(seed: seed)
    let index = StructuralIndex()
    for _ in 0..<100 {
      let text = generator.text(roots: 1 + generator.random.below(2))
      Self.expectAgreement(text, index)
      for _ in 0..<2 { Self.expectAgreement(generator.spoiled(text), index) }
    }
  }

  @Test(.enabled(if: Corpus.isPresent, "\(Corpus.absence)")) func bothIndexTheCorpusAlike() async throws {
    let index = StructuralIndex()
    var count = 0
    try await CorpusText.forEach { file in
      Self.expectAgreement(file.bytes, index, file.name)
      count += 1
    }
    #expect(count > 100)
  }

  @Test(arguments: GeneratedIndexTests.seeds) func bothAcceptAndRefuseTheSameRecords(seed: UInt64) async throws {
    var generator = RandomText(seed: seed)
    // One object each; what stands beside it would be records or refusals of their own.
    var texts: [[UInt8]] = []
    for _ in 0..<100 {
      let text = generator.text()
      texts += [text] + (0..<3).map { _ in generator.spoiled(text) }
    }
    let outcomes = try await outcomes(of: texts, size: 1 << 20, format: .json)
    var accepted = 0
    for (text, outcome) in zip(texts, outcomes) {
      let message = String(decoding: text.prefix(2_000), as: UTF8.self).debugDescription
      // Deeper than records are read here; simdjson has a limit, too, but a higher one.
      if outcome.reasons.contains(where: { $0.hasPrefix("nested deeper") }) { continue }
      switch reference_parse(text, text.count) {
      case reference_accepts where text.first { $0 > 0x20 } == 0x7B:
        accepted += 1
        let isAccepted = outcome.records.count == 1 && outcome.rejects == [] && outcome.failure == nil
        #expect(isAccepted, "refused: \(outcome.reasons) \(message)")
      case reference_unable, reference_accepts: break
      default:
        // Not one value. Several records side by side are no mistake.
        let isAccepted = outcome.records.count == 1 && outcome.rejects == [] && outcome.failure == nil
        #expect(!isAccepted, "accepted: \(message)")
      }
    }
    #expect(accepted >= 80)
  }
}
