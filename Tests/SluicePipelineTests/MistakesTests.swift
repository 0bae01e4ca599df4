import Foundation
import SluiceConfig
import SluiceRuntime
import Testing

/// What a pipeline file with mistakes says of them.
@Suite struct MistakesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The mistakes and warnings of a pipeline file, in order; paths in the folder begin with a dot.
  private func mistakes(
    _ text: String, set: [String] = [], environment: [String: String] = [:]
  ) throws -> [String] {
    let problems = ProblemCollector()
    let plan = try Pipeline.plan(
      text, directory: folder.path, set: set, environment: environment, problems: problems)
    #expect((plan == nil) == problems.hasErrors)
    return problems.problems.map { $0.description.replacing(folder.path, with: ".") }
  }

  @Test func everyMistakeIsShownInOrderWithItsPlace() throws {
    try folder.write("in/a.json", MixedInput.good)
    let rule = try String(contentsOfFile: "\(Checkout.rules)/defense_evasion_sqs_queue_purged.toml", encoding: .utf8)
    let broken = rule.replacing(#"event.action: "PurgeQueue""#, with: #"event.action: ("PurgeQueue" or "#)
    try folder.write("rules/broken.toml", broken)
    let place = try #require(
      broken.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
        $0.contains("event.outcome: \"success\"")
      })

    let found = try mistakes(
      """
      source:
        file: { paths: in, after: yesterday, includ: ["*.json"] }
      stages:
        - decompress: { window: 1KiB, backend: fast }
        - parse: { format: cloudtrial }
        - rout: {}
        - route:
            routes:
              - { when: "event.action: (PurgeQueue or", drop: true }
              - { tag: x }
              - { when: "event.action: a", tag: "cloud.{servise}" }
        - detect: { rules: [rules, "${NOWHERE}"] }
      sinks:
        - file: { from: alert, path: "out/{day}.jsonl" }
        - stdout: { from: events, when: 'event.action: "a" b' }
        - file: {}
      surplus: 1
      """)
    let expected = [
      "./rules/broken.toml:\(place + 1):22: error: in the KQL query:",
      "pipeline.yaml:2:29: error: after can't be 'yesterday'",
      "pipeline.yaml:2:40: error: unknown key 'includ' in file; did you mean 'include'?",
      "pipeline.yaml:4:27: error: window can't be '1KiB'",
      "pipeline.yaml:4:42: error: backend can't be 'fast'",
      "pipeline.yaml:5:22: error: format can't be 'cloudtrial'; did you mean 'cloudtrail'?",
      "pipeline.yaml:6:5: error: unknown stage 'rout'; did you mean 'route'?",
      "pipeline.yaml:9:34: error: when: `(` is never closed",
      "pipeline.yaml:10:11: error: missing key 'when' in routes.1",
      "pipeline.yaml:11:50: error: unknown placeholder {servise}",
      "pipeline.yaml:12:31: error: the environment variable 'NOWHERE' is not set",
      "pipeline.yaml:14:5: warning: no sink takes the dead letters",
      "pipeline.yaml:14:19: error: from can't be 'alert'; did you mean 'alerts'?",
      "pipeline.yaml:14:32: error: path: unknown placeholder {day}",
      "pipeline.yaml:15:54: error: when:",
      "pipeline.yaml:16:5: error: missing key 'path' in file",
      "pipeline.yaml:17:1: error: unknown key 'surplus' in the pipeline file",
    ]
    #expect(found.count == expected.count)
    for (found, expected) in zip(found, expected) { #expect(found.hasPrefix(expected), "\(found)") }
  }

  private static let simple = """
    source: { file: { paths: "${INPUT:-in}" } }
    stages: [ decompress, parse ]
    sinks:
      - file: { from: events, path: "${OUT}/events.jsonl" }
      - file: { from: dead_letters, path: "${OUT}/letters" }
    """

  @Test func variablesAreReadAndMissed() throws {
    try folder.write("in/a.json", MixedInput.good)
    #expect(try mistakes(Self.simple, environment: ["OUT": "out"]) == [])
    let missing = try mistakes(Self.simple)
    #expect(missing.count == 2 && missing.allSatisfy { $0.contains("environment variable 'OUT' is not set") })
    let absent = try mistakes(Self.simple, environment: ["OUT": "out", "INPUT": "elsewhere"])
    #expect(absent.count == 1 && absent[0].contains("elsewhere: no such file or directory"))
  }

  @Test func overridesReplaceValues() async throws {
    let records = (1...3).map { Record.call("PurgeQueue", id: "set-\($0)") }
    try folder.write("other/a.jsonl", records.joined(separator: "\n"))
    let outcome = try await Pipeline.run(
      Self.simple, directory: folder.path,
      set: [
        "source.file.paths=other", "stages.1.parse.format=json", "sinks.0.file.path=changed.jsonl",
        "sinks.0.file.format=raw", "sinks.0.file.when=eventID: set-2", "name=changed",
      ], environment: ["OUT": "out"])
    #expect(outcome.report.name == "changed")
    #expect(try folder.lines("changed.jsonl").map { $0.contains("set-2") } == [true])
  }

  @Test func mistakesOfOverridesNameTheOption() throws {
    try folder.write("in/a.json", MixedInput.good)
    let found = try mistakes(
      Self.simple, set: ["stages.1.parse.format=jsn", "sinks.7.file.path=x", "sourc.file.paths=in"],
      environment: ["OUT": "out"])
    #expect(found.count == 3)
    #expect(found.contains { $0.hasPrefix("--set stages.1.parse.format:1:1: error: format can't be 'jsn'") })
    #expect(found.contains { $0.hasPrefix("--set sinks.7.file.path:1:1: error: sinks has no item '7'") })
    #expect(found.contains { $0.hasPrefix("--set sourc.file.paths:1:1: error: unknown key 'sourc'") })
  }
}
