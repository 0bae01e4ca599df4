import SluiceCore

/// Cuts the records out of a blob's windows, whatever container they come in.
///
/// A blob is a sequence of JSON values. Objects at the top are records or wrappers; arrays, and the lists of known
/// wrappers, are entered and their elements taken one by one, so that a list of any length streams through. What a window
/// ends in the middle of is carried to the next one from its first byte. Nothing that is decided depends on where windows
/// end.
struct RecordCutter {
  /// What the cutter is inside of.
  enum Level: Equatable {
    /// An array or list; `wantsValue` behind `[` and `,`.
    case list(RecordList, wantsValue: Bool)
    /// A wrapper object, behind the list that it held.
    case wrapper
  }

  /// Lists and wrappers inside one another; no known form comes near it.
  static let levelLimit = 16

  /// Counts for the ledger.
  struct Counts {
    var found = 0
    var parsed = 0
    var malformed = 0
    var skipped = Counter<String>()
    var notes = Counter<String>()
  }

  let options: ParseOptions
  let recogniser: FormRecogniser?
  let walker: RecordWalker
  let index = StructuralIndex()
  let embeddedIndex = StructuralIndex()
  let emptyRow: [Cell]

  var levels: [Level] = []
  /// After something that could not be cut: looking for the next record.
  var isSeeking = false
  /// Whether the blob's last bytes were refused: that it ended too early has been said then.
  var endsRefused = false
  /// Number of the next record in the blob.
  var nextIndex = 0
  var counts = Counts()
  private var isAtStart = true

  /// - Parameter recogniser: tells CloudTrail's forms apart; nil for formats in which every object is a record.
  init(projection: Projection, recogniser: FormRecogniser?, options: ParseOptions) {
    self.options = options
    self.recogniser = recogniser
    emptyRow = projection.emptyRow
    walker = RecordWalker(
      trie: ProjectionTrie(
        projection, rootKeys: recogniser == nil ? [] : RootKey.allCases, splitsDotsAtRoot: recogniser == nil))
  }

  /// Forgets the last blob.
  mutating func begin() {
    levels.removeAll(keepingCapacity: true)
    isSeeking = false
    endsRefused = false
    nextIndex = 0
    isAtStart = true
  }

  /// Cuts `window` up and adds its records to `batch`.
  ///
  /// - Parameter isLast: whether the blob ends with this window.
  /// - Returns: the number of bytes used; the rest belongs in front of the next window.
  /// - Throws: `BlobError` when the blob holds no records in any known form.
  mutating func cut(_ window: ByteWindow, into batch: RecordBatch, isLast: Bool) throws(BlobError) -> Int {
    window.seal()
    let bytes = window.start
    let length = window.count
    var text = Text(bytes: bytes, length: length, offset: window.offset, isLast: isLast)
    if isAtStart {
      var first = skipBlanks(bytes, 0, length)
      if window.offset == 0, first == 0 {
        let mark = markLength(bytes, length)
        // A part of the byte order mark.
        if mark > 0, mark == length, mark < 3, !isLast { return 0 }
        if mark == 3 {
          first = skipBlanks(bytes, 3, length)
          text.cursor = 3
        }
      }
      if first == length { return length }
      guard bytes[first] == 0x7B || bytes[first] == 0x5B else {
        throw BlobError(
          .unrecognised,
          "this is not JSON: expected '{' or '[' at its beginning; sluice reads CloudTrail log files, "
            + "JSON arrays and JSON lines", outputOffset: window.offset + first)
      }
      isAtStart = false
    }
    index.build(bytes, length: length)
    text.number = index.firstStructural(at: text.cursor)
    if isSeeking, !seek(&text) { return text.used }
    while step(&text, batch) {}
    return text.used
  }

  /// How many bytes of a byte order mark the text begins with.
  private func markLength(_ bytes: UnsafePointer<UInt8>, _ length: Int) -> Int {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return mark.indices.first { $0 >= length || bytes[$0] != mark[$0] } ?? mark.count
  }

  /// A window while it is cut.
  struct Text {
    private(set) var bytes: UnsafePointer<UInt8>
    private(set) var length: Int
    /// Offset of the text in the blob.
    private(set) var offset: Int
    let isLast: Bool
    /// What was taken off its front since the window began.
    private(set) var base = 0

    init(bytes: UnsafePointer<UInt8>, length: Int, offset: Int, isLast: Bool) {
      self.bytes = bytes
      self.length = length
      self.offset = offset
      self.isLast = isLast
    }

    /// Number of bytes of the window that have been used.
    var used: Int { base + cursor }

    /// Lets the text begin at `position`.
    mutating func takeOff(_ position: Int) {
      bytes += position
      length -= position
      offset += position
      base += position
      cursor = 0
      number = 0
    }

    /// What is in front of it has been used.
    var cursor = 0
    /// Number of the first structural character at or behind the cursor.
    var number = 0
  }

  /// Takes the next piece. False when the window is used up.
  private mutating func step(_ text: inout Text, _ batch: RecordBatch) -> Bool {
    let position = Int(index.offsets[text.number])
    let gap = skipBlanks(text.bytes, text.cursor, position)
    if position >= text.length {
      // The index ends early where there was more wrong than it could note.
      if index.scanned < text.length, text.cursor > 0 { return indexAnew(from: text.cursor, &text) }
      if gap == text.length {
        text.cursor = text.length
        return false
      }
      return stray(gap, to: text.length, &text, batch)
    }
    if gap < position { return stray(gap, to: position, &text, batch) }
    let byte = text.bytes[position]
    switch levels.last {
    case nil:
      switch byte {
      case 0x7B: return object(position, &text, batch)
      case 0x5B: return enter(.list(.none, wantsValue: true), &text, position)
      default: return stray(position, to: position + 1, &text, batch)
      }
    case .list(let list, let wantsValue)?:
      switch byte {
      case 0x7B:
        if !wantsValue {
          counts.notes.count("missing ',' between records")
          // Said once, also when the record goes on in the next window.
          levels[levels.count - 1] = .list(list, wantsValue: true)
        }
        return object(position, &text, batch)
      case 0x5B: return enter(.list(list, wantsValue: true), &text, position)
      case 0x2C:
        levels[levels.count - 1] = .list(list, wantsValue: true)
        return use(position + 1, &text)
      case 0x5D:
        levels.removeLast()
        return use(position + 1, &text)
      default: return stray(position, to: position + 1, &text, batch)
      }
    case .wrapper?:
      switch byte {
      case 0x7D:
        levels.removeLast()
        return use(position + 1, &text)
      case 0x2C: return members(position, &text, batch)
      default: return stray(position, to: position + 1, &text, batch)
      }
    }
  }

  /// Indexes the text from `position`, which stands outside strings.
  mutating func indexAnew(from position: Int, _ text: inout Text) -> Bool {
    text.takeOff(position)
    index.build(text.bytes, length: text.length)
    return true
  }

  private mutating func use(_ cursor: Int, _ text: inout Text) -> Bool {
    text.cursor = cursor
    while text.number < index.count, Int(index.offsets[text.number]) < cursor { text.number += 1 }
    return true
  }

  private mutating func enter(_ level: Level, _ text: inout Text, _ position: Int) -> Bool {
    valueTaken()
    // Deeper nesting of lists means nothing; it is passed over flat.
    if levels.count < Self.levelLimit { levels.append(level) }
    return use(position + 1, &text)
  }

  private mutating func valueTaken() {
    if case .list(let list, _)? = levels.last { levels[levels.count - 1] = .list(list, wantsValue: false) }
  }

  // MARK: objects

  private mutating func object(_ position: Int, _ text: inout Text, _ batch: RecordBatch) -> Bool {
    let row = batch.appendRecord()
    let end = walker.walk(
      text.bytes, index, from: text.number, into: row, arena: batch.arena, stopsAtLists: recogniser != nil)
    let extent = extent(of: end, text)
    let limit = position + options.maximumRecordSize
    if case .complete(let next, let keys) = end, index.issues.isEmpty, extent <= limit {
      accept(position..<extent, keys, first: text.number, row, text, batch)
      valueTaken()
      text.cursor = extent
      text.number = next
      return true
    }
    if case .incomplete = end, index.scanned < text.length {
      // There was more wrong than the index could note.
      batch.removeLastRecord()
      if position > 0 { return indexAnew(from: position, &text) }
      let issue = index.firstIssue(at: position)
      return malformed(position, at: issue?.offset ?? position, issue?.reason ?? "unreadable", &text, batch)
    }
    if let (offset, why) = firstError(of: end, from: position, to: limit, text) {
      batch.removeLastRecord()
      return malformed(position, at: offset, why, &text, batch)
    }
    if extent > limit {
      batch.removeLastRecord()
      return malformed(position, at: limit, tooLarge, &text, batch)
    }
    switch end {
    case .list(_, let bracket) where levels.count >= Self.levelLimit:
      batch.removeLastRecord()
      return malformed(
        position, at: Int(index.offsets[bracket]), "lists of records lie deeper inside one another than sluice follows",
        &text, batch)
    case .list(let list, let bracket):
      batch.removeLastRecord()
      valueTaken()
      levels.append(.wrapper)
      levels.append(.list(list, wantsValue: true))
      return use(Int(index.offsets[bracket]) + 1, &text)
    case .complete(let next, let keys):
      if let issue = index.firstIssue(at: position), issue.offset < extent {
        batch.removeLastRecord()
        reject(position..<extent, at: issue.offset, issue.reason, text, batch)
      } else {
        accept(position..<extent, keys, first: text.number, row, text, batch)
      }
      valueTaken()
      text.cursor = extent
      text.number = next
      return true
    case .malformed, .incomplete:
      batch.removeLastRecord()
      if text.isLast {
        let issue = index.firstIssue(at: position)
        return malformed(
          position, at: issue?.offset ?? text.length, issue?.reason ?? "the object ends inside this record", &text,
          batch)
      }
      text.cursor = position
      return false
    }
  }

  private var tooLarge: String {
    "the record is larger than max_record_size (\(options.maximumRecordSize) bytes); raise it in the parse stage to read it"
  }

  /// How far what was walked is known to reach.
  private func extent(of end: RecordWalker.End, _ text: Text) -> Int {
    switch end {
    case .list(_, let bracket): Int(index.offsets[bracket])
    case .complete(let next, _): Int(index.offsets[next - 1]) + 1
    case .malformed(let offset, _): offset
    case .incomplete: text.length
    }
  }

  /// The first thing wrong in what was walked if something up to `limit` keeps its brackets from telling where it ends;
  /// nil if nothing does, or it is yet to come.
  private func firstError(
    of end: RecordWalker.End, from position: Int, to limit: Int, _ text: Text
  ) -> (offset: Int, why: String)? {
    var found: (offset: Int, why: String)?
    if case .malformed(let offset, let why) = end { found = (offset, why) }
    if let issue = index.firstBreak(at: position), issue.offset < extent(of: end, text) {
      found = (issue.offset, issue.reason)
      // Where the walker has not come to, it may find the same thing further in front.
      let start = skipBlanks(text.bytes, index.lastStructural + 1, text.length)
      if case .incomplete = end, issue.offset > index.lastStructural, text.bytes[start] != 0x22,
        case .malformed(let offset, let why) = walker.notAValue(text.bytes, start, text.length)
      {
        found = (offset, why)
      }
    }
    guard let offset = found?.offset, offset <= limit else { return nil }
    if let issue = index.firstIssue(at: position), issue.offset < offset { found = (issue.offset, issue.reason) }
    return found
  }

  /// Keys of a wrapper behind its list. Walked like an object that begins with the comma.
  private mutating func members(_ position: Int, _ text: inout Text, _ batch: RecordBatch) -> Bool {
    let scratch = batch.appendRecord()
    let end = walker.walk(text.bytes, index, from: text.number, into: scratch, arena: batch.arena, stopsAtLists: true)
    batch.removeLastRecord()
    if case .incomplete = end, index.scanned < text.length, position > 0 { return indexAnew(from: position, &text) }
    let limit = position + options.maximumRecordSize
    if let (offset, why) = firstError(of: end, from: position, to: limit, text) {
      return malformed(position, at: offset, why, &text, batch)
    }
    if extent(of: end, text) > limit {
      return malformed(position, at: limit, "a value beside the records is larger than max_record_size", &text, batch)
    }
    switch end {
    case .list(let list, let bracket):
      levels.append(.list(list, wantsValue: true))
      return use(Int(index.offsets[bracket]) + 1, &text)
    case .complete(let next, _):
      levels.removeLast()
      text.cursor = Int(index.offsets[next - 1]) + 1
      text.number = next
      return true
    case .malformed, .incomplete:
      if text.isLast { return malformed(position, at: text.length, "the object ends inside its wrapper", &text, batch) }
      text.cursor = position
      return false
    }
  }

  /// Decides what a well-formed object is, and keeps it if it is a record.
  private mutating func accept(
    _ range: Range<Int>, _ keys: RootKeySet, first: Int, _ row: UnsafeMutablePointer<Cell>, _ text: Text,
    _ batch: RecordBatch
  ) {
    let start = UnsafeRawPointer(text.bytes + range.lowerBound)
    var bytes = UnsafeRawBufferPointer(start: start, count: range.count)
    if let recogniser {
      var list = RecordList.none
      if case .list(let found, _)? = levels.last { list = found }
      switch recogniser.form(keys, in: list) {
      case .record: break
      case .skipped(let why): return skip(why, batch)
      case .embedded(let column):
        let cell = batch[batch.count - 1, column]
        guard cell.kind == .string else { return skip("not_an_event", batch) }
        switch walkEmbedded(cell.bytes, row, batch, recogniser) {
        case .record(let embedded): bytes = embedded
        case .skipped(let why): return skip(why, batch)
        case .malformed(let why):
          batch.removeLastRecord()
          return reject(range, at: range.lowerBound, "in the record inside: " + why, text, batch)
        }
      case .inner(let column):
        let cell = batch[batch.count - 1, column]
        guard cell.kind == .object, let inner = cell.start else { return skip("eventbridge_other", batch) }
        let offset = range.lowerBound + (inner - start)
        row.update(from: emptyRow, count: emptyRow.count)
        guard
          case .complete(_, let innerKeys) = walker.walk(
            text.bytes, index, from: index.firstStructural(at: offset), into: row, arena: batch.arena,
            stopsAtLists: false),
          case .record = recogniser.form(innerKeys, in: .none)
        else { return skip("eventbridge_other", batch) }
        bytes = cell.bytes
      }
    }
    counts.found += 1
    counts.parsed += 1
    var span = RecordSpan()
    span.start = bytes.baseAddress
    span.length = UInt32(bytes.count)
    span.index = nextIndex
    span.offset = text.offset + range.lowerBound
    batch.spans[batch.count - 1] = span
    nextIndex += 1
  }

  private mutating func skip(_ why: String, _ batch: RecordBatch) {
    batch.removeLastRecord()
    counts.found += 1
    counts.skipped.count(why)
    nextIndex += 1
  }

  private enum Embedded {
    case record(UnsafeRawBufferPointer)
    case skipped(String)
    case malformed(String)
  }

  /// Walks a record that came as a JSON string.
  private func walkEmbedded(
    _ source: UnsafeRawBufferPointer, _ row: UnsafeMutablePointer<Cell>, _ batch: RecordBatch,
    _ recogniser: FormRecogniser
  ) -> Embedded {
    let bytes = paddedCopy(source, batch.arena)
    let first = skipBlanks(bytes, 0, source.count)
    // CloudWatch Logs sends a plain sentence to check the way.
    guard first < source.count, bytes[first] == 0x7B else { return .skipped("not_an_event") }
    embeddedIndex.build(bytes, length: source.count)
    row.update(from: emptyRow, count: emptyRow.count)
    switch walker.walk(bytes, embeddedIndex, from: 0, into: row, arena: batch.arena, stopsAtLists: false) {
    case .complete(let next, let keys):
      let stop = Int(embeddedIndex.offsets[next - 1]) + 1
      if let issue = embeddedIndex.firstIssue(at: 0) { return .malformed(issue.reason) }
      guard skipBlanks(bytes, stop, source.count) == source.count else {
        return .malformed("something stands behind its closing brace")
      }
      guard case .record = recogniser.form(keys, in: .none) else { return .skipped("not_an_event") }
      return .record(UnsafeRawBufferPointer(start: bytes + first, count: stop - first))
    case .malformed(_, let why): return .malformed(why)
    case .incomplete, .list: return .malformed("it ends in the middle")
    }
  }

  /// A copy with the blanks behind it that the scan needs.
  func paddedCopy(_ source: UnsafeRawBufferPointer, _ arena: Arena) -> UnsafePointer<UInt8> {
    let memory = arena.allocate(source.count + ByteWindow.padding)
    if let base = source.baseAddress { memory.copyMemory(from: base, byteCount: source.count) }
    (memory + source.count).initializeMemory(as: UInt8.self, repeating: 0x20, count: ByteWindow.padding)
    return UnsafePointer(memory.assumingMemoryBound(to: UInt8.self))
  }

  func skipBlanks(_ bytes: UnsafePointer<UInt8>, _ from: Int, _ to: Int) -> Int {
    var position = from
    while position < to, bytes[position] == 0x20 || bytes[position] &- 9 < 2 || bytes[position] == 0x0D {
      position += 1
    }
    return position
  }
}
