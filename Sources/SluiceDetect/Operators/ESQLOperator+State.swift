import SluiceCore
import SluiceRules

/// The state of an aggregating query: an entry for each row, and one for each group that alerted.
extension ESQLOperator {
  private static let rowKey: UInt8 = 0
  private static let groupKey: UInt8 = 1

  /// Intervals that have begun are run as if no more rows came.
  mutating func finish(into alerts: inout [OperatorAlert]) {
    advance(to: EventTime(milliseconds: .max / 4), into: &alerts)
  }

  mutating func beginRecording() { recording.isActive = true }

  mutating func takeChanges() -> [StateChange] {
    var changes = recording.removed.map { StateChange(key: Self.key(row: $0), value: nil) }
    if !recording.added.isEmpty {
      for row in rows where recording.added.contains(row.number) {
        var writer = StateWriter()
        writer.write(row.time)
        writer.write(row.isLate)
        writer.write(row.values.values) { $0.write($1) }
        changes.append(StateChange(key: Self.key(row: row.number), value: writer.bytes, time: row.time))
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
    let values = try reader.list { reader throws(StateReader.Damaged) in try reader.esqlValue() }
    // In the order of times, and of numbers among equal ones: rows may come in any order.
    let row = Row(time: time, number: number, values: ESQLPreparedRow(values: values), isLate: isLate)
    let place = rows.lastIndex { ($0.time, $0.number) < (time, number) }.map { $0 + 1 } ?? 0
    rows.insert(row, at: place)
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
  mutating func write(_ value: ESQLValue) {
    switch value {
    case .null: write(UInt64(0))
    case .boolean(let value):
      write(UInt64(1))
      write(value)
    case .integer(let value):
      write(UInt64(2))
      write(value)
    case .double(let value):
      write(UInt64(3))
      write(value)
    case .string(let value):
      write(UInt64(4))
      write(value)
    case .datetime(let value):
      write(UInt64(5))
      write(value)
    case .ip(let value):
      write(UInt64(6))
      write(value.description)
    case .duration(let value):
      write(UInt64(7))
      write(value.months)
      write(value.days)
      write(value.milliseconds)
    case .many(let values):
      write(UInt64(8))
      write(values) { $0.write($1) }
    }
  }
}

extension StateReader {
  mutating func esqlValue() throws(Damaged) -> ESQLValue { try esqlValue(isInList: false) }

  private mutating func esqlValue(isInList: Bool) throws(Damaged) -> ESQLValue {
    switch try unsigned() {
    case 0 where !isInList: return .null
    case 1: return .boolean(try flag())
    case 2: return .integer(try integer64())
    case 3: return .double(try double())
    case 4: return .string(try string())
    case 5: return .datetime(try integer64())
    case 6:
      guard let address = ESQLAddress(try string()) else { throw Damaged() }
      return .ip(address)
    case 7:
      return .duration(
        ESQLDuration(months: try integer64(), days: try integer64(), milliseconds: try integer64()))
    case 8 where !isInList:
      return .many(try list { reader throws(Damaged) in try reader.esqlValue(isInList: true) })
    default: throw Damaged()
    }
  }
}
