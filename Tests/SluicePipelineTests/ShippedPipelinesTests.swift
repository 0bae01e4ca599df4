import Foundation
import SluiceConfig
import SluiceCore
import SluiceRules
import SluiceRuntime
import Testing

@testable import SluiceCLI

/// The examples that come with sluice.
@Suite struct ShippedPipelinesTests {
  @Test(arguments: Checkout.pipelineFiles) func everyPipelineFileCanRun(_ name: String) throws {
    let problems = ProblemCollector()
    let definition = try #require(
      PipelineDefinition.load(
        path: "\(Checkout.pipelines.path)/\(name)", registry: BuiltInStages.registry, environment: [:],
        problems: problems))
    let plan = PipelinePlan(definition, plainWindows: BuiltInStages.plainWindows, problems: problems)
    #expect(plan != nil)
    #expect(problems.problems.map(\.description) == [])
  }

  @Test func thereAreExamples() { #expect(Checkout.pipelineFiles.count >= 4) }

  @Test func everyRuleRuns() {
    let library = RuleLibrary.load(paths: [Checkout.rules])
    #expect(library.errors.isEmpty && library.unsupported.isEmpty)
    let folder = URL(fileURLWithPath: Checkout.rules)
    let files = [".toml", ".yml"].flatMap { Checkout.names(in: folder, ending: $0) }
    #expect(library.programs.count == files.count)
    #expect(Set(library.programs.map(\.rule.id)).count == library.programs.count)
    #expect(Set(library.programs.map(\.rule.name)).count == library.programs.count)
  }

  /// The attack in the samples shows once in each rule that it concerns, and nothing else does.
  @Test func samplesGiveTheirAlerts() async throws {
    let folder = try TemporaryFolder()
    let outcome = try await Pipeline.run(
      """
      source: { file: { paths: \(Checkout.samples) } }
      stages: [ decompress, parse, route, { detect: { rules: \(Checkout.rules) } } ]
      sinks: [ { file: { from: alerts, path: alerts.jsonl } } ]
      """, directory: folder.path)
    let ledger = outcome.ledger
    #expect(ledger.objects.counts == ["done": 15])
    #expect(ledger.recordsParsed == 561 && ledger.recordsKept == 561 && ledger.recordsMalformed == 0)
    #expect(ledger.alerts.total == 46 && ledger.alerts.counts.count == 44)
    let twice = ledger.alerts.counts.filter { $0.value > 1 }.compactMap { outcome.ruleNames[$0.key] }.sorted()
    #expect(twice == ["AWS EC2 Windows Password Data Requested", "AWS Root Console Sign-in Failed"])
    #expect(outcome.ruleNames.count == Set(outcome.ruleNames.values).count)
  }
}
