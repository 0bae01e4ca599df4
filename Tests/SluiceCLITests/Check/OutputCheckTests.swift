import Foundation
import SluiceConfig
import Testing

@testable import SluiceCLI

@Suite struct OutputCheckTests {
  private let folder: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    folder = url.path
  }

  @Test(arguments: ["out.jsonl", "a/b/{tag}/{date}.jsonl.gz", "{tag}.jsonl"])
  func foldersThatCanBeWrittenToAreFine(_ path: String) throws {
    let item = OutputCheck.item("sinks.0.file", folderOf: path, in: folder)
    #expect(item.status == .ok && item.detail == "\(folder) can be written to")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    try FileManager.default.removeItem(atPath: folder)
  }

  private func warnings(_ source: String, _ rotate: String, _ state: String) throws -> [String] {
    let problems = ProblemCollector()
    let definition = try #require(
      PipelineDefinition.load(
        text: """
          source: { \(source) }
          stages: [ parse ]
          sinks: [ file: { from: events, path: out.jsonl\(rotate) } ]
          \(state)
          """,
        file: "p.yaml", directory: folder, registry: BuiltInStages.registry, overrides: [], environment: [:],
        problems: problems), "\(problems.problems.map(\.description))")
    return OutputCheck.items(of: definition).filter { $0.status == .warning }.map(\.name)
  }

  @Test func filesOfASourceWithoutAnEndAreWarnedOf() throws {
    let queue = #"sqs: { queue_url: "https://sqs.eu-west-1.amazonaws.com/123456789012/logs" }"#
    let both = ["sinks.0.file: rotate", "sinks.0.file: state"]
    #expect(try warnings(queue, "", "") == both)
    #expect(try warnings(queue, ", rotate: { interval: 1h }", "") == both)
    #expect(try warnings(queue, ", rotate: { age: 5m }", "state: { path: s }") == [])
    #expect(try warnings("s3: { bucket: logs }", "", "") == [])
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func aFolderInPlaceOfAFileIsMissed() throws {
    #expect(OutputCheck.item("sink", folderOf: folder, in: "/").status == .missing)
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func aFileInPlaceOfAFolderIsMissed() throws {
    try Data().write(to: URL(fileURLWithPath: folder + "/file"))
    #expect(OutputCheck.item("sink", folderOf: "file", in: folder).detail.hasSuffix("is there and can be written to"))
    #expect(OutputCheck.item("sink", folderOf: "file/x/y.jsonl", in: folder).status == .missing)
    try FileManager.default.removeItem(atPath: folder)
  }
}
