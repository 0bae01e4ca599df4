import Foundation
import SluiceTestSupport
import Testing

/// `sluice bench`: how fast rules run, checked.
@Suite(.enabled(if: CommandLineTool.path != nil, Comment(rawValue: CommandLineTool.absence)))
struct BenchCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func bench(_ arguments: String...) async throws -> CommandLineTool.Outcome {
    try await CommandLineTool.run(
      ["bench"] + arguments, in: folder, environment: ["SLUICE_RULES": Checkout.rules])
  }

  @Test func numbersAreOfTheSameWorkAsDetect() async throws {
    let outcome = try await bench(Checkout.samples, "--runs", "3", "--format", "json", "--lanes", "2")
    #expect(outcome.status == 0 && outcome.errors == "")
    let report = try #require(NaiveJSON(outcome.output.utf8))
    #expect(report["records"] == .number("561") && report["alerts"] == .number("46"))
    #expect(report["runs"]?.items?.count == 3)
    let stages = report["stages"]?.items?.compactMap { $0["name"]?.text }
    #expect(stages == ["decompress", "parse", "route", "detect", "render", "write"])
    let rules = try #require(report["costliest_rules"]?.items)
    #expect(rules.count == 10)
  }

  @Test func theTextNamesSpeedStagesAndRules() async throws {
    let outcome = try await bench(Checkout.samples, "--runs", "1")
    #expect(outcome.status == 0)
    for part in ["MB/s", "events/s", "decompress", "46 alerts", "the same bytes in every run"] {
      #expect(outcome.output.contains(part))
    }
  }

  @Test func standardInputIsRefused() async throws {
    let outcome = try await bench("-")
    #expect(outcome.status == 1 && outcome.errors.contains("more than once"))
  }

  @Test func aMistakeInARuleIsSaidOnce() async throws {
    try folder.write("broken.toml", "[rule]\nname = ")
    let outcome = try await bench(Checkout.samples, "--rules", "broken.toml")
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(outcome.errors.components(separatedBy: "broken.toml").count == 2)
  }
}
