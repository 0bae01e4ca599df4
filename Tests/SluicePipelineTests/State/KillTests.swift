import Foundation
import SluiceTestSupport
import Testing

/// A run that is killed or stopped, as often as one likes, and begun again leaves what one without a stop leaves.
@Suite(.enabled(if: CommandLineTool.path != nil, "\(CommandLineTool.absence)"), .serialized)
struct KillTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func pipeline(_ name: String, state: Bool = true) throws -> String {
    try folder.write(
      "\(name).yaml",
      """
      source: { file: { paths: [input] } }
      stages:
        - parse: {}
        - route: { tag: "cloud.aws.cloudtrail.{service}" }
        - detect: { rules: [rules] }
      sinks:
        - file: { from: alerts, path: \(name)/alerts.jsonl }
        - file: { from: events, format: raw, path: "\(name)/{tag}/{date}.jsonl" }
        - file: { from: events, path: \(name)/events.jsonl.gz, compression_level: 1, rotate: { size: 300kB } }
        - file: { from: dead_letters, path: \(name)/dead.jsonl }
      """ + (state ? "\nstate: { path: \(name).state, interval: 20ms }\n" : "\n"))
  }

  /// The files with their content; compressed ones inflated, for members end where checkpoints were.
  private func files(_ name: String) async throws -> [String: Data] {
    _ = try await CommandLineTool.shell(
      "cd \(name) && for f in $(find . -name '*.gz' -o -name '.*.gz.partial'); do gzip -dc < $f > $f.plain && rm $f; done",
      in: folder)
    return try folder.files(name)
  }

  private func expectSame(_ left: [String: Data], _ right: [String: Data], _ comment: Comment) {
    #expect(left.keys.sorted() == right.keys.sorted(), comment)
    for (name, bytes) in right where left[name] != bytes {
      Issue.record("\(name) differs: \(left[name]?.count ?? -1) bytes, not \(bytes.count); \(comment)")
    }
  }

  @Test(arguments: [1, 2], [SIGKILL, SIGTERM])
  func whatIsKilledAndBegunAgainIsAsWhatIsNot(_ lanes: Int, _ signal: Int32) async throws {
    try LongInput.write(to: folder, objects: 24, records: 150)
    try LongInput.writeRules(to: folder)
    let whole = try await CommandLineTool.run(
      ["run", pipeline("whole", state: false), "--summary", "none"], in: folder)
    #expect(whole.status == 2, "\(whole.errors)")
    let expected = try await files("whole")
    #expect(expected.keys.contains("alerts.jsonl"))
    #expect((expected["alerts.jsonl"]?.count ?? 0) > 10_000)
    // With a state and no stop.
    let stored = try await CommandLineTool.run(["run", pipeline("stored"), "--summary", "none"], in: folder)
    #expect(stored.status == 2, "\(stored.errors)")
    expectSame(try await files("stored"), expected, "one run with a state")

    var random = SeededGenerator(seed: UInt64(lanes) &* 1_000 &+ UInt64(signal))
    var stops = 0
    for round in 0..<3 {
      let name = "killed\(round)"
      let runs = KilledRuns(
        folder: folder, arguments: ["run", try pipeline(name), "--summary", "none", "--lanes", "\(lanes)"])
      var isDone = false
      var count = 0
      while !isDone, count < 60 {
        // Longer and longer: on a busy machine the first ones end before anything was done.
        let time = (120 + random.below(400)) * (1 + count / 8)
        let outcome = try await runs.run(signal: signal, after: .milliseconds(time))
        isDone = outcome.isDone
        // A run that fails would fail for ever.
        try #require(outcome.status != 1 && outcome.status != 3, "\(outcome.errors)")
        if !isDone { stops += 1 }
        if isDone { #expect(outcome.status == 0 || outcome.status == 2, "\(outcome.errors)") }
        count += 1
      }
      #expect(isDone)
      expectSame(try await files(name), expected, "round \(round)")
    }
    #expect(stops >= 3)
    // All is done: one more run finds nothing to do, and changes nothing.
    let again = try await CommandLineTool.run(["run", pipeline("killed0"), "--summary", "none"], in: folder)
    #expect(again.status == 0, "\(again.errors)")
    expectSame(try await files("killed0"), expected, "a run with nothing to do")
  }
}
