import SluiceCore

/// The events of a group that a correlation looks at. Most groups have one, and take 56 bytes besides it.
struct CorrelationGroup: Sendable {
  struct Item: Sendable {
    let time: EventTime
    let part: Int
    let values: [FieldValue]
    let event: [UInt8]
  }

  private enum Size { case none, one, several }

  private struct Several: Sendable {
    /// In the order of their times.
    var items: [Item]
    /// The latest event and the group's key, where it has so many events that the next one comes soon.
    var last: (event: RetainedEvent, key: GroupKey)?
  }

  /// Up to so many events, the latest one is kept in few bytes.
  private static let few = 4

  private var size = Size.none
  private(set) var hasLate = false
  /// Of the only event.
  private var part: Int32 = 0
  /// The latest event with the group's key and the values that are looked at, where it is not in `several`.
  private var kept = KeptEvent.none
  private var lastTime = Int64.min
  /// One at most; none where there is one event, which is `kept`.
  private var several: [Several] = []
  /// `Int64.min` for none.
  private var windowEnd = Int64.min
  private var windowNumber = 0

  /// When it is judged, where that is at its end.
  var window: EndingWindows<EventIdentity>.Window? {
    get {
      windowEnd == .min
        ? nil : EndingWindows<EventIdentity>.Window(end: EventTime(milliseconds: windowEnd), number: windowNumber)
    }
    set {
      windowEnd = newValue?.end.milliseconds ?? .min
      windowNumber = newValue?.number ?? 0
    }
  }

  /// In the order of their times.
  var items: [Item] {
    switch size {
    case .none: []
    case .one: [Self.item(kept, part: Int(part))].compactMap(\.self)
    case .several: several.first?.items ?? []
    }
  }

  var count: Int { size == .one ? 1 : several.first?.items.count ?? 0 }
  /// The latest event, which an alert shows.
  var last: RetainedEvent? { several.first?.last?.event ?? kept.event }
  /// When the last of them happened, in milliseconds.
  var lastItemTime: Int64 { several.first?.items.last?.time.milliseconds ?? lastTime }
  /// Nil where the group has no events.
  var key: GroupKey? { several.first?.last?.key ?? kept.keys.first }

  private static func item(_ kept: KeptEvent, part: Int) -> Item? {
    guard let head = kept.head, let values = kept.keys.last?.values else { return nil }
    return Item(time: head.time, part: part, values: values, event: head.seed)
  }

  /// Adds an event, behind those of its time.
  ///
  /// - Parameters:
  ///   - key: the group's.
  ///   - values: those that are looked at.
  mutating func insert(
    _ event: OperatorEvent, key: GroupKey, _ values: [FieldValue], part: Int, by keeper: inout EventKeeper
  ) {
    hasLate = hasLate || event.isLate
    let isLatest = lastTime <= event.time.milliseconds
    if isLatest { lastTime = event.time.milliseconds }
    if size == .none {
      size = .one
      self.part = Int32(truncatingIfNeeded: part)
      kept = keeper.keep(event.event, keys: [key, GroupKey(values)])
      return
    }
    if size == .one { several = [Several(items: items)] }
    size = .several
    let item = Item(time: event.time, part: part, values: values, event: event.event.seed)
    var place = several[0].items.count
    while place > 0, item.time < several[0].items[place - 1].time { place -= 1 }
    several[0].items.insert(item, at: place)
    guard isLatest else { return }
    if several[0].items.count > Self.few {
      several[0].last = (event.event, key)
      kept = .none
    } else {
      several[0].last = nil
      kept = keeper.keep(event.event, keys: [key, GroupKey(values)])
    }
  }

  /// Leaves out the events before that time.
  mutating func removeFirst(before time: EventTime) {
    guard size == .several else { return }
    several[0].items.removeFirst(several[0].items.firstIndex { $0.time >= time } ?? several[0].items.count)
  }

  /// Leaves out the oldest events beyond `limit`.
  mutating func removeFirst(beyond limit: Int) {
    if count > limit, size == .several { several[0].items.removeFirst(count - limit) }
  }

  // MARK: Storing

  init() {}

  func write(to writer: inout StateWriter) {
    writer.write(key?.values ?? [])
    writer.write(items) { writer, item in
      writer.write(item.time)
      writer.write(item.part)
      writer.write(item.values)
      writer.write(item.event)
    }
    writer.write(hasLate)
    let last = last
    writer.write(last != nil)
    if let last { writer.write(last) }
    writer.write(window != nil)
    if let window {
      writer.write(window.end)
      writer.write(window.number)
    }
  }

  init(_ reader: inout StateReader, _ keeper: inout EventKeeper) throws(StateReader.Damaged) {
    let key = GroupKey(try reader.values())
    let items = try reader.list { reader throws(StateReader.Damaged) in
      Item(time: try reader.time(), part: try reader.integer(), values: try reader.values(), event: try reader.text())
    }
    hasLate = try reader.flag()
    if try reader.flag() {
      let event = try reader.event()
      kept = keeper.keep(event, keys: [key, GroupKey(items.last?.values ?? [])])
      lastTime = event.time.milliseconds
    }
    if items.count == 1, items[0].time.milliseconds == lastTime, items[0].event == kept.head?.seed {
      size = .one
      part = Int32(truncatingIfNeeded: items[0].part)
    } else if !items.isEmpty {
      size = .several
      several = [Several(items: items)]
    }
    if try reader.flag() {
      window = EndingWindows<EventIdentity>.Window(end: try reader.time(), number: try reader.integer())
    }
  }
}
