import Foundation
import SluiceConfig
import SluiceCore
import SluiceDecompress
import SluiceDetect
import SluiceParse
import SluiceRules
import SluiceRuntime
import SluiceTestSupport
import Testing

/// Real CloudTrail objects of many origins.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct CorpusEventsTests {
  /// The files of events with the number of records that each has.
  private func manifest() throws -> [(file: URL, records: Int)] {
    let file = try #require(Corpus.file("events/MANIFEST.json"))
    let entries = try #require(NaiveJSON(Data(contentsOf: file))?.items)
    return try entries.map { entry in
      let name = try #require(entry["file"]?.text)
      guard case .number(let records)? = entry["records"] else { throw Unreadable(name: name) }
      return (try #require(Corpus.file("events/\(name)"), "\(name)"), try #require(Int(records)))
    }
  }

  private struct Unreadable: Error { let name: String }

  @Test func everyFileGivesItsRecords() async throws {
    let files = try manifest()
    #expect(files.count == 420)
    var builder = ProjectionBuilder()
    let plan = ParsePlan(options: ParseOptions(), in: &builder).with(builder.build())
    let ledger = LaneLedger()
    var counts: [String: Int] = [:]
    for try await batch in try MemoryBlobs.sequence(of: files.map(\.file)).decompress().parse(plan, lane: ledger) {
      counts[batch.blob.origin, default: 0] += batch.count
      #expect(batch.rejects.isEmpty && batch.failure == nil, "\(batch.blob.origin)")
    }
    for (file, records) in files { #expect(counts[file.path] == records, "\(file.path)") }
    #expect(ledger.ledger.recordsParsed == files.reduce(0) { $0 + $1.records })
    #expect(ledger.ledger.recordsMalformed == 0)
  }

  /// Every container in which CloudTrail records are found, and what only looks like one.
  @Test func everyFormIsReadWithBalancedBooks() async throws {
    let folder = try #require(Corpus.file("forms"))
    let output = try TemporaryFolder()
    for name in Checkout.names(in: folder) where name != "INDEX.json" {
      let outcome = try await Pipeline.run(
        """
        source: { file: { paths: "\(folder.path)/\(name)" } }
        stages: [ decompress, parse, route ]
        sinks:
          - file: { from: events, path: events.jsonl, overwrite: true }
          - file: { from: dead_letters, path: dead-letters.jsonl, overwrite: true }
        """, directory: output.path)
      #expect(outcome.ledger.imbalances == [], "\(name)")
      let events = try output.lines("events.jsonl")
      #expect(events.count == outcome.ledger.recordsParsed, "\(name)")
      #expect(events.allSatisfy { NaiveJSON($0.utf8) != nil }, "\(name)")
      switch name {
      case _ where name.hasPrefix("falco-splitter") || name.hasPrefix("altered"): break
      case _ where name.hasSuffix(".csv"): #expect(outcome.damage.map { $0.hasSuffix("unrecognised") } == [true])
      case _ where name.hasPrefix("digest") || name.hasPrefix("notify"):
        #expect(outcome.ledger.recordsParsed == 0 && !outcome.report.isDamaged, "\(name)")
      default: #expect(outcome.ledger.recordsParsed > 0 && !outcome.report.isDamaged, "\(name)")
      }
    }
  }

  /// The compiled rules on CloudTrail's columns, against the reference that reads the ECS documents which `map` writes.
  @Test func compiledRulesAgreeWithTheReferenceOnMappedDocuments() async throws {
    let rules = try #require(Corpus.file("rules/elastic")).path
    let files = try manifest()
    let problems = ProblemCollector()
    var context = PlanContext.empty(problems)
    let parse = ParseStage(options: ParseOptions())
    _ = parse.plan(&context)
    let plan = ParsePlan(options: parse.options, in: &context.projection)
    var options = DetectionOptions()
    options.showsBuildingBlocks = true
    let detect = DetectStage(rules: [rules], options: options).plan(&context)
    let makeWriter = context.eventWriter(.ecs, &context)
    #expect(!problems.hasErrors)
    let projection = context.projection.build()
    let lane = LaneContext(projection: projection, ledger: LaneLedger())
    // As the stage chooses them.
    let programs = RuleLibrary.load(paths: [rules]).programs.filter { $0.rule.maturity != "deprecated" }
    var writer = makeWriter(projection)

    let batches = try MemoryBlobs.sequence(of: files.map(\.file)).decompress()
      .parse(plan.with(projection), lane: lane.ledger).through(all: { [detect.makeStage(lane)] })
    var number = 0
    var compared = 0
    var alerts = 0
    for try await batch in batches {
      var next = 0
      for record in 0..<batch.count {
        var found: [Int] = []
        while next < batch.matches.count, batch.matches[next].record == record {
          if case .query = programs[batch.matches[next].rule].body { found.append(batch.matches[next].rule) }
          next += 1
        }
        number += 1
        // All records with alerts, and some of the others: the reference is slow.
        guard !found.isEmpty || number % Self.sampling == 0 else { continue }
        var bytes: [UInt8] = []
        writer.append(record, of: batch, to: &bytes)
        let document = try #require(NaiveJSON(bytes))
        let reference = NaiveEvaluator(document: document) { NaiveEvaluator.cloudTrailType(of: $0) }
        let expected = programs.indices.filter { index in
          guard case .query(let condition) = programs[index].body else { return false }
          return reference.matches(condition)
        }
        if found != expected {
          let names = Set(found).symmetricDifference(expected).sorted().map { programs[$0].rule.name }
          Issue.record("\(batch.blob.origin) record \(batch.span(record).index): \(names)")
        }
        compared += 1
        alerts += found.count
      }
    }
    #expect(compared > 500 && alerts > 100)
  }

  private static let sampling = 20
}
