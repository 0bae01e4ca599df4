import SluiceConfig
import Testing

@testable import SluiceDecompress

@Suite struct DecompressStageTests {
  private func read(_ yaml: String) -> (DecompressOptions, [Problem]) {
    let problems = ProblemCollector()
    let stage = DecompressStage(ConfigSection(yaml: yaml, keys: DecompressStage.keys, problems: problems))
    return (stage.options, problems.problems)
  }

  @Test func withoutKeysTheDefaultsHold() {
    let (options, problems) = read("{}")
    #expect(options == DecompressOptions())
    #expect(problems.isEmpty)
  }

  @Test func keysAreRead() {
    let (options, problems) = read("max_size: 1GiB\nwindow: 64KiB\nbackend: zlib\n")
    #expect(options == DecompressOptions(maximumSize: 1 << 30, windowSize: 64 << 10, backend: .zlib))
    #expect(problems.isEmpty)
  }

  @Test func valuesOutOfRangeAreMistakesWithTheirPlaces() {
    let (_, problems) = read("max_size: 0\nwindow: 100\n")
    #expect(problems.map { $0.location?.line } == [1, 2])
  }

  @Test func aBackendThatIsNotBuiltInIsAMistakeWithTheReason() {
    let (_, problems) = read("backend: isal\n")
    if DecompressOptions.Backend.isal.isAvailable {
      #expect(problems.isEmpty)
    } else {
      #expect(problems.first?.message.contains("no ISA-L") == true)
      // What to do about it.
      #expect(problems.first?.message.contains("install libisal-dev") == true)
      #expect(problems.first?.location?.line == 1)
    }
  }
}
