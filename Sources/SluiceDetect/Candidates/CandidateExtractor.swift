import SluiceCore

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

  /// The candidates among `hits`, which are ordered by record, and the span of the batch's times.
  func extract(_ hits: ArraySlice<RuleMatch>, of batch: RecordBatch) -> CandidateBatch {
    var result = CandidateBatch()
    for record in 0..<(needsTimes ? batch.count : 0) where batch.isLive(record) {
      guard let time = time(of: record, batch) else { continue }
      if result.first == nil { result.first = time }
      if result.latest.map({ $0 < time }) ?? true { result.latest = time }
    }
    var index = hits.startIndex
    while index < hits.endIndex {
      let record = hits[index].record
      var taken: [CandidateHit] = []
      var keepsRecord = false
      while index < hits.endIndex, hits[index].record == record {
        let selector = hits[index].rule
        if roles[selector].isCandidate {
          taken.append(CandidateHit(selector: selector, values: values(roles[selector], record, batch)))
          keepsRecord = keepsRecord || roles[selector].keepsRecord
        }
        index += 1
      }
      if taken.isEmpty { continue }
      guard let time = time(of: record, batch) else {
        result.untimed += 1
        continue
      }
      result.candidates.append(candidate(time, taken, keepsRecord, record, batch))
    }
    return result
  }

  private func candidate(
    _ time: EventTime, _ hits: [CandidateHit], _ keepsRecord: Bool, _ record: Int, _ batch: RecordBatch
  ) -> Candidate {
    let span = batch.span(record)
    let id = eventID.map { batch[record, $0] } ?? .missing
    let bytes = batch.bytes(record)
    return Candidate(
      time: time, identity: EventIdentity(eventID: id, record: bytes), hits: hits,
      record: keepsRecord ? Array(bytes) : [], eventID: id.kind == .string ? Array(id.bytes) : [],
      place: RecordPlace(origin: batch.blob.origin, index: span.index, offset: span.offset, tag: tags.name(span.tag)),
      extras: extras.map { values($0, record, batch) })
  }

  func time(of record: Int, _ batch: RecordBatch) -> EventTime? {
    let cell = batch[record, timestamp]
    return cell.kind == .string ? EventTime(cell.bytes) : nil
  }

  private func values(_ role: SelectorRole, _ record: Int, _ batch: RecordBatch) -> [[FieldValue]] {
    role.columns.map { values($0, record, batch) }
  }

  private func values(_ column: CandidateColumn, _ record: Int, _ batch: RecordBatch) -> [FieldValue] {
    var values: [FieldValue] = []
    guard let id = column.id else { return values }
    batch[record, id].forEach { if let value = FieldValue($0) { values.append(value) } }
    return values
  }
}
