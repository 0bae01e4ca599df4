import SluiceConfig
import SluiceCore
import SluiceECS
import SluiceTestSupport
import Testing

@testable import SluiceSinks

@Suite struct AlertFieldReaderTests {
  /// Reads one record, and holds its bytes.
  private final class Reader: RecordReader {
    private let projection: Projection
    private var bytes: UnsafeMutableRawBufferPointer?
    /// Held, as cells point into it.
    private var batch: RecordBatch?

    init(_ projection: Projection) { self.projection = projection }
    deinit { bytes?.deallocate() }

    func read(_ record: UnsafeRawBufferPointer, blob: Blob) -> RecordBatch {
      bytes?.deallocate()
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: record.count, alignment: 16)
      copy.copyMemory(from: record)
      bytes = copy
      let batch = ReferenceReader(projection: projection).read([UnsafeRawBufferPointer(copy)])
      self.batch = batch
      return batch
    }
  }

  private func text(_ match: RuleMatch, _ detail: AlertDetail?, _ fill: (AlertFields, inout [UInt8]) -> Void) -> String
  {
    var context = PlanContext(catalog: CloudTrailCatalog(), tags: TagTable(), problems: ProblemCollector()) { _, _ in
      { _ in RawEventWriter() }
    }
    context.alertRules = [SinkFixture.rules]
    context.recordReader = { Reader($0) }
    var reader = AlertFieldReader(AlertFieldPlan(&context))
    let projection = context.projection.build()
    // Nothing is asked of every record.
    #expect(projection.columns.isEmpty)
    let record = #"{"eventTime":"2026-03-14T13:00:00Z","eventName":"PurgeQueue","userIdentity":{"userName":"ops"}}"#
    return Array(record.utf8).withUnsafeBytes { bytes in
      let batch = ReferenceReader(projection: projection).read([bytes])
      batch.details = detail.map { [$0] } ?? []
      guard let alert = reader.read(match, of: batch) else { return "nil" }
      var buffer: [UInt8] = []
      fill(alert, &buffer)
      return String(decoding: buffer, as: UTF8.self)
    }
  }

  @Test func recordsAreReadAgain() {
    let match = RuleMatch(record: 0, detector: 0, rule: 1)
    #expect(text(match, nil) { $0.appendActor(to: &$1) } == "ops")
    #expect(text(match, nil) { $0.appendWhat(isUnicode: true, to: &$1) } == "PurgeQueue")
    #expect(
      text(match, nil) { $1.append($0.time ?? EventTime(milliseconds: 0), hasYear: true) } == "2026-03-14 13:00:00")
    #expect(text(match, nil) { $1.append(contentsOf: $0.rule.id.utf8) } == "r-1")
  }

  @Test func alertsAboutGroupsHaveTheirOwnDocument() {
    let match = RuleMatch(record: 0, detector: 0, rule: 0, detail: 0)
    let detail = AlertDetail(
      time: EventTime("2026-03-14T14:00:00Z"),
      document: Array(#""user.name":"ada","source":{"address":"192.0.2.7"}"#.utf8), reason: "12 events by ada")
    #expect(text(match, detail) { $0.appendActorAndSession(to: &$1) } == "ada")
    #expect(text(match, detail) { $0.appendSource(to: &$1) } == "192.0.2.7")
    #expect(text(match, detail) { $0.appendWhat(isUnicode: true, to: &$1) } == "12 events by ada")
    #expect(
      text(match, detail) { $1.append($0.time ?? EventTime(milliseconds: 0), hasYear: false) } == "03-14 14:00:00")
  }

  @Test func rulesThatNobodyDeclaredAreLeftOut() {
    for (detector, rule) in [(0, 2), (1, 0)] {
      #expect(text(RuleMatch(record: 0, detector: detector, rule: rule), nil) { _, _ in } == "nil")
    }
  }
}
