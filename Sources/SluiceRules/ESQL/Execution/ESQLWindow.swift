/// The rows of a window of time, in the order of their times; those of one time in the order in which they came.
///
/// What a row holds are numbers of values, so that a row takes four bytes for each column that the query still reads.
package struct ESQLWindow: Sendable {
  package struct Entry: Sendable {
    /// In milliseconds.
    package let time: Int64
    /// Grows with each row that comes.
    package let number: Int64
    package let isLate: Bool

    package init(time: Int64, number: Int64, isLate: Bool) {
      self.time = time
      self.number = number
      self.isLate = isLate
    }
  }

  /// How many values a row has.
  package let width: Int
  private(set) var values = ESQLValueTable()
  private var entries: [Entry] = []
  private var numbers: [UInt32] = []
  /// Rows at the front that were dropped.
  private var dropped = 0
  /// Values that were in use when they were looked through last.
  private var used = 0

  package init(_ program: ESQLProgram) { width = program.keptWidth }

  package var count: Int { entries.count - dropped }
  package var isEmpty: Bool { count == 0 }

  package subscript(row: Int) -> Entry { entries[dropped + row] }

  /// The first row at that time or later; `count` where there is none.
  ///
  /// - Complexity: O(log *n*)
  package func firstRow(notBefore time: Int64) -> Int {
    var low = dropped
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].time < time { low = middle + 1 } else { high = middle }
    }
    return low - dropped
  }

  /// Adds a row. Nothing happens where the bytes are not those of one.
  ///
  /// - Parameter range: where its values lie in `bytes`, encoded.
  /// - Returns: whether it was added.
  /// - Complexity: O(width) for rows that come in order.
  package mutating func insert(_ entry: Entry, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var reader = ESQLValue.Reader(bytes, range)
    let first = numbers.count
    for _ in 0..<width {
      guard let place = reader.skip() else {
        numbers.removeSubrange(first...)
        return false
      }
      numbers.append(values.number(of: bytes, place))
    }
    guard reader.isAtEnd else {
      numbers.removeSubrange(first...)
      return false
    }
    if let last = entries.last, entries.count > dropped, (entry.time, entry.number) < (last.time, last.number) {
      let place = dropped + self.place(of: entry)
      let row = Array(numbers[first...])
      numbers.removeSubrange(first...)
      numbers.insert(contentsOf: row, at: place * width)
      entries.insert(entry, at: place)
    } else {
      entries.append(entry)
    }
    return true
  }

  private func place(of entry: Entry) -> Int {
    var place = firstRow(notBefore: entry.time)
    while place < count, self[place].time == entry.time, self[place].number < entry.number { place += 1 }
    return place
  }

  /// - Complexity: O(*k*), amortised.
  package mutating func removeFirst(_ count: Int) {
    dropped += count
    guard dropped > 256, dropped * 2 > entries.count else { return }
    // Into memory of their own: a burst should not pin what it took.
    entries = Array(entries[dropped...])
    numbers = Array(numbers[(dropped * width)...])
    dropped = 0
    if values.count > 2 * used + 1_024 { dropUnusedValues() }
  }

  private mutating func dropUnusedValues() {
    var isUsed = [Bool](repeating: false, count: values.count)
    for number in numbers { isUsed[Int(number)] = true }
    let renumbered = values.compact(keeping: isUsed)
    for index in numbers.indices { numbers[index] = renumbered[Int(numbers[index])] }
    used = values.count
  }

  /// Appends a row's values, encoded, as they came.
  package func append(_ row: Int, to bytes: inout [UInt8]) {
    for column in 0..<width { values.append(number(row, column), to: &bytes) }
  }

  func number(_ row: Int, _ column: Int) -> UInt32 { numbers[(dropped + row) * width + column] }

  /// The row with values rather than their numbers.
  func prepared(_ row: Int) -> ESQLPreparedRow {
    ESQLPreparedRow(values: (0..<width).map { values.value(number(row, $0)) })
  }
}
