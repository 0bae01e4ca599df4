import SluiceCore

/// The rows of a window of time, in the order of their times; those of one time in the order in which they came.
///
/// What a row holds are numbers of values, so that a row takes one to four bytes for each column that the query still
/// reads, and eight for its time and number. Where the query groups by columns, each row is linked to the next of its
/// group, from the run that first saw it on (`ESQLWindow+Groups`).
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

  /// The row's group, and the next row of it; they mean something in rows that are linked.
  struct Link: Sendable {
    var group: UInt32 = 0
    var next: UInt32 = 0
  }

  /// How many values a row has.
  package let width: Int
  private(set) var values = ESQLValueTable()
  /// By row, as all of these.
  private var times = OffsetList()
  /// The row's number, and whether it is late in the last bit.
  private var tagged = OffsetList()
  private var columns: [PackedNumbers]
  /// None where the query does not group by columns.
  var links: [Link] = []
  /// Rows at the front that were dropped.
  private(set) var dropped = 0
  /// The place of the first row, dropped or not. Places go around at 2³².
  private(set) var firstPlace: UInt32 = 0
  /// Values that were in use when they were looked through last.
  private var used = 0
  /// Where the values of a row lie that is being added; memory that is used again.
  private var newValues: [Range<Int>] = []
  /// Nil where the query does not group by columns.
  var groups: ESQLGroups?
  /// Rows that runs have looked at: what they cost.
  package internal(set) var work = 0

  /// How many rows a window can have.
  package static var greatestCount: Int { ESQLGroupTable.greatestCount }

  package init(_ program: ESQLProgram) {
    width = program.keptWidth
    columns = Array(repeating: PackedNumbers(), count: width)
    groups = program.grouped.map { ESQLGroups(keyColumns: $0.keyColumns) }
  }

  package var count: Int { times.count - dropped }
  package var isEmpty: Bool { count == 0 }

  package subscript(row: Int) -> Entry {
    let tagged = tagged[dropped + row]
    return Entry(time: times[dropped + row], number: tagged >> 1, isLate: tagged & 1 != 0)
  }

  /// The first row at that time or later; `count` where there is none.
  ///
  /// - Complexity: O(log *n*)
  package func firstRow(notBefore time: Int64) -> Int {
    var low = dropped
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] < time { low = middle + 1 } else { high = middle }
    }
    return low - dropped
  }

  /// Adds a row. Nothing happens where the bytes are not those of one.
  ///
  /// - Parameters:
  ///   - bytes: texts may lie in front of the row that refers to them.
  ///   - range: where its values lie in `bytes`, encoded.
  /// - Returns: whether it was added.
  /// - Complexity: O(width) for rows that come in order.
  package mutating func insert(_ entry: Entry, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    unsafe bytes.withUnsafeBytes { unsafe insert(entry, $0, range.clamped(to: 0..<$0.count)) }
  }

  private mutating func insert(_ entry: Entry, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    // Judged before anything is changed.
    newValues.removeAll(keepingCapacity: true)
    var cursor = unsafe ESQLEncodedCursor(bytes, range)
    for _ in 0..<width {
      guard let place = cursor.skip() else { return false }
      newValues.append(place)
    }
    guard cursor.isAtEnd else { return false }
    let row = dropped + (isLast(entry) ? count : place(of: entry))
    if row < times.count { groups?.noteInsertion(at: row - dropped) }
    times.insert(entry.time, at: row)
    tagged.insert(entry.number << 1 | (entry.isLate ? 1 : 0), at: row)
    if groups != nil {
      links.reserveMore(1)
      links.insert(Link(), at: row)
    }
    for column in 0..<width {
      let number = unsafe values.number(of: UnsafeRawBufferPointer(rebasing: bytes[newValues[column]]))
      columns[column].insert(number, at: row)
    }
    return true
  }

  /// Whether the row comes behind all others.
  private func isLast(_ entry: Entry) -> Bool {
    if isEmpty { return true }
    let last = self[count - 1]
    return (last.time, last.number) <= (entry.time, entry.number)
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
    guard dropped > 256, dropped * 4 > times.count else { return }
    // Into memory of their own: a burst should not pin what it took.
    times.removeFirst(dropped)
    tagged.removeFirst(dropped)
    if !links.isEmpty { links = Array(links[dropped...]) }
    for column in columns.indices { columns[column].removeFirst(dropped) }
    firstPlace &+= UInt32(truncatingIfNeeded: dropped)
    dropped = 0
    groups?.shrink()
    if values.count > 2 * used + 1_024 { dropUnusedValues() }
  }

  private mutating func dropUnusedValues() {
    var isUsed = [Bool](repeating: false, count: values.count)
    for column in columns { for row in 0..<column.count { isUsed[Int(column[row])] = true } }
    groups?.table.mark(&isUsed)
    let renumbered = values.compact(keeping: isUsed)
    for column in columns.indices { columns[column].replaceAll { renumbered[Int($0)] } }
    groups?.table.renumber(renumbered)
    used = values.count
  }

  /// Appends a row's values, encoded, as they came.
  package func append(_ row: Int, to bytes: inout [UInt8]) {
    for column in 0..<width { values.append(number(row, column), to: &bytes) }
  }

  func number(_ row: Int, _ column: Int) -> UInt32 { columns[column][dropped + row] }

  /// The row with values rather than their numbers.
  func prepared(_ row: Int) -> ESQLPreparedRow {
    ESQLPreparedRow(values: (0..<width).map { values.value(number(row, $0)) })
  }
}
