import SluiceCore
import SluiceRules

/// Takes the candidates out of a batch, on a lane.
///
/// A class, for it is asked for each match.
final class CandidateExtractor: Sendable {
  let timestamp: ColumnID
  private let eventID: ColumnID?
  /// Whether the ordered part follows the events' times.
  let needsTimes: Bool
  // In memory that nobody changes: they are looked up for each match, which counts no references so.
  /// By selector.
  private nonisolated(unsafe) let shapes: UnsafeMutableBufferPointer<SelectorShape>
  /// The columns of all selectors.
  private nonisolated(unsafe) let columns: UnsafeMutableBufferPointer<CandidateInput>
  private let programs: [ESQLProgram]
  /// The fields that rules over alerts read of events.
  private let extras: [CandidateInput]

  init(
    roles: [SelectorRole], timestamp: ColumnID, eventID: ColumnID?, extras: [CandidateColumn], needsTimes: Bool
  ) {
    self.timestamp = timestamp
    self.eventID = eventID
    self.needsTimes = needsTimes
    self.extras = extras.map(CandidateInput.init)
    var columns: [CandidateInput] = []
    var programs: [ESQLProgram] = []
    let shapes = roles.map { role in
      let first = columns.count
      columns += role.columns.map(CandidateInput.init)
      let content: SelectorShape.Content
      switch role.content {
      case .values: content = .values
      case .keys(let history): content = .keys(history: history)
      case .rows(let program):
        content = .rows(programs.count)
        programs.append(program)
      }
      return SelectorShape(
        isCandidate: role.isCandidate, alerts: role.alerts, keepsRecord: role.keepsRecord,
        needsExtras: role.needsExtras, content: content, columns: first..<columns.count)
    }
    self.shapes = .allocate(capacity: shapes.count)
    _ = self.shapes.initialize(from: shapes)
    self.columns = .allocate(capacity: columns.count)
    _ = self.columns.initialize(from: columns)
    self.programs = programs
  }

  deinit {
    // They hold no references.
    shapes.deallocate()
    columns.deallocate()
  }

  /// The candidates among `hits`, which are ordered by record, and the span of the batch's times.
  func extract(
    _ hits: ArraySlice<RuleMatch>, of batch: RecordBatch, in memory: CandidateMemory
  ) -> CandidateBatch {
    var result = CandidateBatch()
    if needsTimes, followsTimes(batch.blob) { noteTimes(of: batch, memory, in: &result) }
    var (writer, drafts) = memory.take()
    defer { memory.putBack(&writer, &drafts) }
    var index = hits.startIndex
    while index < hits.endIndex {
      let record = hits[index].record
      var isCandidate = false
      var end = index
      while end < hits.endIndex, hits[end].record == record {
        isCandidate = isCandidate || shapes[hits[end].rule].isCandidate
        end += 1
      }
      let taken = hits[index..<end]
      index = end
      guard isCandidate else { continue }
      guard let time = time(of: record, batch, memory) else {
        result.untimed += 1
        continue
      }
      memory.execution.now = time.milliseconds
      if let draft = draft(time, taken, record, batch, memory, &writer) { drafts.append(draft) }
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
        time: $0.time, identity: $0.identity, record: $0.record, isKnown: $0.isKnown, slab: slab,
        hits: $0.start..<$0.details, end: $0.end)
    }
    return result
  }

  /// Whether the times of the blob's events say how far time has come: not where its name does.
  private func followsTimes(_ blob: Blob) -> Bool {
    blob.nameTime == nil || blob.received != nil || blob.isStream
  }

  private func noteTimes(of batch: RecordBatch, _ memory: CandidateMemory, in result: inout CandidateBatch) {
    for record in 0..<batch.count where batch.isLive(record) {
      guard let time = time(of: record, batch, memory) else { continue }
      if result.first == nil { result.first = time }
      if result.latest.map({ $0 < time }) ?? true { result.latest = time }
    }
  }

  /// Nil where queries left no row of the record, and nobody else wants it.
  private func draft(
    _ time: EventTime, _ hits: ArraySlice<RuleMatch>, _ record: Int, _ batch: RecordBatch,
    _ memory: CandidateMemory, _ writer: inout StateWriter
  ) -> CandidateDraft? {
    let start = writer.bytes.count
    let id = eventID.map { batch[record, $0] } ?? .missing
    var keepsRecord = false
    var takesExtras = false
    var hasKnown = false
    for hit in hits {
      let shape = shapes[hit.rule]
      guard shape.isCandidate else { continue }
      var isShown = shape.keepsRecord
      switch write(hit.rule, shape, time, record, batch, id, memory, to: &writer) {
      case .nothing: continue
      case .known:
        hasKnown = hasKnown || isShown
        isShown = false
      case .hit: break
      }
      keepsRecord = keepsRecord || isShown
      takesExtras = takesExtras || shape.needsExtras && (isShown || shape.alerts)
    }
    let details = writer.bytes.count
    if details == start { return nil }
    let bytes = batch.bytes(record)
    let (identity, isID) = EventIdentity.of(eventID: id, record: bytes)
    let span = batch.span(record)
    let noID = UnsafeRawBufferPointer(start: nil, count: 0)
    writer.writeDetails(
      eventID: id.kind == .string ? id.bytes : noID, isIdentity: isID, index: span.index, offset: span.offset,
      tag: span.tag, extras: takesExtras ? extras.count : 0)
    if takesExtras { for column in extras { writer.write(column.cell(record, batch)) } }
    return CandidateDraft(
      time: time, identity: identity, record: keepsRecord ? Array(bytes) : [],
      isKnown: hasKnown && !keepsRecord, start: start, details: details, end: writer.bytes.count)
  }

  private enum Written {
    /// A query dropped the record.
    case nothing
    /// A hit, of which it is known that the selector's rules won't show the record for it.
    case known
    case hit
  }

  private func write(
    _ selector: Int, _ shape: SelectorShape, _ time: EventTime, _ record: Int, _ batch: RecordBatch, _ id: Cell,
    _ memory: CandidateMemory, to writer: inout StateWriter
  ) -> Written {
    let before = writer.bytes.count
    let first = shape.columns.lowerBound
    switch shape.content {
    case .values:
      let start = writer.beginHit(selector, .values)
      writer.write(UInt64(shape.columns.count))
      for column in shape.columns { writer.write(columns[column].cell(record, batch)) }
      writer.endHit(start)
      return .hit
    case .keys(let history):
      let start = writer.beginHit(selector, .keys)
      let isKnown = TermKeys.write(
        shape.columns.count, { columns[first + $0].cell(record, batch) }, of: selector, history: history, at: time,
        memory.terms, to: &writer)
      writer.endHit(start)
      return isKnown ? .known : .hit
    case .rows(let place):
      let program = programs[place]
      let start = writer.beginHit(selector, .rows)
      var row = ESQLRow(values: [], index: ESQLOperator.index)
      if program.readsMetadata, id.kind == .string { row.id = String(decoding: id.bytes, as: UTF8.self) }
      let count = program.prepare(row, in: memory.execution, to: &writer.bytes) { field in
        let column = columns[first + field]
        return column.view(column.cell(record, batch), in: memory.execution)
      } encode: { field, bytes in
        let column = columns[first + field]
        if column.column == timestamp {
          ESQLValue.datetime(time.milliseconds).encode(to: &bytes)
        } else {
          column.encode(column.cell(record, batch), to: &bytes)
        }
      }
      if count == 0 {
        writer.bytes.removeSubrange(before...)
        return .nothing
      }
      writer.endHit(start)
      return .hit
    }
  }

  func time(of record: Int, _ batch: RecordBatch) -> EventTime? {
    let cell = batch[record, timestamp]
    return cell.kind == .string ? EventTime(cell.bytes) : nil
  }

  private func time(of record: Int, _ batch: RecordBatch, _ memory: CandidateMemory) -> EventTime? {
    let cell = batch[record, timestamp]
    return cell.kind == .string ? memory.clock.time(cell.bytes) : nil
  }
}

extension CandidateInput {
  /// The value as a query's first commands see it.
  func view(_ cell: Cell, in execution: ESQLExecution) -> ESQLView {
    switch cell.kind {
    case .missing, .null, .pending: .null
    case .many: execution.view(ESQLValue(cell, type))
    default: isText ? ESQLView(text: cell.bytes) : execution.view(ESQLValue(cell, type))
    }
  }

  /// Appends the value, encoded.
  func encode(_ cell: Cell, to bytes: inout [UInt8]) {
    switch cell.kind {
    case .missing, .null, .pending: ESQLValue.null.encode(to: &bytes)
    case .many: ESQLValue(cell, type).encode(to: &bytes)
    default:
      if isText { ESQLValue.encode(text: cell.bytes, to: &bytes) } else { ESQLValue(cell, type).encode(to: &bytes) }
    }
  }
}
