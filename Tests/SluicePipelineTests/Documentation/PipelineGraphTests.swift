import Foundation
import SluiceConfig
import SluiceRuntime
import Testing

@testable import SluiceCLI

@Suite struct PipelineGraphTests {
  private func graph(_ text: String) throws -> PipelineGraph {
    let problems = ProblemCollector()
    let definition = try #require(
      PipelineDefinition.load(
        text: text, file: "drawn.yaml", directory: Checkout.pipelines.path, registry: BuiltInStages.registry,
        environment: [:], problems: problems))
    let plan = try #require(
      PipelinePlan(definition, plainWindows: BuiltInStages.plainWindows, problems: problems),
      "\(problems.problems)")
    return PipelineGraph(definition, ruleCounts: plan.ruleCounts)
  }

  private static let text = """
    name: two "detectors"
    source: { file: { paths: samples } }
    stages:
      - decompress
      - parse
      - route: { routes: [{ when: 'event.action: "a<b>#`"', drop: true }], default: other }
      - detect: { rules: rules }
      - detect: { rules: rules/defense_evasion_sqs_queue_purged.toml }
    sinks:
      - stdout
      - file: { from: events, path: 'out/{tag}\\x.jsonl' }
      - file: { from: dead_letters, path: out/letters }
    """

  @Test func edgesSayWhatFlows() throws {
    let graph = try graph(Self.text)
    #expect(
      graph.edges.map { "\($0.from) \($0.isDashed ? "-" : "=") \($0.label) \($0.to)" } == [
        "source = blobs stage0", "stage0 = windows stage1", "stage1 = records stage2", "stage2 = records stage3",
        "stage3 = records stage4", "stage3 = alerts sink0", "stage4 = alerts sink0", "stage4 = events sink1",
        "stage0 - dead letters sink2", "stage1 - dead letters sink2",
      ])
  }

  @Test func eachDetectStageHasItsOwnNumberOfRules() throws {
    let graph = try graph(Self.text)
    let folder = Checkout.pipelines.appendingPathComponent("rules")
    let rules = [".toml", ".yml"].reduce(0) { $0 + Checkout.names(in: folder, ending: $1).count }
    #expect(graph.nodes[4].details == ["\(rules) rules", "rules: rules"])
    #expect(graph.nodes[5].details.first == "1 rule")
  }

  @Test func mermaidLabelsAreEscaped() throws {
    let text = try graph(Self.text).mermaid
    let lines = text.split(separator: "\n").map(String.init)
    #expect(Array(lines.prefix(4)) == ["---", #"title: "two \"detectors\"""#, "---", "flowchart LR"])
    #expect(
      lines.contains(
        #"  stage2["<b>route</b><br/>routes: when: event.action: #34;a#60;b#62;#35;#96;#34;, drop: true"#
          + #"<br/>default: other"]"#))
    #expect(lines.contains(##"  stage0 -.->|"dead letters"| sink2"##))
    // A quote opens and one closes; nothing inside of a label ends it.
    for line in lines.dropFirst(4) { #expect(line.count { $0 == "\"" } == 2, "\(line)") }
  }

  @Test func dotLabelsAreEscaped() throws {
    let text = try graph(Self.text).dot
    #expect(text.hasPrefix("digraph \"two \\\"detectors\\\"\" {\n") && text.hasSuffix("\n}\n"))
    #expect(text.contains(#"routes: when: event.action: \"a<b>#`\", drop: true\l"#))
    #expect(text.contains(#"path: out/{tag}\\x.jsonl\l"#))
    #expect(text.contains(#"stage1 -> sink2 [label="dead letters", style=dashed];"#))
  }

  @Test(arguments: Checkout.pipelineFiles) func shippedPipelinesAreDrawn(_ name: String) throws {
    let text = try String(contentsOfFile: "\(Checkout.pipelines.path)/\(name)", encoding: .utf8)
    let graph = try graph(text)
    #expect(graph.nodes.count >= 3 && graph.edges.count >= graph.nodes.count - 1)
  }
}
