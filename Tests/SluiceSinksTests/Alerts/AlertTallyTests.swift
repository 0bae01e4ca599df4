import SluiceConfig
import SluiceCore
import SluiceECS
import SluiceTestSupport
import Testing

@testable import SluiceSinks

@Suite struct AlertTallyTests {
  private let medium = SinkFixture.rules[0]
  private let critical = SinkFixture.rules[1]

  @Test func alertsAreCountedByRuleActorAndTechnique() {
    var tally = AlertTally()
    #expect(tally.highest == nil)
    for actor in ["ada", "ada", "bob", ""] { tally.add(medium, actor: actor, time: nil) }
    #expect(tally.highest == .medium)
    tally.add(critical, actor: "bob", time: EventTime(milliseconds: 0))
    #expect(tally.total == 5 && tally.rules == [medium: 4, critical: 1])
    #expect(tally.actors == ["ada": 2, "bob": 2] && tally.withoutActor == 1 && tally.otherActors == 0)
    #expect(tally.techniques == [medium.techniques[0]: 4])
    #expect(tally.highest == .critical && tally.timeline.untimed == 4)
  }

  @Test func actorsBeyondTheLimitAreCountedTogether() {
    var tally = AlertTally(actorLimit: 2)
    for actor in ["a", "b", "c", "d", "a", "c"] { tally.add(medium, actor: actor, time: nil) }
    #expect(tally.actors == ["a": 2, "b": 1] && tally.otherActors == 3 && tally.total == 6)
  }

  @Test func theSinkCountsWhatIsWritten() async throws {
    let sink = AlertTallySink()
    var context = PlanContext(catalog: CloudTrailCatalog(), tags: TagTable(), problems: ProblemCollector()) { _, _ in
      { _ in RawEventWriter() }
    }
    context.alertRules = [SinkFixture.rules]
    let plan = sink.plan(&context, label: "tally")
    let projection = context.projection.build()
    let record = #"{"eventTime":"2026-03-14T13:00:00Z","userIdentity":{"type":"IAMUser","userName":"ops"}}"#
    let writer = try plan.open(projection)
    let matches = [0, 1].map { RuleMatch(record: 0, detector: 0, rule: $0) }
    let rendered = try Array(record.utf8).withUnsafeBytes { bytes in
      let batch = ReferenceReader(projection: projection).read([bytes])
      batch.matches = matches
      var renderer = writer.makeRenderer()
      return try renderer.render(batch)
    }
    var chunk = try #require(rendered)
    #expect(sink.tally.total == 0)
    try await writer.write(chunk)
    #expect(sink.tally.total == 2)
    // The second one is folded away by the ordered part.
    let edits = [
      AlertEdit(match: matches[0], action: .add(member: Array("\"a\":1".utf8))),
      AlertEdit(match: matches[1], action: .remove),
    ]
    #expect(chunk.apply(edits) == 0)
    try await writer.write(chunk)
    let tally = sink.tally
    #expect(tally.total == 3 && tally.rules == [medium: 2, critical: 1] && tally.actors == ["ops": 3])
    #expect(tally.timeline.first == EventTime("2026-03-14T13:00:00Z"))
  }
}
