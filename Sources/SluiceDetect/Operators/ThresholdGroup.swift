import SluiceCore

/// The events of a group that a threshold rule counts. Most groups have one, and take 24 bytes.
struct ThresholdGroup: Sendable {
  /// What only groups of several events have, or such whose values are counted.
  private struct More: Sendable {
    /// When the events behind the first happened, in milliseconds, ascending.
    var others: [Int64] = []
    /// The values whose number is asked for, of each event; empty where no rule asks.
    var values: [[FieldValue]] = []
    /// How often each of them is there.
    var distinct: [FieldValue: Int] = [:]
  }

  /// Stands for no event in `first`.
  private static let none = Int64.max

  /// When the first event happened, in milliseconds.
  private var first = Self.none
  /// One at most.
  private var more: [More] = []
  /// Events up to here belong to an alert already, in milliseconds.
  private(set) var signalled = Int64.min

  var count: Int { first == Self.none ? 0 : 1 + (more.first?.others.count ?? 0) }
  var firstTime: Int64 { first }
  var lastTime: Int64 { more.first?.others.last ?? first }
  var distinctCount: Int { more.first?.distinct.count ?? 0 }

  private func time(_ event: Int) -> Int64 { event == 0 ? first : more[0].others[event - 1] }

  /// Adds an event, behind those of its time.
  ///
  /// - Parameter values: those whose number is asked for; nil where no rule asks.
  mutating func insert(_ time: Int64, _ values: [FieldValue]?) {
    let count = count
    // Most come in the order of their times.
    var place = count
    while place > 0, self.time(place - 1) > time { place -= 1 }
    if more.isEmpty, count > 0 || values != nil { more.append(More()) }
    if count == 0 {
      first = time
    } else if place == 0 {
      more[0].others.insert(first, at: 0)
      first = time
    } else {
      more[0].others.insert(time, at: place - 1)
    }
    guard let values else { return }
    more[0].values.insert(values, at: place)
    for value in values { more[0].distinct[value, default: 0] += 1 }
  }

  /// Leaves out events before that time, and the oldest beyond `limit`.
  mutating func removeFirst(before time: Int64, beyond limit: Int) {
    let count = count
    var surplus = 0
    while surplus < count, self.time(surplus) < time || count - surplus > limit { surplus += 1 }
    if surplus == 0 { return }
    if surplus == count { return removeAll() }
    first = self.time(surplus)
    more[0].others.removeFirst(surplus)
    if more[0].values.isEmpty {
      if surplus == count - 1 { more = [] }
      return
    }
    for value in more[0].values[..<surplus].joined() {
      let left = (more[0].distinct[value] ?? 0) - 1
      more[0].distinct[value] = left > 0 ? left : nil
    }
    more[0].values.removeFirst(surplus)
  }

  /// Ends the count with an alert.
  mutating func signal() {
    signalled = lastTime
    removeAll()
  }

  private mutating func removeAll() {
    first = Self.none
    more = []
  }

  // MARK: Storing

  func write(to writer: inout StateWriter) {
    writer.write(signalled)
    writer.write(0..<count) { writer, event in writer.write(time(event)) }
    writer.write(more.first?.values ?? []) { writer, values in writer.write(values) }
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
