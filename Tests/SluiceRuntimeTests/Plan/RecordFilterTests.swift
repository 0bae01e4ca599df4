import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceRuntime

@Suite struct RecordFilterTests {
  /// Every name is a path.
  private struct AnyField: FieldCatalog {
    var fieldNames: [String] { [] }
    func field(named name: String) -> Field? {
      Field(name: name, type: .keyword) { $0.raw(FieldPath(dotted: name), .leaves) }
    }
    func object(at path: String) -> Field? { nil }
  }

  private typealias Row = (
    recipient: StaticString?, caller: StaticString?, region: StaticString?, service: StaticString?
  )

  private func kept(_ choice: RecordChoice, _ rows: [Row]) throws -> (records: [Int], dropped: Counter<String>) {
    var context = PlanContext(
      catalog: AnyField(), tags: TagTable(), problems: ProblemCollector(), eventWriter: { _, _ in { _ in NoWriter() } })
    let plan = try #require(RecordFilterPlan(choice, in: &context))
    let names = ["aws.cloudtrail.recipient_account_id", "cloud.account.id", "cloud.region", "event.provider"]
    let columns = names.map { context.projection.raw(FieldPath(dotted: $0), .leaves) }
    let batch = RecordBatch(projection: context.projection.build(), blob: textBlobs([""])[0])
    for row in rows {
      let cells = batch.appendRecord()
      for (column, value) in zip(columns, [row.recipient, row.caller, row.region, row.service]) {
        cells[Int(column.index)] = value.map(Cell.text) ?? .missing
      }
    }
    let lane = LaneLedger()
    var filter = plan.makeStage(LaneContext(projection: batch.projection, ledger: lane))
    try filter.process(batch)
    return (rows.indices.filter(batch.isLive), lane.ledger.recordsDropped)
  }

  private struct NoWriter: EventWriter {
    mutating func append(_ record: Int, of batch: RecordBatch, to buffer: inout [UInt8]) {}
  }

  private static let rows: [Row] = [
    ("111111111111", "222222222222", "eu-west-1", "s3.amazonaws.com"),
    (nil, "111111111111", "us-east-1", "iam.amazonaws.com"),
    ("222222222222", "111111111111", "eu-west-1", "sqs.amazonaws.com"),
    (nil, nil, nil, nil),
  ]

  @Test func recordsOfOtherAccountsAreDroppedAndCounted() throws {
    let kept = try kept(RecordChoice(accounts: ["111111111111"]), Self.rows)
    // The account that logged it counts, and the caller's where it does not say.
    #expect(kept.records == [0, 1])
    #expect(kept.dropped["of another account"] == 2)
  }

  @Test func severalValuesAreAllWanted() throws {
    let kept = try kept(RecordChoice(regions: ["us-east-1", "eu-west-1"]), Self.rows)
    #expect(kept.records == [0, 1, 2])
    #expect(kept.dropped["of another region"] == 1)
  }

  @Test(arguments: ["s3", "S3", "s3.amazonaws.com"])
  func servicesGoByTheirFirstPartToo(_ name: String) throws {
    let kept = try kept(RecordChoice(services: [name, "iam"]), Self.rows)
    #expect(kept.records == [0, 1])
    #expect(kept.dropped["of another service"] == 2)
  }

  @Test func aRecordIsCountedOnce() throws {
    let choice = RecordChoice(accounts: ["111111111111"], regions: ["eu-west-1"], services: ["iam"])
    let kept = try kept(choice, Self.rows)
    #expect(kept.records == [])
    #expect(kept.dropped.total == 4)
  }

  @Test func nothingAskedForIsNoFilter() {
    var context = PlanContext(
      catalog: AnyField(), tags: TagTable(), problems: ProblemCollector(), eventWriter: { _, _ in { _ in NoWriter() } })
    #expect(RecordFilterPlan(RecordChoice(), in: &context) == nil)
  }
}
