/// The rows of a window of time, in the order of their times; those of one time in the order in which they came.
///
/// What a row holds are numbers of values, so that a row takes four bytes for each column that the query still reads.
/// Where the query groups by columns, each row is linked to the next of its group, from the run that first saw it on
/// (`ESQLWindow+Groups`).
package struct ESQLWindow: Sendable {
  package struct Entry: Sendable {
    /// In milliseconds.
    package let time: Int64
    /// Grows with each row that comes; less than 2⁶².
    package let number: Int64
    package let isLate: Bool

    package init(time: Int64, number: Int64, isLate: Bool) {
      self.time = time
      self.number = number
      self.isLate = isLate
    }
  }

  struct Row: Sendable {
    let time: Int64
    /// The number, and whether the row is late in the last bit.
    let tagged: Int64
    /// The row's group, and the next row of it; they mean something in rows that are linked.
    var group: UInt32 = 0
    var next: UInt32 = 0

    init(_ entry: Entry) {
      time = entry.time
      tagged = entry.number << 1 | (entry.isLate ? 1 : 0)
    }

    var entry: Entry { Entry(time: time, number: tagged >> 1, isLate: tagged & 1 != 0) }
  }

  /// How many values a row has.
  package let width: Int
  private(set) var values = ESQLValueTable()
  var rows: [Row] = []
  private var numbers: [UInt32] = []
  /// Rows at the front that were dropped.
  private(set) var dropped = 0
  /// The place of the first of `rows`, dropped or not. Places go around at 2³².
  private(set) var firstPlace: UInt32 = 0
  /// Values that were in use when they were looked through last.
  private var used = 0
  /// Nil where the query does not group by columns.
  var groups: ESQLGroups?
  /// Rows that runs have looked at: what they cost.
  package internal(set) var work = 0

  package init(_ program: ESQLProgram) {
    width = program.keptWidth
    groups = program.grouped.map { ESQLGroups(keyColumns: $0.keyColumns) }
  }

  package var count: Int { rows.count - dropped }
  package var isEmpty: Bool { count == 0 }

  package subscript(row: Int) -> Entry { rows[dropped + row].entry }

  /// The first row at that time or later; `count` where there is none.
  ///
  /// - Complexity: O(log *n*)
  package func firstRow(notBefore time: Int64) -> Int {
    var low = dropped
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].time < time { low = middle + 1 } else { high = middle }
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
    numbers.reserveMore(width)
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
    let row = Row(entry)
    if count > 0, let last = rows.last, (row.time, row.tagged) < (last.time, last.tagged) {
      let place = place(of: entry)
      let columns = Array(numbers[first...])
      numbers.removeSubrange(first...)
      numbers.insert(contentsOf: columns, at: (dropped + place) * width)
      rows.insert(row, at: dropped + place)
      groups?.noteInsertion(at: place)
    } else {
      rows.reserveMore(1)
      rows.append(row)
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
    unlinkFirst(count)
    dropped += count
    guard dropped > 256, dropped * 2 > rows.count else { return }
    // Into memory of their own: a burst should not pin what it took.
    rows = Array(rows[dropped...])
    numbers = Array(numbers[(dropped * width)...])
    firstPlace &+= UInt32(truncatingIfNeeded: dropped)
    dropped = 0
    groups?.shrink()
    if values.count > 2 * used + 1_024 { dropUnusedValues() }
  }

  private mutating func dropUnusedValues() {
    var isUsed = [Bool](repeating: false, count: values.count)
    for number in numbers { isUsed[Int(number)] = true }
    groups?.table.mark(&isUsed)
    let renumbered = values.compact(keeping: isUsed)
    for index in numbers.indices { numbers[index] = renumbered[Int(numbers[index])] }
    groups?.table.renumber(renumbered)
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
