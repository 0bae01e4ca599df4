import SluiceCore
import SluiceRules

/// The state of an aggregating query: an entry for each row, and one for each group that alerted.
extension ESQLOperator {
  private static let rowKey: UInt8 = 0
  private static let groupKey: UInt8 = 1

  mutating func beginRecording(all: Bool) {
    recording.isActive = true
    guard all else { return }
    for row in 0..<rows.count { recording.note(added: rows[row].number) }
    for group in groups.keys { recording.note(group: group) }
    common = StoredCommon()
  }

  mutating func takeChanges() -> [StateChange] {
    var changes = recording.removed.map { StateChange(key: Self.key(row: $0), value: nil) }
    if !recording.added.isEmpty {
      for row in 0..<rows.count where recording.added.contains(rows[row].number) {
        let time = EventTime(milliseconds: rows[row].time)
        var writer = StateWriter()
        writer.write(time)
        writer.write(rows[row].isLate)
        rows.append(row, to: &writer.bytes)
        changes.append(StateChange(key: Self.key(row: rows[row].number), value: writer.bytes, time: time))
      }
    }
    for key in recording.groups {
      var name = StateWriter()
      name.write(UInt64(Self.groupKey))
      name.write(key) { $0.write($1) }
      guard let group = groups[key] else {
        changes.append(StateChange(key: name.bytes, value: nil))
        continue
      }
      var writer = StateWriter()
      writer.write(group.alerted)
      writer.write(group.holds)
      changes.append(
        StateChange(key: name.bytes, value: writer.bytes, time: EventTime(milliseconds: group.alerted)))
    }
    recording.clear()
    common.append(
      { writer in
        writer.write(nextNumber)
        writer.write(due ?? .min)
        writer.write(lastRun ?? .min)
        writer.write(evicted)
        writer.write(hasNewRows)
      }, to: &changes)
    return changes
  }

  mutating func restore(_ change: StateChange) throws(StateReader.Damaged) {
    guard var reader = StateReader(change) else { return }
    guard let kind = change.key.first else {
      nextNumber = max(nextNumber, try reader.integer64())
      let (due, lastRun) = (try reader.integer64(), try reader.integer64())
      self.due = due == .min ? nil : due
      self.lastRun = lastRun == .min ? nil : lastRun
      evicted = try reader.integer()
      hasNewRows = try reader.flag()
      return
    }
    if kind == Self.groupKey {
      var name = StateReader(Array(change.key.dropFirst()))
      let key = try name.list { reader throws(StateReader.Damaged) in try reader.esqlValue() }
      groups[key] = (try reader.integer64(), try reader.flag())
      return
    }
    guard change.key.count == 9 else { throw StateReader.Damaged() }
    let number = Int64(bitPattern: change.key.dropFirst().reduce(0) { $0 << 8 | UInt64($1) })
    let time = try reader.time()
    let isLate = try reader.flag()
    let entry = ESQLWindow.Entry(time: time.milliseconds, number: number, isLate: isLate)
    let (bytes, range) = reader.rest
    guard rows.insert(entry, bytes, range) else { throw StateReader.Damaged() }
    nextNumber = max(nextNumber, number &+ 1)
  }

  /// Most significant byte first, so that rows are stored, and read back, in their order.
  private static func key(row number: Int64) -> [UInt8] {
    let bits = UInt64(bitPattern: number)
    return [rowKey] + (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
  }
}

/// What changed in the state of a query since it was asked for last.
struct ESQLRecording: Sendable {
  var isActive = false
  private(set) var added: Set<Int64> = []
  private(set) var removed: Set<Int64> = []
  private(set) var groups: Set<[ESQLValue]> = []

  mutating func note(added row: Int64) {
    if isActive { added.insert(row) }
  }

  mutating func note(removed row: Int64) {
    // A row that came and went in between was never stored.
    if isActive, added.remove(row) == nil { removed.insert(row) }
  }

  mutating func note(group: [ESQLValue]) {
    if isActive { groups.insert(group) }
  }

  mutating func clear() {
    added.removeAll(keepingCapacity: true)
    removed.removeAll(keepingCapacity: true)
    groups.removeAll(keepingCapacity: true)
  }
}

extension StateWriter {
  mutating func write(_ value: ESQLValue) { value.encode(to: &bytes) }
}

extension StateReader {
  mutating func esqlValue() throws(Damaged) -> ESQLValue {
    let (bytes, range) = rest
    var reader = ESQLValue.Reader(bytes, range)
    guard let value = reader.value() else { throw Damaged() }
    _ = try pass(reader.position - range.lowerBound)
    return value
  }
}
