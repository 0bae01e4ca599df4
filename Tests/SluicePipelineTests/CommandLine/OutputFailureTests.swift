import Foundation
import SluiceTestSupport
import Testing

/// Outputs that can't be written: a clear error and status 3, and no death by a signal.
@Suite(.enabled(if: CommandLineTool.path != nil, Comment(rawValue: CommandLineTool.absence)))
struct OutputFailureTests {
  private let folder: TemporaryFolder
  private let rules = ["SLUICE_RULES": Checkout.rules]

  init() throws { folder = try TemporaryFolder() }

  private func untilTheFirstLine(_ command: String) async throws {
    // More than a pipe holds, so that the writer meets its end.
    _ = try await CommandLineTool.shell(
      "{ \"$SLUICE\" \(command) 2> errors; echo $? > status; } | head -1 > first", in: folder,
      environment: rules.merging(["SAMPLES": Checkout.samples]) { old, _ in old })
  }

  @Test(arguments: ["detect", "map", "detect --format table --lanes 1", "detect --format csv"])
  func aClosedPipeIsNoFailure(_ command: String) async throws {
    for _ in 0..<3 {
      try await untilTheFirstLine("\(command) \"$SAMPLES\"")
      #expect(try folder.text("status") == "0\n")
      #expect(try !folder.text("errors").contains("error"))
      #expect(try folder.lines("first").count == 1)
    }
  }

  @Test func aClosedPipeHidesNoAlert() async throws {
    try await untilTheFirstLine("detect --fail-on low \"$SAMPLES\"")
    #expect(try folder.text("status") == "4\n")
  }

  /// Other outputs would be left unfinished.
  @Test func aClosedPipeBesideAFileIsSaid() async throws {
    try folder.write(
      "pipeline.yaml",
      """
      source: { file: { paths: "\(Checkout.samples)" } }
      stages: [ decompress, parse ]
      sinks: [ { stdout: { from: events } }, { file: { from: events, path: events.jsonl } } ]
      """)
    try await untilTheFirstLine("run pipeline.yaml")
    #expect(try folder.text("status") == "3\n")
    #expect(try folder.text("errors").contains("can't write to standard output: Broken pipe; the reader has gone"))
  }

  /// No other file takes the number of the closed descriptor, and the output with it.
  @Test func closedOutputIsSaid() async throws {
    try folder.write("in.json", MixedInput.good)
    try folder.write(
      "pipeline.yaml",
      """
      source: { file: { paths: in.json } }
      stages: [ decompress, parse ]
      sinks:
        - file: { from: dead_letters, path: letters.jsonl, overwrite: true }
        - stdout: { from: events }
      """)
    let outcome = try await CommandLineTool.shell(
      "\"$SLUICE\" run pipeline.yaml 2> errors >&-; echo $? > status", in: folder)
    #expect(outcome.status == 0)
    #expect(try folder.text("status") == "3\n")
    #expect(try folder.text("errors").contains("can't write to standard output"))
    for (name, bytes) in try folder.files() where name.contains("letters") { #expect(bytes.isEmpty, "\(name)") }
  }

  private static let fullDevice = "/dev/full"
  private static let hasFullDevice = FileManager.default.isWritableFile(atPath: fullDevice)

  @Test(.enabled(if: hasFullDevice, "there is no /dev/full here")) func fullDiskIsSaid() async throws {
    let outcome = try await CommandLineTool.run(
      ["detect", Checkout.samples], in: folder, environment: rules, standardOutput: Self.fullDevice)
    #expect(outcome.status == 3 && !outcome.wasKilled)
    #expect(outcome.errors.contains("can't write to standard output: No space left on device; free space there"))

    try folder.write(
      "pipeline.yaml",
      """
      source: { file: { paths: "\(Checkout.samples)" } }
      stages: [ decompress, parse ]
      sinks: [ { file: { from: events, path: /dev/full } }, { file: { from: dead_letters, path: letters.jsonl } } ]
      """)
    let file = try await CommandLineTool.run(["run", "pipeline.yaml"], in: folder)
    #expect(file.status == 3 && !file.wasKilled)
    #expect(file.errors.contains("sinks.0.file: can't write to /dev/full: No space left on device"))
    // The other sink's file has not got its name: the run did not come to its end.
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/letters.jsonl"))
  }

  @Test func filesOfEarlierRunsAreKept() async throws {
    try folder.write("events.jsonl", "from before\n")
    try folder.write(
      "pipeline.yaml",
      """
      source: { file: { paths: "\(Checkout.samples)" } }
      stages: [ decompress, parse ]
      sinks: [ { file: { from: events, path: events.jsonl } } ]
      """)
    let outcome = try await CommandLineTool.run(["run", "pipeline.yaml"], in: folder)
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("events.jsonl"))
    #expect(try folder.text("events.jsonl") == "from before\n")
    let forced = try await CommandLineTool.run(
      ["run", "pipeline.yaml", "--set", "sinks.0.file.overwrite=true"], in: folder)
    #expect(forced.status == 0)
    #expect(try folder.lines("events.jsonl").count == 561)
  }

  @Test func folderInPlaceOfAFileIsSaid() async throws {
    try folder.write("events.jsonl/inside", "")
    try folder.write(
      "pipeline.yaml",
      """
      source: { file: { paths: "\(Checkout.samples)" } }
      stages: [ decompress, parse ]
      sinks: [ { file: { from: events, path: events.jsonl, overwrite: true } } ]
      """)
    let outcome = try await CommandLineTool.run(["run", "pipeline.yaml"], in: folder)
    #expect(outcome.status == 3 && outcome.errors.contains("events.jsonl"))
  }
}
