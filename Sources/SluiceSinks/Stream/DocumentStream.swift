import SluiceCore
import SluiceMatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A document that a sink takes from a batch.
struct SelectedDocument {
  enum Kind {
    /// The record's event.
    case event
    /// The match at that place in the batch.
    case alert(Int)
    /// The refused record at that place in the batch.
    case reject(Int)
    /// The batch's damaged object.
    case failure
  }

  let kind: Kind
  /// The record that it is about; -1 for dead letters.
  let record: Int
  let tag: Tag
}

/// Finds the documents that a sink takes from batches, and writes them. One per lane.
struct DocumentStream {
  private let stream: StreamSelection.Stream
  private var tags: TagSelector
  private var filter: Filter?
  private var eventWriter: (any EventWriter)?
  private var alertWriter: (any AlertWriter)?
  private var editor: DocumentEditor?

  init(_ plan: StreamPlan, _ projection: Projection) {
    stream = plan.stream
    tags = TagSelector(plan.patterns, tags: plan.tags)
    filter = plan.filter
    eventWriter = plan.makeEventWriter?(projection)
    alertWriter = plan.makeAlertWriter?(projection)
    editor = plan.policy.map { DocumentEditor($0) }
  }

  /// Appends the documents that the sink takes to `documents`, in the order of the records.
  ///
  /// - Parameter forEachTag: whether an event with several tags is taken once for each of them.
  mutating func select(_ batch: RecordBatch, forEachTag: Bool, into documents: inout [SelectedDocument]) {
    if batch.isForAlertsOnly, stream != .alerts { return }
    switch stream {
    case .alerts: selectAlerts(batch, into: &documents)
    case .events: selectEvents(batch, forEachTag, into: &documents)
    case .deadLetters:
      for index in batch.rejects.indices {
        documents.append(SelectedDocument(kind: .reject(index), record: -1, tag: .none))
      }
      if batch.failure != nil { documents.append(SelectedDocument(kind: .failure, record: -1, tag: .none)) }
    }
  }

  /// Appends a document and the line break behind it.
  mutating func append(_ document: SelectedDocument, of batch: RecordBatch, to buffer: inout [UInt8]) {
    let start = buffer.count
    appendWhole(document, of: batch, to: &buffer)
    editor?.edit(&buffer, from: start)
    buffer.replaceLineBreaks(from: start)
    buffer.append(0x0A)
  }

  /// Appends a document with all its fields, without a line break behind it.
  mutating func appendWhole(_ document: SelectedDocument, of batch: RecordBatch, to buffer: inout [UInt8]) {
    switch document.kind {
    case .event: eventWriter?.append(document.record, of: batch, to: &buffer)
    case .alert(let index): alertWriter?.append(batch.matches[index], of: batch, to: &buffer)
    case .reject(let index): DeadLetter.append(batch.rejects[index], of: batch.blob, to: &buffer)
    case .failure:
      if let failure = batch.failure { DeadLetter.append(failure, of: batch.blob, to: &buffer) }
    }
  }

  private mutating func selectEvents(
    _ batch: RecordBatch, _ forEachTag: Bool, into documents: inout [SelectedDocument]
  ) {
    var extra = 0
    for record in 0..<batch.count where batch.isLive(record) {
      let first = batch.span(record).tag
      var isTaken = tags.takes(first)
      // Extra tags are ordered by record.
      while extra < batch.extraTags.count, batch.extraTags[extra].record < record { extra += 1 }
      let hasExtra = extra < batch.extraTags.count && batch.extraTags[extra].record == record
      if !isTaken && !hasExtra { continue }
      if filter?.matches(batch, record) == false { continue }
      if isTaken { documents.append(SelectedDocument(kind: .event, record: record, tag: first)) }
      while extra < batch.extraTags.count, batch.extraTags[extra].record == record {
        let tag = batch.extraTags[extra].tag
        if !isTaken || forEachTag, tags.takes(tag) {
          documents.append(SelectedDocument(kind: .event, record: record, tag: tag))
          isTaken = true
        }
        extra += 1
      }
    }
  }

  /// An alert is written once, under the first of its record's tags that the sink takes. It is written also when a
  /// stage behind the detection dropped the record: what was found is not lost.
  private mutating func selectAlerts(_ batch: RecordBatch, into documents: inout [SelectedDocument]) {
    for (index, match) in batch.matches.enumerated() {
      var tag: Tag? = batch.span(match.record).tag
      if let first = tag, !tags.takes(first) {
        tag = batch.extraTags.first { $0.record == match.record && tags.takes($0.tag) }?.tag
      }
      guard let tag else { continue }
      if filter?.matches(batch, match.record) == false { continue }
      documents.append(SelectedDocument(kind: .alert(index), record: match.record, tag: tag))
    }
  }
}

extension [UInt8] {
  /// Makes blanks of the line breaks of JSON text from `start` on: they can only stand between its tokens.
  mutating func replaceLineBreaks(from start: Int) {
    withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      var position = start
      while position < bytes.count, let found = memchr(base + position, 0x0A, bytes.count - position) {
        found.storeBytes(of: 0x20, as: UInt8.self)
        position = (found - base) + 1
      }
    }
  }

  /// Escapes DEL and the C1 control characters in JSON text from `start` on: JSON lets them stand in strings as they
  /// are, but they can steer a terminal. They can only stand in strings.
  mutating func escapeControls(from start: Int) {
    var index = start
    var escaped: [UInt8] = []
    var clean = start
    while index < count {
      let byte = self[index]
      let isC1 = byte == 0xC2 && index + 1 < count && (0x80...0x9F).contains(self[index + 1])
      guard byte == 0x7F || isC1 else {
        index += 1
        continue
      }
      escaped.append(contentsOf: self[clean..<index])
      let code = isC1 ? self[index + 1] : byte
      func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
      escaped.append(raw: "\\u00")
      escaped.append(digit(code >> 4))
      escaped.append(digit(code & 15))
      index += isC1 ? 2 : 1
      clean = index
    }
    guard clean > start else { return }
    escaped.append(contentsOf: self[clean...])
    replaceSubrange(start..., with: escaped)
  }
}
