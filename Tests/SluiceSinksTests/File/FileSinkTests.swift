import Foundation
import SluiceCore
import Testing

@testable import SluiceSinks

@Suite struct FileSinkTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func fixture(
    _ path: String, _ more: String = "", from: String = "events", detects: Bool = false
  ) -> SinkFixture {
    let keys = ["from: \(from)", "path: \"\(folder.path)/\(path)\"", more].filter { !$0.isEmpty }
    return SinkFixture("{ file: { \(keys.joined(separator: ", ")) } }", detects: detects)
  }

  @Test func eventsBecomeLines() async throws {
    let fixture = fixture("a/b/events.jsonl")
    #expect(fixture.problems == [])
    try await fixture.run([fixture.batch([(nil, #"{"a": 1}"#), (nil, "{\n\"b\": \"x  y\"\n}")])])
    #expect(folder.files == ["a/b/events.jsonl"])
    #expect(folder.text("a/b/events.jsonl") == "{\"a\":1}\n{\"b\":\"x  y\"}\n")
  }

  @Test func aFileHasItsNameOnlyWhenItIsComplete() async throws {
    let fixture = fixture("events.jsonl")
    let sink = try fixture.open()
    var renderer = sink.makeRenderer()
    let chunk = try #require(try renderer.render(fixture.batch([(nil, #"{"a":1}"#)])))
    try await sink.write(chunk)
    #expect(folder.files == [".events.jsonl.partial"])
    try await sink.flush()
    #expect(folder.text(".events.jsonl.partial") == "{\"a\":1}\n")
    try await sink.close(completed: true)
    #expect(folder.files == ["events.jsonl"])
  }

  @Test func aRunThatWasBrokenOffLeavesTheTemporaryName() async throws {
    let fixture = fixture("events.jsonl.gz")
    try await fixture.run([fixture.batch([(nil, #"{"a":1}"#)])], completed: false)
    #expect(folder.files == [".events.jsonl.gz.partial"])
    #expect(gunzip(folder.bytes(".events.jsonl.gz.partial")) == "{\"a\":1}\n")
    // The next run writes it anew.
    try await self.fixture("events.jsonl.gz").run([])
    #expect(folder.files == ["events.jsonl.gz"])
    #expect(gunzip(folder.bytes("events.jsonl.gz")) == "")
  }

  @Test func compressedFilesAreTheSameInEveryRun() async throws {
    let records = (0..<5_000).map { (tag: String?.none, json: event("2026-01-02T03:04:05Z", $0)) }
    for name in ["a.jsonl.gz", "b.jsonl.gz"] {
      let fixture = fixture(name)
      try await fixture.run([fixture.batch(records)])
    }
    #expect(folder.bytes("a.jsonl.gz") == folder.bytes("b.jsonl.gz"))
    #expect(gunzip(folder.bytes("a.jsonl.gz")) == records.map { $0.json + "\n" }.joined())
    #expect(folder.bytes("a.jsonl.gz")[4..<8] == [0, 0, 0, 0])
  }

  @Test func aFlushEndsTheGzipMember() async throws {
    let fixture = fixture("a.jsonl.gz")
    let sink = try fixture.open()
    var renderer = sink.makeRenderer()
    for number in 0..<3 {
      let chunk = try #require(try renderer.render(fixture.batch([(nil, event("x", number))])))
      try await sink.write(chunk)
      try await sink.flush()
      #expect(gunzip(folder.bytes(".a.jsonl.gz.partial"))?.hasSuffix("\"n\":\(number)}\n") == true)
    }
    try await sink.close(completed: true)
    #expect(gunzip(folder.bytes("a.jsonl.gz")) == (0..<3).map { event("x", $0) + "\n" }.joined())
  }

  @Test func recordsAreSpreadByTagAndDay() async throws {
    let fixture = fixture("{tag}/{date}.jsonl")
    try await fixture.run([
      fixture.batch([
        ("cloud.aws.cloudtrail.s3", event("2026-01-02T23:59:59Z", 1)),
        ("cloud.aws.cloudtrail.iam", event("2026-01-02T00:00:00Z", 2)),
        ("cloud.aws.cloudtrail.s3", event("2026-01-03T00:00:00Z", 3)),
        ("cloud.aws.cloudtrail.s3", event("2026-01-02T00:00:00Z", 4)),
        (nil, event("no time", 5)),
      ])
    ])
    #expect(
      folder.files == [
        "cloud.aws.cloudtrail.iam/2026-01-02.jsonl", "cloud.aws.cloudtrail.s3/2026-01-02.jsonl",
        "cloud.aws.cloudtrail.s3/2026-01-03.jsonl", "unknown/unknown.jsonl",
      ])
    #expect(
      folder.text("cloud.aws.cloudtrail.s3/2026-01-02.jsonl")
        == event("2026-01-02T23:59:59Z", 1) + "\n" + event("2026-01-02T00:00:00Z", 4) + "\n")
  }

  @Test func noValueLeadsOutOfTheFolder() async throws {
    let fixture = fixture("in/{tag}/{account}-{region}.jsonl")
    let record = #"{"recipientAccountId":"../../../../x","awsRegion":"../../etc"}"#
    try await fixture.run([
      fixture.batch([
        ("../../etc", record), ("..", record), (".", record), ("/etc/passwd", record), ("a\u{0}b\nc", record),
        (String(repeating: "x", count: 500), record),
      ])
    ])
    #expect(folder.files.count == 6)
    #expect(folder.files.allSatisfy { $0.hasPrefix("in/") && $0.hasSuffix("/unknown-unknown.jsonl") })
    #expect(folder.files.contains("in/_._.__etc/unknown-unknown.jsonl"))
  }

  @Test func anEventWithSeveralTagsGoesToEachOfTheirFiles() async throws {
    let fixture = fixture("{tag}.jsonl", "tags: [\"a*\"]")
    let batch = fixture.batch([("a1", "{}"), ("b", "{\"b\":1}"), ("b", "{}")])
    for (record, name) in [(0, "a2"), (0, "b"), (1, "a2")] {
      batch.extraTags.append(ExtraTag(record: record, tag: try #require(fixture.tags.tag(name))))
    }
    try await fixture.run([batch])
    #expect(folder.files == ["a1.jsonl", "a2.jsonl"])
    #expect(folder.text("a2.jsonl") == "{}\n{\"b\":1}\n")
  }

  @Test func aPartEndsBeforeItWouldExceedTheSize() async throws {
    let fixture = fixture("e.jsonl", "rotate: { size: 20 }")
    // Lines of 8, 8, 8, 30, 8 bytes.
    let long = "{\"x\":\"" + String(repeating: "y", count: 21) + "\"}"
    let records = [#"{"a":1}"#, #"{"a":2}"#, #"{"a":3}"#, long, #"{"a":4}"#]
    try await fixture.run([fixture.batch(records.map { (nil, $0) })])
    #expect(folder.files == ["e-0001.jsonl", "e-0002.jsonl", "e-0003.jsonl", "e.jsonl"])
    #expect(folder.text("e.jsonl") == "{\"a\":1}\n{\"a\":2}\n")
    #expect(folder.text("e-0001.jsonl") == "{\"a\":3}\n")
    #expect(folder.text("e-0002.jsonl") == long + "\n")
    #expect(folder.text("e-0003.jsonl") == "{\"a\":4}\n")
  }

  @Test func periodsOfEventTimeHaveFilesOfTheirOwn() async throws {
    let fixture = fixture("e.jsonl", "rotate: { interval: 1h }")
    try await fixture.run([
      fixture.batch([
        (nil, event("2026-01-02T10:59:59Z", 1)), (nil, event("2026-01-02T11:00:00Z", 2)),
        // Late: it goes to its period, and does not begin a new part.
        (nil, event("2026-01-02T10:00:00Z", 3)),
      ]),
      fixture.batch([(nil, event("2026-01-02T11:30:00Z", 4)), (nil, event("1969-12-31T23:59:59Z", 5)), (nil, "{}")]),
    ])
    #expect(folder.files == ["e-0001.jsonl", "e-0002.jsonl", "e-0003.jsonl", "e.jsonl"])
    #expect(folder.text("e.jsonl")?.contains("\"n\":3") == true)
    #expect(folder.text("e-0001.jsonl")?.contains("\"n\":4") == true)
    #expect(folder.text("e-0003.jsonl") == "{}\n")
  }

  @Test func beyondTheLimitTheFileUsedLongestAgoIsCompleted() async throws {
    let fixture = fixture("{tag}.jsonl.gz", "max_open_files: 2")
    let sink = try fixture.open()
    var renderer = sink.makeRenderer()
    for tag in ["a", "b", "a", "c", "b"] {
      let chunk = try #require(try renderer.render(fixture.batch([(tag, "{\"t\":\"\(tag)\"}")])))
      try await sink.write(chunk)
      // Small outputs wait in memory until there is much, or the sink is flushed.
      try await sink.flush()
      #expect(folder.files.filter { $0.hasSuffix(".partial") }.count <= 2)
    }
    // b was used longest ago when c came, and a when b came again.
    #expect(folder.files == [".b-0001.jsonl.gz.partial", ".c.jsonl.gz.partial", "a.jsonl.gz", "b.jsonl.gz"])
    try await sink.close(completed: true)
    #expect(folder.files == ["a.jsonl.gz", "b-0001.jsonl.gz", "b.jsonl.gz", "c.jsonl.gz"])
    #expect(gunzip(folder.bytes("a.jsonl.gz")) == "{\"t\":\"a\"}\n{\"t\":\"a\"}\n")
    #expect((sink as? FileSinkWriter)?.documentsWritten == 5)
  }

  @Test func aFileOfAnEarlierRunIsNotReplaced() async throws {
    try folder.write("precious", to: "e.jsonl")
    #expect {
      _ = try fixture("e.jsonl").open()
    } throws: { error in
      "\(error)".contains("e.jsonl is there already") && "\(error)".contains("overwrite: true")
    }
    #expect(folder.text("e.jsonl") == "precious")
    let replacing = fixture("e.jsonl", "overwrite: true")
    try await replacing.run([replacing.batch([(nil, "{}")])])
    #expect(folder.text("e.jsonl") == "{}\n")
  }

  @Test func twoSinksDoNotWriteTheSameFile() async throws {
    let first = try fixture("e.jsonl").open()
    #expect {
      _ = try fixture("e.jsonl").open()
    } throws: { "\($0)".contains("being written by another") }
    try await first.close(completed: true)
  }

  @Test func aFullDiskIsNamedWithItsPath() async throws {
    let fixture = SinkFixture("{ file: { from: events, path: /dev/full } }")
    await #expect {
      try await fixture.run([fixture.batch([(nil, "{}")])])
    } throws: { error in
      let text = "\(error)"
      return text.contains("sinks.0") && text.contains("/dev/full") && text.contains("No space left on device")
        && text.contains("free space")
    }
  }

  @Test func aFolderThatCantBeMadeIsNamed() throws {
    try folder.write("", to: "file")
    #expect {
      _ = try fixture("file/e.jsonl").open()
    } throws: { "\($0)".contains("file") && "\($0)".contains("ot a directory") }
  }

  @Test func aConditionSelectsEvents() async throws {
    let fixture = fixture("e.jsonl", "when: \"event.action: Put*\"")
    #expect(fixture.problems == [])
    let batch = fixture.batch([
      (nil, #"{"eventName":"PutObject"}"#), (nil, #"{"eventName":"GetObject"}"#), (nil, #"{"eventName":"PutKey"}"#),
    ])
    batch.drop(2)
    try await fixture.run([batch])
    #expect(folder.text("e.jsonl") == "{\"eventName\":\"PutObject\"}\n")
  }

  @Test func alertsOfDroppedRecordsAreWritten() async throws {
    let fixture = fixture("{tag}.jsonl", from: "alerts", detects: true)
    let batch = fixture.batch([("a", "{\"n\":0}"), ("b", "{\"n\":1}")])
    batch.matches = [RuleMatch(record: 0, detector: 0, rule: 0), RuleMatch(record: 1, detector: 0, rule: 0)]
    batch.drop(1)
    try await fixture.run([batch])
    #expect(folder.files == ["a.jsonl", "b.jsonl"])
    #expect(folder.text("b.jsonl") == "{\"alert\":{\"n\":1}}\n")
  }

  @Test func mistakesAreFoundAtOnce() {
    let fixture = SinkFixture(
      "{ file: { path: \"out/{tga}.jsonl\", from: dead_letters, tags: [a], max_open_files: 0, rotate: { size: 0 } } }")
    #expect(fixture.problems.contains { $0.contains("unknown placeholder {tga}") && $0.contains("{tag}, {date}") })
    #expect(fixture.problems.contains { $0.contains("'tags' can't be used with from: dead_letters") })
    #expect(fixture.problems.contains { $0.contains("max_open_files") })
    #expect(fixture.problems.contains { $0.contains("size can't be '0'") })
  }

  @Test func alertsNeedADetectStage() {
    #expect(fixture("a.jsonl", from: "alerts").problems.contains { $0.contains("nothing detects") })
    #expect(fixture("a.jsonl", from: "alerts", detects: true).problems == [])
  }
}
