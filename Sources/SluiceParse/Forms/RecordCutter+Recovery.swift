import SluiceCore

/// What happens behind something that is wrong: it is refused, and the next record is found.
extension RecordCutter {
  /// Counts and keeps a record that is refused. Of more than `maximumRecordSize` nothing is said: how much is known
  /// depends on the windows.
  mutating func reject(
    _ whole: Range<Int>, at error: Int, _ reason: String, _ text: Text, _ batch: RecordBatch
  ) {
    let range = whole.lowerBound..<min(whole.upperBound, whole.lowerBound + options.maximumRecordSize)
    let kept = UnsafeRawBufferPointer(
      start: text.bytes + range.lowerBound, count: min(range.count, RejectedRecord.limit))
    batch.rejects.append(
      RejectedRecord(
        index: nextIndex, offset: text.offset + range.lowerBound, errorOffset: text.offset + error, reason: reason,
        bytes: Array(kept), length: range.count))
    counts.found += 1
    counts.malformed += 1
    nextIndex += 1
  }

  /// Refuses what begins at `start`, where its end can't be told by its brackets, and goes on at the next record.
  ///
  /// - Returns: whether there is more to take from this window.
  mutating func malformed(
    _ start: Int, at error: Int, _ reason: String, _ text: inout Text, _ batch: RecordBatch
  ) -> Bool {
    switch nextRecord(behind: start, error: error, text) {
    case .found(let next):
      reject(start..<trimmed(start, next, text), at: error, reason, text, batch)
      resume(at: next, &text)
      return true
    case .unsure(let candidate):
      // In twice the size every record that begins within the size can be told.
      if !text.isLast, text.length - start <= 2 * options.maximumRecordSize {
        text.cursor = start
        return false
      }
      giveUp(start, candidate, at: error, reason, &text, batch)
      return false
    }
  }

  /// Refuses all from `start` on, as far as it can be seen.
  private mutating func giveUp(
    _ start: Int, _ candidate: Int?, at error: Int, _ reason: String, _ text: inout Text, _ batch: RecordBatch
  ) {
    reject(start..<(text.isLast ? trimmed(start, text.length, text) : text.length), at: error, reason, text, batch)
    isSeeking = !text.isLast
    endsRefused = text.isLast
    text.cursor = text.isLast ? text.length : max(start + 1, border(candidate, text))
  }

  /// Refuses what stands between records and is no object.
  mutating func stray(_ start: Int, to end: Int, _ text: inout Text, _ batch: RecordBatch) -> Bool {
    let why = "expected a record, which begins with '{'"
    if levels.isEmpty {
      // Outside of lists a line is as much as can be lost.
      var line = start
      while line < text.length, text.bytes[line] != 0x0A { line += 1 }
      if line == text.length, !text.isLast {
        if text.length - start > 2 * options.maximumRecordSize {
          giveUp(start, nil, at: start, why, &text, batch)
        } else {
          text.cursor = start
        }
        return false
      }
      reject(start..<trimmed(start, line, text), at: start, why, text, batch)
      resume(at: min(line + 1, text.length), &text)
      return true
    }
    if end == text.length, !text.isLast {
      if text.length - start > 2 * options.maximumRecordSize {
        giveUp(start, nil, at: start, why, &text, batch)
      } else {
        text.cursor = start
      }
      return false
    }
    if let issue = index.firstBreak(at: start), issue.offset < end {
      // A stray quote has turned all strings behind it inside out.
      return malformed(start, at: start, why, &text, batch)
    }
    reject(start..<trimmed(start, end, text), at: start, why, text, batch)
    if end == text.length { endsRefused = true }
    if case .list(let list, _)? = levels.last { levels[levels.count - 1] = .list(list, wantsValue: false) }
    text.cursor = end
    while text.number < index.count, Int(index.offsets[text.number]) < end { text.number += 1 }
    return true
  }

  /// Goes on looking in a window behind one that was given up. False when nothing was found yet.
  mutating func seek(_ text: inout Text) -> Bool {
    switch nextRecord(behind: -1, error: 0, text) {
    case .found(let next):
      isSeeking = false
      resume(at: next, &text)
      return true
    case .unsure(let candidate):
      // A blob that ends without another record has ended in what was refused.
      text.cursor = text.isLast ? text.length : border(candidate, text)
      if text.isLast { endsRefused = true }
      return false
    }
  }

  /// Where to go on looking in the next window: at what shows that a record may begin at the candidate, or behind the
  /// end of this window.
  private func border(_ candidate: Int?, _ text: Text) -> Int {
    let end = candidate ?? text.length
    if levels.isEmpty { return end > 0 && text.bytes[end - 1] == 0x0A ? end - 1 : end }
    let comma = blanksBefore(end, text)
    return comma > 0 && text.bytes[comma - 1] == 0x2C ? comma - 1 : end
  }

  /// Where the blanks in front of `position` begin.
  private func blanksBefore(_ position: Int, _ text: Text) -> Int {
    var position = position
    while position > 0, walker.isBlank(text.bytes[position - 1]) { position -= 1 }
    return position
  }

  private enum NextRecord {
    case found(Int)
    /// None for sure; a candidate is cut off by the window's end.
    case unsure(candidate: Int?)
  }

  /// Where the next record begins behind a malformed one.
  ///
  /// In a list: behind a comma, the last such place before the error first (an unclosed string shows only in the next
  /// record), then those behind it. Elsewhere: at the beginning of a line. It has to be a well-formed record.
  private func nextRecord(behind start: Int, error: Int, _ text: Text) -> NextRecord {
    var position = max(start + 1, 0)
    // Places before the error: only the last of them can be a record of its own.
    var last: Int?
    while position < min(error, text.length) {
      if text.bytes[position] == 0x7B, isBoundary(position, text) { last = position }
      position += 1
    }
    if let last {
      switch probe(last, text) {
      case .record: return .found(last)
      case .cutOff: return .unsure(candidate: last)
      case .nothing: break
      }
    }
    while position < text.length {
      if text.bytes[position] == 0x7B, isBoundary(position, text) {
        switch probe(position, text) {
        case .record: return .found(position)
        case .cutOff: return .unsure(candidate: position)
        case .nothing: break
        }
      }
      position += 1
    }
    return .unsure(candidate: nil)
  }

  /// Whether a record may begin at `position`, going by what is in front of it.
  private func isBoundary(_ position: Int, _ text: Text) -> Bool {
    if levels.isEmpty { return position > 0 && text.bytes[position - 1] == 0x0A }
    let comma = blanksBefore(position, text)
    return comma > 0 && text.bytes[comma - 1] == 0x2C
  }

  private enum Probe { case record, cutOff, nothing }

  /// Whether a well-formed record begins at `position`.
  private func probe(_ position: Int, _ text: Text) -> Probe {
    let rest = text.length - position
    let row = UnsafeMutablePointer<Cell>.allocate(capacity: max(1, emptyRow.count))
    defer { row.deallocate() }
    let arena = Arena()
    // Most candidates are decided within a few kB.
    var length = min(rest, 16 << 10)
    while true {
      let bytes = paddedCopy(UnsafeRawBufferPointer(start: text.bytes + position, count: length), arena)
      embeddedIndex.build(bytes, length: length)
      row.update(from: emptyRow, count: emptyRow.count)
      let end = walker.walk(bytes, embeddedIndex, from: 0, into: row, arena: arena, stopsAtLists: false)
      switch end {
      case .complete(let next, let keys):
        let stop = Int(embeddedIndex.offsets[next - 1])
        if let issue = embeddedIndex.firstIssue(at: 0), issue.offset <= stop { return .nothing }
        if stop >= options.maximumRecordSize { return .nothing }
        guard let recogniser else { return .record }
        if case .skipped = recogniser.form(keys, in: .none) { return .nothing }
        return .record
      case .incomplete:
        if embeddedIndex.firstIssue(at: 0) != nil { return .nothing }
        if length < rest {
          length = min(rest, length * 4)
          continue
        }
        return text.isLast || rest > options.maximumRecordSize ? .nothing : .cutOff
      case .malformed, .list: return .nothing
      }
    }
  }

  private mutating func resume(at position: Int, _ text: inout Text) {
    if case .list(let list, _)? = levels.last {
      levels[levels.count - 1] = .list(list, wantsValue: true)
    }
    // What follows is indexed anew: the malformed record may have turned strings inside out.
    _ = indexAnew(from: position, &text)
  }

  /// The end of a refused record without the comma and the blanks before the next one.
  private func trimmed(_ start: Int, _ end: Int, _ text: Text) -> Int {
    var end = end
    while end > start + 1, walker.isBlank(text.bytes[end - 1]) || (text.bytes[end - 1] == 0x2C && !levels.isEmpty) {
      end -= 1
    }
    return end
  }
}
