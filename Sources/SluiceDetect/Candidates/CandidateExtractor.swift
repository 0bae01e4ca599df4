import SluiceCore
import SluiceRules

/// Takes the candidates out of a batch, on a lane.
struct CandidateExtractor: Sendable {
  let roles: [SelectorRole]
  let timestamp: ColumnID
  let eventID: ColumnID?
  /// The fields that rules over alerts read of events.
  let extras: [CandidateColumn]
  /// Whether the ordered part follows the events' times.
  let needsTimes: Bool
  let tags: TagTable

  /// A candidate whose slab is being written.
  private struct Draft {
    let time: EventTime
    let identity: EventIdentity
    let record: [UInt8]
    let start: Int
    let details: Int
    let end: Int
  }

  /// The candidates among `hits`, which are ordered by record, and the span of the batch's times.
  ///
  /// - Parameter execution: of the lane, for queries.
  func extract(
    _ hits: ArraySlice<RuleMatch>, of batch: RecordBatch, in execution: ESQLExecution
  ) -> CandidateBatch {
    var result = CandidateBatch()
    var clock = RecordClock()
    if needsTimes { noteTimes(of: batch, &clock, in: &result) }
    var writer = StateWriter()
    var drafts: [Draft] = []
    var index = hits.startIndex
    while index < hits.endIndex {
      let record = hits[index].record
      var end = index
      while end < hits.endIndex, hits[end].record == record { end += 1 }
      let taken = hits[index..<end]
      index = end
      guard taken.contains(where: { roles[$0.rule].isCandidate }) else { continue }
      guard let time = time(of: record, batch, &clock) else {
        result.untimed += 1
        continue
      }
      execution.now = time.milliseconds
      if drafts.isEmpty { writer.bytes.reserveCapacity(16_384) }
      if let draft = draft(time, taken, record, batch, execution, &writer) { drafts.append(draft) }
    }
    if drafts.isEmpty { return result }
    // Of the size that it has: it may wait for long.
    let bytes = [UInt8](unsafeUninitializedCapacity: writer.bytes.count) { target, count in
      writer.bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(target).copyMemory(from: $0) }
      count = writer.bytes.count
    }
    let slab = CandidateSlab(origin: batch.blob.origin, bytes: bytes)
    result.candidates = drafts.map {
      Candidate(
        time: $0.time, identity: $0.identity, record: $0.record, slab: slab, hits: $0.start..<$0.details,
        details: $0.details..<$0.end)
    }
    return result
  }

  private func noteTimes(of batch: RecordBatch, _ clock: inout RecordClock, in result: inout CandidateBatch) {
    for record in 0..<batch.count where batch.isLive(record) {
      guard let time = time(of: record, batch, &clock) else { continue }
      if result.first == nil { result.first = time }
      if result.latest.map({ $0 < time }) ?? true { result.latest = time }
    }
  }

  /// Nil where queries left no row of the record, and nobody else wants it.
  private func draft(
    _ time: EventTime, _ hits: ArraySlice<RuleMatch>, _ record: Int, _ batch: RecordBatch,
    _ execution: ESQLExecution, _ writer: inout StateWriter
  ) -> Draft? {
    let start = writer.bytes.count
    let id = eventID.map { batch[record, $0] } ?? .missing
    var keepsRecord = false
    var takesExtras = false
    for hit in hits {
      let role = roles[hit.rule]
      guard role.isCandidate else { continue }
      guard write(hit.rule, role, record, batch, id, execution, to: &writer) else { continue }
      keepsRecord = keepsRecord || role.keepsRecord
      takesExtras = takesExtras || role.needsExtras && (role.keepsRecord || role.alerts)
    }
    let details = writer.bytes.count
    if details == start { return nil }
    let span = batch.span(record)
    let noID = UnsafeRawBufferPointer(start: nil, count: 0)
    writer.writeDetails(
      eventID: id.kind == .string ? id.bytes : noID, index: span.index, offset: span.offset, tag: span.tag,
      extras: takesExtras ? extras.count : 0)
    if takesExtras { for column in extras { writer.write(cell(column, record, batch)) } }
    let bytes = batch.bytes(record)
    return Draft(
      time: time, identity: EventIdentity(eventID: id, record: bytes), record: keepsRecord ? Array(bytes) : [],
      start: start, details: details, end: writer.bytes.count)
  }

  /// - Returns: false where there is no hit, as a query dropped the record.
  private func write(
    _ selector: Int, _ role: SelectorRole, _ record: Int, _ batch: RecordBatch, _ id: Cell,
    _ execution: ESQLExecution, to writer: inout StateWriter
  ) -> Bool {
    let before = writer.bytes.count
    switch role.content {
    case .values:
      let start = writer.beginHit(selector, .values)
      writer.write(UInt64(role.columns.count))
      for column in role.columns { writer.write(cell(column, record, batch)) }
      writer.endHit(start)
    case .keys:
      let start = writer.beginHit(selector, .keys)
      TermKeys.write(role.columns.map { cell($0, record, batch) }, to: &writer)
      writer.endHit(start)
    case .rows(let program):
      let start = writer.beginHit(selector, .rows)
      var row = ESQLRow(values: [], index: ESQLOperator.index)
      if program.readsMetadata, id.kind == .string { row.id = String(decoding: id.bytes, as: UTF8.self) }
      let columns = role.columns
      let count = program.prepare(row, in: execution, to: &writer.bytes) { field in
        ESQLValue(cell(columns[field], record, batch), columns[field].type)
      } encode: { field, bytes in
        ESQLValue.encode(cell(columns[field], record, batch), columns[field].type, to: &bytes)
      }
      if count == 0 {
        writer.bytes.removeSubrange(before...)
        return false
      }
      writer.endHit(start)
    }
    return true
  }

  func time(of record: Int, _ batch: RecordBatch) -> EventTime? {
    let cell = batch[record, timestamp]
    return cell.kind == .string ? EventTime(cell.bytes) : nil
  }

  private func time(of record: Int, _ batch: RecordBatch, _ clock: inout RecordClock) -> EventTime? {
    let cell = batch[record, timestamp]
    return cell.kind == .string ? clock.time(cell.bytes) : nil
  }

  private func cell(_ column: CandidateColumn, _ record: Int, _ batch: RecordBatch) -> Cell {
    column.id.map { batch[record, $0] } ?? .missing
  }
}
