import Foundation
import SluiceCore
import SluiceRuntime
import Testing

/// The output depends on the objects alone: not on lanes, not on the sizes of windows.
@Suite struct DeterminismTests {
  @Test func everyFileHasTheSameBytesOnAnyLanesAndWindows() async throws {
    let folder = try TemporaryFolder()
    let input = try MixedInput.write(to: folder)
    // More records than fit in the small windows, and one that is larger than the middle one.
    var records = (0..<300).map { index in
      Record.call(
        index % 50 == 0 ? "PurgeQueue" : "SendMessage", of: index % 3 == 0 ? "sqs" : "sns", id: "bulk-\(index)",
        at: "2026-03-14T13:\(10 + index % 50):17Z", region: index % 2 == 0 ? "us-east-1" : "eu-west-1")
    }
    let filler = String(repeating: "#\\u00e9\\\"{[", count: 9_000)
    records[150] = Record.call("PurgeQueue", id: "huge", extra: "\"requestParameters\":{\"text\":\"\(filler)\"}")
    records[200] = records[200].replacing("\"eventTime\":", with: "\"eventTime\"")
    try folder.write("input/111122223333_CloudTrail_us-east-1_20260314T1312Z_bulk.json", Record.object(records))

    let pipeline = """
      source: { file: { paths: [\(Checkout.samples), \(input)] } }
      stages:
        - decompress: {}
        - parse: {}
        - route:
            match: all
            routes:
              - { when: "event.outcome: failure", tag: "cloud.aws.cloudtrail.failed" }
              - { when: "event.provider: sns.amazonaws.com and cloud.region: eu-west-1", drop: true }
              - { when: "event.action: *", tag: "cloud.aws.cloudtrail.{service}.{region}" }
        - detect: { rules: \(Checkout.rules) }
      sinks:
        - file: { from: alerts, path: "${OUT}/alerts.jsonl" }
        - file: { from: events, path: "${OUT}/{tag}/{date}.jsonl.gz", max_open_files: 4, rotate: { size: 64KiB } }
        - file: { from: dead_letters, path: "${OUT}/dead-letters.jsonl" }
      """
    var reference: [String: Data] = [:]
    for window in ["64KiB", "4KiB", "4MiB"] {
      for lanes in [1, 2, 8] {
        let name = "out-\(window)-\(lanes)"
        let outcome = try await Pipeline.run(
          pipeline, directory: folder.path, set: ["stages.0.decompress.window=\(window)"],
          environment: ["OUT": "\(folder.path)/\(name)"], lanes: lanes)
        #expect(outcome.ledger.imbalances == [])
        let files = try folder.files(name)
        if reference.isEmpty { reference = files }
        #expect(files.keys.sorted() == reference.keys.sorted(), "\(name)")
        for (path, bytes) in files where reference[path] != bytes { Issue.record("\(name)/\(path) is different") }
      }
    }
    #expect(reference.count > 20)
    let alerts = try #require(reference["alerts.jsonl"]).split(separator: 0x0A).count
    // Those of the samples, of the sample's whole copy, of five good purges in the mixed input, and of two in the bulk;
    // and those of the records in front of the damage in the copies that are damaged.
    #expect((46 + 5 + 5 + 2...46 + 20 + 5 + 2).contains(alerts))
    #expect(reference["dead-letters.jsonl"].map { $0.count > 2_000 } == true)
  }
}
