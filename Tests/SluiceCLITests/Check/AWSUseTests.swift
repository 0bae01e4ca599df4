import SluiceConfig
import Testing

@testable import SluiceCLI

@Suite struct AWSUseTests {
  @Test func sourcesAndSinksAreFound() throws {
    let problems = ProblemCollector()
    let definition = try #require(
      PipelineDefinition.load(
        text: """
          source: { sqs: { queue_url: "https://sqs.eu-west-1.amazonaws.com/123456789012/logs" } }
          stages: [ parse, detect: { rules: [rules] } ]
          sinks:
            - stdout: { from: alerts }
            - sqs: { queue_url: "https://sqs.eu-west-1.amazonaws.com/123456789012/alerts" }
          """,
        file: "p.yaml", directory: "/", registry: BuiltInStages.registry, overrides: [], environment: [:],
        problems: problems))
    let uses = AWSUse.all(of: definition)
    #expect(uses.map(\.path) == ["source.sqs", "sinks.1.sqs"])
    #expect(
      uses.map(\.purpose) == [
        .receive(queueURL: "https://sqs.eu-west-1.amazonaws.com/123456789012/logs"),
        .send(queueURL: "https://sqs.eu-west-1.amazonaws.com/123456789012/alerts"),
      ])
  }
}
