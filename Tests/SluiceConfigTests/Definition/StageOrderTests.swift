import Testing

@Suite struct StageOrderTests {
  private func problems(_ stages: String) throws -> [String] {
    try Loaded("source: stdin\nsinks: [stdout]\nstages:\n\(stages)").problems
  }

  @Test func decompressMayBeLeftOut() throws {
    #expect(try problems("  - parse\n  - detect: { rules: r }") == [])
  }

  @Test func aMissingParseIsReportedWithWhereToPutIt() throws {
    #expect(
      try problems("  - decompress\n  - detect: { rules: r }") == [
        "p.yaml:3:1: error: no stage makes records of the bytes (add '- parse' before 'detect' in line 5)"
      ])
    #expect(
      try problems("  - decompress") == [
        "p.yaml:3:1: error: no stage makes records of the bytes (add '- parse' after 'decompress' in line 4)"
      ])
    #expect(try problems("  []") == ["p.yaml:3:1: error: no stage makes records of the bytes (add '- parse')"])
    #expect(try problems("") == ["p.yaml:3:1: error: no stage makes records of the bytes (add '- parse')"])
  }

  @Test func aMisspeltParseIsOneMistakeAndNotTwo() throws {
    #expect(
      try problems("  - prase\n  - detect: { rules: r }") == [
        "p.yaml:4:5: error: unknown stage 'prase'; did you mean 'parse'? (stages: decompress, parse, detect)"
      ])
  }

  @Test func decompressAfterParseIsReported() throws {
    #expect(
      try problems("  - parse\n  - decompress") == [
        "p.yaml:5:5: error: 'decompress' comes after 'parse', which reads plain bytes "
          + "(move it before 'parse' in line 4)"
      ])
  }

  @Test func aStageThatMayBeThereOnceIsReportedTheSecondTime() throws {
    #expect(
      try problems("  - decompress\n  - decompress\n  - parse\n  - parse") == [
        "p.yaml:5:5: error: 'decompress' is there twice, first in line 4 (remove one)",
        "p.yaml:7:5: error: 'parse' is there twice, first in line 6 (remove one)",
      ])
  }

  @Test func recordStagesBeforeParseAreReported() throws {
    #expect(
      try problems("  - detect: { rules: r }\n  - parse") == [
        "p.yaml:4:5: error: 'detect' comes before 'parse', and works on records, which only 'parse' makes "
          + "(move it after 'parse')"
      ])
  }
}
