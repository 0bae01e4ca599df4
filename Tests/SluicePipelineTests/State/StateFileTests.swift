import Foundation
import Testing

/// State files from the outside: what they hold, and what happens when they can't be used.
@Suite(.enabled(if: CommandLineTool.path != nil, "\(CommandLineTool.absence)"))
struct StateFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try LongInput.write(to: folder, objects: 3, records: 60)
    try LongInput.writeRules(to: folder)
    try folder.write(
      "p.yaml",
      """
      source: { file: { paths: [input] } }
      stages: [parse: {}, detect: { rules: [rules] }]
      sinks: [file: { from: alerts, path: out/alerts.jsonl }]
      state: { path: p.state }
      """)
  }

  private func sluice(_ arguments: String...) async throws -> CommandLineTool.Outcome {
    try await CommandLineTool.run(arguments, in: folder)
  }

  @Test func theCommandShowsWhatIsHeldAndDropsARule() async throws {
    let run = try await sluice("run", "p.yaml", "--summary", "none")
    #expect(run.status == 0, "\(run.errors)")
    let shown = try await sluice("state", "p.state")
    #expect(shown.status == 0, "\(shown.errors)")
    #expect(shown.output.hasPrefix("objects   3 done\n"))
    #expect(shown.output.contains("\nwatermark 2026-03-10T00:"))
    #expect(shown.output.contains("/out/alerts.jsonl\n"))
    let json = try await sluice("state", "p.state", "--format", "json", "--rule", "terms")
    struct Report: Decodable {
      struct Rule: Decodable {
        let rule: String
        let entries: Int
      }
      let rules: [Rule]
    }
    let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
    #expect(report.rules.map(\.rule) == ["terms"])
    #expect((report.rules.first?.entries ?? 0) > 50)
    let dropped = try await sluice("state", "p.state", "--drop", "terms", "--rule", "terms", "--format", "json")
    #expect(dropped.errors.contains("dropped \(report.rules[0].entries) entries of terms"))
    #expect(dropped.output.contains("\"rule\":\"terms\",\"stage\":\"detect.0\",\"entries\":0"))
    #expect(try await sluice("state", "p.state", "--drop", "nothing").status == 1)
    #expect(try await sluice("state", "absent.state").status == 1)
  }

  @Test func moreObjectsGoToFurtherParts() async throws {
    #expect(try await sluice("run", "p.yaml", "--summary", "none").status == 0)
    let first = try folder.text("out/alerts.jsonl")
    try LongInput.write(to: folder, objects: 5, records: 60, from: 3)
    let second = try await sluice("run", "p.yaml")
    #expect(second.status == 2, "\(second.errors)")
    #expect(second.errors.contains("3 skipped: done in an earlier run"), "\(second.errors)")
    #expect(try folder.text("out/alerts.jsonl") == first)
    #expect(try folder.text("out/alerts-0001.jsonl").isEmpty == false)
    #expect(FileManager.default.fileExists(atPath: folder.path + "/out/.alerts-0001.jsonl.partial") == false)
  }

  @Test func aRuleThatWasChangedBeginsAnewAndSaysSo() async throws {
    #expect(try await sluice("run", "p.yaml", "--summary", "none").status == 0)
    let text = try folder.text("rules/threshold.toml")
    try folder.write("rules/threshold.toml", text.replacingOccurrences(of: "value = 8", with: "value = 9"))
    let terms = try folder.text("rules/terms.toml")
    try folder.write("rules/terms.toml", terms.replacingOccurrences(of: "Rule terms", with: "Another name"))
    let run = try await sluice("run", "p.yaml", "--summary", "none")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("the rule threshold was changed"))
    #expect(!run.errors.contains("terms"))
    #expect(try await sluice("state", "p.state", "--rule", "terms").output.contains("2026-03-10"))
    #expect(try await sluice("state", "p.state", "--rule", "threshold").output.contains("2026-03-10") == false)
  }

  @Test func aDamagedFileIsAnErrorAndStaysAsItIs() async throws {
    #expect(try await sluice("run", "p.yaml", "--summary", "none").status == 0)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: folder.path + "/p.state"))
    for index in 4_096..<bytes.count { bytes[index] = UInt8(truncatingIfNeeded: index &* 31) }
    try folder.write("p.state", bytes)
    let run = try await sluice("run", "p.yaml", "--summary", "none")
    #expect(run.status == 3)
    #expect(run.errors.contains("p.state: it is damaged"))
    #expect(run.errors.contains("put back a copy"))
    try folder.write("p.state", "no database\n")
    let other = try await sluice("run", "p.yaml", "--summary", "none")
    #expect(other.status == 3)
    #expect(other.errors.contains("it is no state file of sluice"))
    #expect(try folder.text("p.state") == "no database\n")
  }

  @Test func twoProcessesDoNotWorkWithOneFile() async throws {
    // The first one waits for its input, which is kept open.
    try folder.write(
      "stdin.yaml",
      """
      source: { file: { paths: ["-"] } }
      stages: [parse: {}, detect: { rules: [rules] }]
      sinks: [file: { from: alerts, path: out/a.jsonl }]
      """)
    let outcome = try await CommandLineTool.shell(
      """
      mkfifo pipe; sleep 30 > pipe & keeper=$!
      "$SLUICE" run stdin.yaml --state p.state < pipe & first=$!
      while ! grep -q . p.state-lock 2>/dev/null || ! [ -e out/.a.jsonl.partial ]; do :; done
      "$SLUICE" run p.yaml; echo "status $? first $first"
      kill $keeper; wait $first
      """, in: folder)
    #expect(outcome.output.contains("status 3"))
    let process = outcome.output.split(separator: " ").last.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    #expect(
      outcome.errors.contains("another sluice (process \(process ?? "?")) is working with it"), "\(outcome.errors)")
  }

  @Test func withoutAStateNothingIsStored() async throws {
    let text = try folder.text("p.yaml").replacingOccurrences(of: "state: { path: p.state }", with: "")
    try folder.write("p.yaml", text)
    #expect(try await sluice("run", "p.yaml", "--summary", "none").status == 0)
    #expect(try folder.files().keys.filter { $0.contains("state") }.isEmpty)
    let given = try await sluice("run", "p.yaml", "--set", "sinks.0.file.path=b.jsonl", "--state", "q.state")
    #expect(given.status == 0, "\(given.errors)")
    #expect(FileManager.default.fileExists(atPath: folder.path + "/q.state"))
  }
}
