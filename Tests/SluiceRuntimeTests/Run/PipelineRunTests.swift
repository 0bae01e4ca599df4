import SluiceConfig
import SluiceCore
import Synchronization
import Testing

@testable import SluiceRuntime

@Suite(.timeLimit(.minutes(1))) struct PipelineRunTests {
  static func plan(_ source: TextSource, sinks: [CollectingSink?]) throws -> PipelinePlan {
    let definition = PipelineDefinition(
      name: "test", source: source, stages: [LetterParse(), LetterStage()], sinks: sinks.map { TestSinkComponent($0) })
    let problems = ProblemCollector()
    let plan = PipelinePlan(definition, plainWindows: textWindows, problems: problems)
    #expect(problems.problems.isEmpty)
    return try #require(plan)
  }

  @Test(arguments: [1, 3])
  func aPlanThatComesInTheMiddleOfAnObjectReadsOnWithTheRecordBehind(_ lanes: Int) async throws {
    let gate = Gate()
    let asked = Mutex(0)
    var source = TextSource(textBlobs(["ab", "axbxcxdxexfxgx", "hxi"]))
    source.onNext = { () throws(BlobError) in
      // The second object is alone while the third is waited for.
      let count = asked.withLock { count in
        count += 1
        return count
      }
      if count == 3 { await gate.pass() }
    }
    let firstPiece = Gate()
    let sink = CollectingSink { text in if text.contains("1:a") { await firstPiece.pass() } }
    let before = try Self.plan(source, sinks: [sink])
    let problems = ProblemCollector()
    let definition = PipelineDefinition(
      name: "test", source: source, stages: [LetterParse(), LetterStage(dropping: "e")],
      sinks: [TestSinkComponent(sink)])
    let after = try #require(
      PipelinePlan(definition, plainWindows: textWindows, replacing: before, problems: problems))
    let run = try PipelineRun(before, PipelineRun.Options(lanes: lanes))
    let report = Task { try await run.run() }
    await firstPiece.arrival()
    await run.replace(with: after)
    await firstPiece.open()
    await gate.open()
    let ledger = try await report.value.ledger
    let output = sink.calls.filter { $0.contains(":") }.joined()
    #expect(output == "0:a 0:b 1:a 1:b 1:x 1:c 1:x 1:d 1:x 1:x 1:f 1:x 1:g 1:x 2:h 2:x 2:i ")
    #expect(ledger.objects["done"] == 3)
    #expect(ledger.imbalances == [])
  }

  static let texts = (0..<60).map { String("abcxdefgh1ixj".prefix($0 % 14)) }

  @Test(arguments: [1, 2, 8])
  func theOutputDoesNotDependOnTheNumberOfLanes(_ lanes: Int) async throws {
    let sink = CollectingSink()
    let blobs = textBlobs(Self.texts)
    let run = try PipelineRun(Self.plan(TextSource(blobs), sinks: [sink]), PipelineRun.Options(lanes: lanes))
    let report = try await run.run()
    let expected = Self.texts.enumerated().flatMap { number, text in
      text.filter { $0.isLetter && $0 != "x" }.map { "\(number):\($0) " }
    }
    #expect(sink.calls.dropLast(2).joined() == expected.joined())
    #expect(sink.calls.suffix(2) == ["flush", "close(true)"])
    #expect(report.ledger.imbalances == [])
    #expect(report.ledger.recordsKept == expected.count && report.ledger.written[sink.label] == expected.count)
    #expect(report.ledger.recordsFound == Self.texts.joined().count && report.ledger.objects["done"] == 60)
    #expect(report.ledger.objects["skipped: excluded"] == 2 && !report.isDamaged && report.name == "test")
    #expect(blobs.allSatisfy { $0.delivery.outcome == .done })
  }

  @Test(arguments: [1, 2, 8])
  func objectsThatCannotBeReadAreToldAndTheOthersGoOn(_ lanes: Int) async throws {
    let sink = CollectingSink()
    let told = Mutex<[String]>([])
    let blobs = textBlobs(["ab", "missing", "c", "missing", "d"])
    let options = PipelineRun.Options(lanes: lanes) { origin, error in
      told.withLock { $0.append("\(origin): \(error)") }
    }
    let report = try await PipelineRun(Self.plan(TextSource(blobs), sinks: [sink]), options).run()
    #expect(sink.calls.dropLast(2).joined() == "0:a 0:b 2:c 4:d ")
    #expect(told.withLock { $0 } == ["text 1: it is gone", "text 3: it is gone"])
    #expect(report.isDamaged && report.ledger.objects["damaged"] == 2 && report.ledger.objects["done"] == 3)
  }

  @Test(arguments: [1, 2, 8])
  func aStageThatFailsEndsTheRun(_ lanes: Int) async throws {
    let sink = CollectingSink()
    let blobs = textBlobs(["a", "b", "c!", "d", "e", "f", "g"])
    let run = try PipelineRun(Self.plan(TextSource(blobs), sinks: [sink]), PipelineRun.Options(lanes: lanes))
    await #expect(throws: StageError.self) { try await run.run() }
    #expect(sink.calls.last == "close(false)" && sink.calls.filter { $0.hasPrefix("close") }.count == 1)
    // What was not done is delivered again.
    #expect(!blobs.contains { $0.delivery.outcome == .done })
  }

  @Test func aSinkThatFailsEndsTheRun() async throws {
    let sink = CollectingSink { text throws(SinkError) in
      if text.hasPrefix("1:") { throw SinkError(sink: "s", message: "full") }
    }
    let run = try PipelineRun(
      Self.plan(TextSource(textBlobs(["a", "b", "c"])), sinks: [sink]), PipelineRun.Options(lanes: 2))
    await #expect(throws: SinkError.self) { try await run.run() }
    #expect(sink.calls == ["0:a ", "close(false)"])
  }

  @Test func aSourceThatFailsEndsTheRun() async throws {
    var source = TextSource(textBlobs(["a"]))
    source.onNext = { () throws(BlobError) in throw BlobError(.unreadable, "no more") }
    let sink = CollectingSink()
    let run = try PipelineRun(Self.plan(source, sinks: [sink]), PipelineRun.Options(lanes: 4))
    await #expect(throws: BlobError.self) { try await run.run() }
    #expect(sink.calls == ["close(false)"])
  }

  @Test func sinksThatWereOpenedAreClosedWhenAnotherCannotBe() async throws {
    let sink = CollectingSink()
    let run = try PipelineRun(
      Self.plan(TextSource(textBlobs(["a"])), sinks: [sink, nil]), PipelineRun.Options(lanes: 1))
    await #expect(throws: SinkError.self) { try await run.run() }
    #expect(sink.calls == ["close(false)"])
  }

  @Test func stopWorksOffWhatWasTakenAndNoMore() async throws {
    let gate = Gate()
    let sink = CollectingSink { _ in await gate.pass() }
    let blobs = textBlobs((0..<50).map { _ in "a" })
    let run = try PipelineRun(Self.plan(TextSource(blobs), sinks: [sink]), PipelineRun.Options(lanes: 1))
    let report = Task { try await run.run() }
    await gate.arrival()
    await run.stop()
    await gate.open()
    let objects = try await report.value.ledger.objects["done"]
    // The reader may have been a few objects ahead.
    #expect(objects >= 1)
    #expect(sink.calls.suffix(2) == ["flush", "close(true)"])
    #expect(blobs.filter { $0.delivery.outcome == .done }.count == objects)
  }

  @Test func aPipelineWithoutAParseStageIsNoPlan() {
    let definition = PipelineDefinition(name: "test", source: TextSource([]), stages: [], sinks: [])
    #expect(PipelinePlan(definition, plainWindows: textWindows, problems: ProblemCollector()) == nil)
  }
}
