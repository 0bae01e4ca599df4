/// The records of one window: their spans, and for each projected column the slice that each record has there.
///
/// A batch is valid until its lane pulls the next one; what outlives it copies what it needs. Stages change it in
/// place: enrichers write columns, the router writes tags, detection writes matches.
package final class RecordBatch {
  package let projection: Projection
  /// Memory that lives as long as the batch.
  package let arena = Arena()
  /// The blob that the records come from.
  package private(set) var blob: Blob
  /// Set on the blob's last batch; `failure` says so when it did not end well.
  package var isLast = false
  package var failure: BlobError?
  /// Whether it only carries alerts of an ordered stage: its record came to the sinks as an event before.
  package var isForAlertsOnly = false
  /// Whether this is the blob's first batch.
  package var isFirst = false
  /// Delivered and decompressed bytes that this batch accounts for.
  package var inputBytes = 0
  package var outputBytes = 0

  /// Number of records in the batch, dropped ones included.
  package private(set) var count = 0
  /// Records that were refused, in the order of their offsets.
  package var rejects: [RejectedRecord] = []
  /// Rule matches, ordered by record and then by rule.
  package var matches: [RuleMatch] = []
  /// What matches carry beyond their record; see `RuleMatch.detail`.
  package var details: [AlertDetail] = []
  /// Tags beyond the first of a record, ordered by record.
  package var extraTags: [ExtraTag] = []
  /// What stages leave for their ordered parts.
  package var orderedInputs: [OrderedInput] = []

  // Read for each record and column, or emptied for each record that is read again; nothing that changes one of them
  // calls out meanwhile.
  @usableFromInline package var cells: UnsafeMutablePointer<Cell>
  @usableFromInline package let columnCount: Int
  @usableFromInline package var spans: UnsafeMutablePointer<RecordSpan>
  private var capacity: Int
  private var window: ByteWindow?
  @usableFromInline let states: UnsafeMutableBufferPointer<Unmanaged<AnyObject>>

  package init(projection: Projection, blob: Blob, capacity: Int = 256) {
    self.projection = projection
    self.blob = blob
    self.columnCount = projection.columns.count
    self.capacity = capacity
    self.states = .allocate(capacity: projection.states.count)
    _ = states.initialize(from: projection.states.map { Unmanaged.passRetained($0()) })
    self.cells = .allocate(capacity: max(1, capacity * columnCount))
    self.spans = .allocate(capacity: capacity)
  }

  deinit {
    for state in states { state.release() }
    states.deallocate()
    cells.deallocate()
    spans.deallocate()
  }

  /// The blob's number, without a copy of the blob.
  package var blobSequence: Int { blob.sequence }

  /// Whether the blob comes from there, without a copy of the blob.
  package func isFrom(_ origin: String) -> Bool { blob.origin == origin }

  /// Empties the batch for the records of another window, which it keeps alive.
  package func reset(blob: Blob, window: ByteWindow?) {
    self.blob = blob
    self.window = window
    reset()
  }

  /// Empties the batch for other records, of which nobody will ask where they come from: blob and window stay.
  package func reset() {
    isLast = false
    isFirst = false
    isForAlertsOnly = false
    failure = nil
    inputBytes = 0
    outputBytes = 0
    count = 0
    // Most are empty most of the time.
    if !rejects.isEmpty { rejects.removeAll(keepingCapacity: true) }
    if !matches.isEmpty { matches.removeAll(keepingCapacity: true) }
    if !details.isEmpty { details.removeAll(keepingCapacity: true) }
    if !orderedInputs.isEmpty { orderedInputs.removeAll(keepingCapacity: true) }
    if !extraTags.isEmpty { extraTags.removeAll(keepingCapacity: true) }
    arena.reset()
  }

  /// Adds a record with nothing in its columns and returns its row; derived columns are pending.
  package func appendRecord() -> UnsafeMutablePointer<Cell> {
    if count == capacity { grow() }
    let row = cells + count * columnCount
    row.update(from: projection.emptyRow, count: columnCount)
    spans[count] = RecordSpan()
    count += 1
    return row
  }

  /// Takes the last record back.
  package func removeLastRecord() {
    precondition(count > 0, "RecordBatch.removeLastRecord: no record")
    count -= 1
  }

  private func grow() {
    let bigger = max(16, capacity * 2)
    let newCells = UnsafeMutablePointer<Cell>.allocate(capacity: max(1, bigger * columnCount))
    newCells.update(from: cells, count: count * columnCount)
    cells.deallocate()
    cells = newCells
    let newSpans = UnsafeMutablePointer<RecordSpan>.allocate(capacity: bigger)
    newSpans.update(from: spans, count: count)
    spans.deallocate()
    spans = newSpans
    capacity = bigger
  }

  /// What `record` holds in `column`. A derived column is computed at the first call and kept.
  ///
  /// - Precondition: `record < count`, and `column` comes from the batch's projection.
  @inlinable @inline(__always) package subscript(record: Int, column: ColumnID) -> Cell {
    let place = cells + (record &* columnCount &+ Int(column.index))
    if place.pointee.kind == .pending { return derive(record, column) }
    return place.pointee
  }

  /// What a derivation keeps from record to record.
  ///
  /// - Precondition: `state` comes from the builder of the batch's projection.
  @inlinable package subscript<Value: AnyObject>(state: BatchState<Value>) -> Value {
    // The builder made both, so the type is that of the object.
    unsafeDowncast(states[state.index].takeUnretainedValue(), to: Value.self)
  }

  /// Calls `body` with what a derivation keeps from record to record, without counting references to it.
  ///
  /// - Precondition: as for the subscript.
  @inlinable @inline(__always) package func with<Value: AnyObject, Result>(
    _ state: BatchState<Value>, _ body: (Value) -> Result
  ) -> Result {
    states[state.index]._withUnsafeGuaranteedRef { body(unsafeDowncast($0, to: Value.self)) }
  }

  /// Writes a column: for enrichers.
  package func set(_ cell: Cell, record: Int, column: ColumnID) {
    precondition(record < count && Int(column.index) < columnCount, "RecordBatch.set: out of bounds")
    cells[record * columnCount + Int(column.index)] = cell
  }

  @usableFromInline @inline(never)
  package func derive(_ record: Int, _ column: ColumnID) -> Cell {
    let place = record * columnCount + Int(column.index)
    // A derivation that asks for itself sees nothing rather than recursing.
    cells[place] = .missing
    let cell = projection.derive(self, record, column)
    cells[place] = cell
    return cell
  }

  @inlinable package func span(_ record: Int) -> RecordSpan { spans[record] }

  /// The record's JSON text as it stands in the blob (for embedded records: unescaped).
  @inlinable package func bytes(_ record: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: spans[record].start, count: Int(spans[record].length))
  }

  /// Whether no stage has dropped the record.
  @inlinable package func isLive(_ record: Int) -> Bool { !spans[record].isDropped }

  /// Takes the record out of all later stages. The caller counts it.
  package func drop(_ record: Int) { spans[record].isDropped = true }
}

// Used by one task at a time: the lane that pulls it, stage after stage.
extension RecordBatch: @unchecked Sendable {}

/// Where a record lies and what was decided about it.
@frozen @usableFromInline
package struct RecordSpan {
  @usableFromInline package var start: UnsafeRawPointer?
  @usableFromInline package var length: UInt32 = 0
  /// The record's table; `Tag.none` until it was routed.
  @usableFromInline package var tag: Tag = .none
  @usableFromInline package var isDropped = false
  /// Number of the record in its blob, from 0, refused and skipped ones included.
  @usableFromInline package var index: Int = 0
  /// Offset of its first byte in the blob's decompressed bytes. For an embedded record that of the item around it.
  @usableFromInline package var offset: Int = 0

  @inlinable package init() {}
}

/// A record that was refused, copied out of its window.
package struct RejectedRecord: Sendable {
  /// Number of the record in its blob, from 0.
  package let index: Int
  /// Offset of the record's first byte in the blob's decompressed bytes.
  package let offset: Int
  /// Offset of the first byte that is wrong, in the same count.
  package let errorOffset: Int
  /// What is wrong and what was expected.
  package let reason: String
  /// Its bytes, cut off at `limit`.
  package let bytes: [UInt8]
  /// Its length; `max_record_size` for one that is larger.
  package let length: Int
  /// Bytes of a refused record that are kept for the dead letters.
  package static let limit = 1 << 20

  package init(index: Int, offset: Int, errorOffset: Int, reason: String, bytes: [UInt8], length: Int) {
    self.index = index
    self.offset = offset
    self.errorOffset = errorOffset
    self.reason = reason
    self.bytes = bytes
    self.length = length
  }
}

/// A further tag of a record that several routes took.
package struct ExtraTag: Sendable {
  package let record: Int
  package let tag: Tag

  package init(record: Int, tag: Tag) {
    self.record = record
    self.tag = tag
  }
}
