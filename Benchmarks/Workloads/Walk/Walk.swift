import SluiceCore
import SluiceDecompress
import SluiceParse

/// Parsing with a projection of so many paths.
package struct Walk: Sendable {
  package let data: TrailData
  private let plan: ParsePlan
  private let eventID: ColumnID?
  private let errorCode: ColumnID?

  package init(paths count: Int, over data: TrailData) {
    self.data = data
    var builder = ProjectionBuilder()
    let columns = ProjectedPaths.all.prefix(count).map { builder.raw($0, .cleanedLeaves) }
    check("projected paths", Set(columns).count, equals: count)
    eventID = ProjectedPaths.all.prefix(count).firstIndex(of: "eventID").map { columns[$0] }
    errorCode = ProjectedPaths.all.prefix(count).firstIndex(of: "errorCode").map { columns[$0] }
    let parser = ParsePlan(options: ParseOptions(), in: &builder)
    plan = parser.with(builder.build())
  }

  private func batches(_ lane: LaneLedger) -> ParsedBatches<DecompressedWindows<BlobSequence>> {
    MemoryFeed(data.objects).blobs.plainWindows().parse(plan, lane: lane)
  }

  package func recordCount() async throws -> Int {
    var count = 0
    for try await batch in batches(LaneLedger()) { count += batch.count }
    return count
  }

  /// Compares the number of records, and what is in two columns, with what was generated.
  package func checkRecords() async throws {
    let lane = LaneLedger()
    var count = 0
    var ids: UInt64 = 0
    var denied = 0
    for try await batch in batches(lane) {
      count += batch.count
      for record in 0..<batch.count {
        if let eventID { ids &+= fingerprint(batch[record, eventID].bytes) }
        if let errorCode, !batch[record, errorCode].isMissing { denied += 1 }
      }
    }
    check("records", count, equals: data.events.count)
    check("records by the books", lane.ledger.recordsParsed, equals: data.events.count)
    check("malformed records", lane.ledger.recordsMalformed, equals: 0)
    check("bytes", lane.ledger.outputBytes, equals: data.bytes)
    if eventID != nil { check("eventIDs", ids, equals: data.eventIDs) }
    if errorCode != nil { check("denied calls", denied, equals: data.events.count { $0.isDenied }) }
  }
}
