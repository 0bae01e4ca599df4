import Foundation
import Testing

@Suite(.enabled(if: CommandLineTool.path != nil, Comment(rawValue: CommandLineTool.absence)))
struct GraphCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func aPipelineWithMistakesIsNotDrawn() async throws {
    try folder.write(
      "p.yaml", "source: { file: { paths: . } }\nstages: [ pars ]\nsinks: [ stdout: { form: events } ]\n")
    let outcome = try await CommandLineTool.run(["graph", "p.yaml"], in: folder)
    #expect(outcome.status == 1 && outcome.output == "")
    #expect(outcome.errors.contains("p.yaml:2:11: error: unknown stage 'pars'; did you mean 'parse'?"))
    #expect(outcome.errors.contains("p.yaml:3:20: error: unknown key 'form' in stdout; did you mean 'from'?"))
  }

  @Test func valuesOfTheCommandLineAreDrawn() async throws {
    try folder.write(
      "p.yaml", "source: { file: { paths: . } }\nstages: [ parse ]\nsinks: [ stdout: { from: events } ]\n")
    let outcome = try await CommandLineTool.run(["graph", "p.yaml", "--set", "sinks.0.stdout.format=raw"], in: folder)
    #expect(outcome.status == 0 && outcome.output.contains("from: events<br/>format: raw"))
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/dot"), "Graphviz is not installed"),
    arguments: Checkout.pipelineFiles)
  func graphvizReadsIt(_ name: String) async throws {
    let outcome = try await CommandLineTool.shell(
      "$SLUICE graph '\(Checkout.pipelines.path)/\(name)' --format dot | dot -Tsvg >drawing.svg", in: folder)
    #expect(outcome.status == 0 && outcome.errors == "")
    #expect(try folder.text("drawing.svg").contains("</svg>"))
  }
}
