import SluiceCore

/// The events of a group that a threshold rule counts. Most groups have one, which takes no memory of its own.
struct ThresholdGroup: Sendable {
  /// When they happened, in milliseconds, ascending: the first, and those behind it.
  private var first: Int64 = 0
  private var others: [Int64] = []
  private(set) var count = 0
  /// The values whose number is asked for, of each event; empty where no rule asks.
  private var values: [[FieldValue]] = []
  /// How often each of them is there.
  private var distinct: [FieldValue: Int] = [:]
  /// Events up to here belong to an alert already, in milliseconds.
  private(set) var signalled = Int64.min

  var firstTime: Int64 { first }
  var lastTime: Int64 { others.last ?? first }
  var distinctCount: Int { distinct.count }

  private func time(_ event: Int) -> Int64 { event == 0 ? first : others[event - 1] }

  /// Adds an event, behind those of its time.
  ///
  /// - Parameter values: those whose number is asked for; nil where no rule asks.
  mutating func insert(_ time: Int64, _ values: [FieldValue]?) {
    // Most come in the order of their times.
    var place = count
    while place > 0, self.time(place - 1) > time { place -= 1 }
    if count == 0 {
      first = time
    } else if place == 0 {
      others.insert(first, at: 0)
      first = time
    } else {
      others.insert(time, at: place - 1)
    }
    count += 1
    guard let values else { return }
    self.values.insert(values, at: place)
    for value in values { distinct[value, default: 0] += 1 }
  }

  /// Leaves out events before that time, and the oldest beyond `limit`.
  mutating func removeFirst(before time: Int64, beyond limit: Int) {
    var surplus = 0
    while surplus < count, self.time(surplus) < time || count - surplus > limit { surplus += 1 }
    if surplus == 0 { return }
    if surplus == count { return removeAll() }
    first = self.time(surplus)
    others.removeFirst(surplus)
    count -= surplus
    if values.isEmpty { return }
    for value in values[..<surplus].joined() {
      let left = (distinct[value] ?? 0) - 1
      distinct[value] = left > 0 ? left : nil
    }
    values.removeFirst(surplus)
  }

  /// Ends the count with an alert.
  mutating func signal() {
    signalled = lastTime
    removeAll()
  }

  private mutating func removeAll() {
    count = 0
    others = []
    values = []
    distinct = [:]
  }

  // MARK: Storing

  func write(to writer: inout StateWriter) {
    writer.write(signalled)
    writer.write(0..<count) { writer, event in writer.write(time(event)) }
    writer.write(values) { writer, values in writer.write(values) }
  }

  init() {}

  init(_ reader: inout StateReader) throws(StateReader.Damaged) {
    signalled = try reader.integer64()
    let times = try reader.list { reader throws(StateReader.Damaged) in try reader.integer64() }
    let values = try reader.list { reader throws(StateReader.Damaged) in try reader.values() }
    guard values.isEmpty || values.count == times.count else { throw StateReader.Damaged() }
    for (index, time) in times.enumerated() { insert(time, values.isEmpty ? nil : values[index]) }
  }
}
