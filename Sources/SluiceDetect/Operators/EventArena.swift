import SluiceCore

/// The events that a rule with many groups holds, one behind the other in segments: each takes its bytes, and no memory
/// of its own.
///
/// Events are known by their places, four bytes each, and are not given up one by one: now and then the owner says which
/// it still holds (`isDue`, `keep(only:)`), and the others make room. So the arena takes at most about half as much again
/// as what is held.
struct EventArena: Sendable {
  /// A segment's number, and in the lowest 17 bits half of where the event begins in it.
  typealias Place = UInt32

  /// Stands for an event that nobody keeps.
  static let none = Place.max

  private static let offsetBits: UInt32 = 17
  private static let alignment = 2
  /// So large that each is memory of its own, which does not lie between what comes and goes.
  static let segmentSize = alignment << Int(offsetBits)
  /// The last one would have the place that stands for none.
  private static let mostSegments = 1 << (32 - Int(offsetBits)) - 1
  /// Fewer events than this are not looked through.
  private static let least = 1_024

  /// Each event: its length, its context's number, and its bytes. An event that is larger than a segment has one of its
  /// own size.
  private var segments: [[UInt8]] = []
  private var freeSegments: [Int] = []
  /// Where events are added.
  private var current: Int?
  private var contexts: [KeptEventContext?] = []
  private var freeContexts: [Int] = []
  private var contextNumbers: [ObjectIdentifier: Int] = [:]
  private var writer = KeptEventWriter(refersToRecord: true)
  private var head = StateWriter()
  /// Events in the segments, held or not.
  private(set) var count = 0
  private var due = Self.least

  /// Whether the owner has to say which events it holds.
  var isDue: Bool { count >= due || isFull }
  /// Whether no more events can be kept.
  var isFull: Bool { freeSegments.isEmpty && segments.count >= Self.mostSegments }
  /// What the segments take.
  var byteCount: Int { segments.reduce(0) { $0 + $1.capacity } }

  // MARK: Events

  /// - Parameter keys: the groups that the event is in.
  /// - Returns: its place; `none` where there is no room for it.
  mutating func keep(_ event: RetainedEvent, keys: [GroupKey]) -> Place {
    let context = writer.write(event, keys: keys)
    head.bytes.removeAll(keepingCapacity: true)
    head.write(UInt64(number(of: context)))
    let length = head.bytes.count + writer.bytes.count
    let contextBytes = head.bytes
    head.bytes.removeAll(keepingCapacity: true)
    head.write(UInt64(length))
    guard let place = room(for: head.bytes.count + length) else { return Self.none }
    let segment = Self.segment(place)
    segments[segment] += head.bytes
    segments[segment] += contextBytes
    segments[segment] += writer.bytes
    pad(segment)
    count += 1
    return place
  }

  /// The event; nil for one that nobody kept.
  func event(_ place: Place) -> RetainedEvent? { try? reader(place)?.event() }

  /// The groups that the event is in.
  func keys(_ place: Place) -> [GroupKey] { (try? reader(place)?.keys()) ?? [] }

  private func reader(_ place: Place) throws(StateReader.Damaged) -> KeptEventReader? {
    guard place != Self.none else { return nil }
    let segment = segments[Self.segment(place)]
    var reader = StateReader(segment, Self.offset(place)..<segment.count)
    let length = Int(clamping: try reader.unsigned())
    let content = try reader.pass(length)
    reader = StateReader(segment, content)
    let number = Int(clamping: try reader.unsigned())
    guard contexts.indices.contains(number), let context = contexts[number] else { throw StateReader.Damaged() }
    return try KeptEventReader(segment, reader.rest.range, context)
  }

  private mutating func number(of context: KeptEventContext) -> Int {
    if let number = contextNumbers[ObjectIdentifier(context)] { return number }
    let number = freeContexts.popLast() ?? contexts.count
    if number == contexts.count { contexts.append(context) } else { contexts[number] = context }
    contextNumbers[ObjectIdentifier(context)] = number
    return number
  }

  // MARK: Segments

  private static func segment(_ place: Place) -> Int { Int(place >> offsetBits) }
  private static func offset(_ place: Place) -> Int { Int(place & (1 << offsetBits - 1)) * alignment }

  private static func place(_ segment: Int, _ offset: Int) -> Place {
    Place(segment) << offsetBits | Place(offset / alignment)
  }

  /// The place for so many bytes, at the end of a segment that has room for them.
  private mutating func room(for length: Int) -> Place? {
    if length > Self.segmentSize / 4 { return open(length + Self.alignment).map { Self.place($0, 0) } }
    if let current, segments[current].count + length <= Self.segmentSize {
      return Self.place(current, segments[current].count)
    }
    guard let opened = open(Self.segmentSize) else { return nil }
    current = opened
    return Self.place(opened, 0)
  }

  private mutating func open(_ size: Int) -> Int? {
    guard !isFull else { return nil }
    var segment: [UInt8] = []
    segment.reserveCapacity(size)
    guard let number = freeSegments.popLast() else {
      segments.append(segment)
      return segments.count - 1
    }
    segments[number] = segment
    return number
  }

  private mutating func pad(_ segment: Int) {
    let count = segments[segment].count
    // A segment of one event has no other behind it.
    guard count < Self.segmentSize, count % Self.alignment != 0 else { return }
    segments[segment].append(contentsOf: repeatElement(0, count: Self.alignment - count % Self.alignment))
  }

  // MARK: Making room

  /// Gives up the events that are not held any more, where that is worth it.
  ///
  /// - Parameter held: the places of those that are, in any order, as often as they like.
  /// - Returns: the new places of events that moved; nil where none did.
  /// - Complexity: O(*n* log *n*)
  mutating func keep(only held: consuming [Place]) -> MovedEvents? {
    var live = held
    live.sort()
    var distinct = 0
    for place in live where place != Self.none && (distinct == 0 || live[distinct - 1] != place) {
      live[distinct] = place
      distinct += 1
    }
    live.removeSubrange(distinct...)
    if (count - live.count) * 3 < count {
      due = count + max(Self.least, count / 2)
      return nil
    }
    var moved = MovedEvents()
    var isUsed = [Bool](repeating: false, count: contexts.count)
    let before = (segments: segments.count, free: Set(freeSegments))
    let last = current
    current = nil
    count = 0
    var next = 0
    for segment in 0..<before.segments where !before.free.contains(segment) {
      let first = next
      var bytes = 0
      while next < live.count, Self.segment(live[next]) == segment {
        bytes += length(live[next])
        isUsed[context(live[next])] = true
        next += 1
      }
      count += next - first
      // Most of it is held: it stays as it is.
      if bytes * 4 >= segments[segment].count * 3 { continue }
      for place in live[first..<next] { move(place, &moved) }
      segments[segment] = []
      freeSegments.append(segment)
    }
    for (number, context) in contexts.enumerated() where !isUsed[number] {
      guard let context else { continue }
      contextNumbers[ObjectIdentifier(context)] = nil
      contexts[number] = nil
      freeContexts.append(number)
    }
    if current == nil, let last, !segments[last].isEmpty { current = last }
    due = count + max(Self.least, count / 2)
    return moved.isEmpty ? nil : moved
  }

  /// Copies an event to where there is room, before its segment is given up.
  private mutating func move(_ place: Place, _ moved: inout MovedEvents) {
    let (segment, offset, length) = (Self.segment(place), Self.offset(place), length(place))
    // There is room: an event took it before, and no segment was opened since that was not freed for it.
    guard let target = room(for: length) else { return moved.add(place, Self.none) }
    let bytes = segments[segment][offset..<offset + length]
    segments[Self.segment(target)] += bytes
    pad(Self.segment(target))
    moved.add(place, target)
  }

  /// What the event takes, its length included.
  private func length(_ place: Place) -> Int {
    let segment = segments[Self.segment(place)]
    let offset = Self.offset(place)
    var reader = StateReader(segment, offset..<segment.count)
    let length = Int(clamping: (try? reader.unsigned()) ?? 0)
    return reader.rest.range.lowerBound - offset + min(length, reader.rest.range.count)
  }

  private func context(_ place: Place) -> Int {
    let segment = segments[Self.segment(place)]
    var reader = StateReader(segment, Self.offset(place)..<segment.count)
    _ = try? reader.unsigned()
    return min(Int(clamping: (try? reader.unsigned()) ?? 0), contexts.count - 1)
  }
}

/// Where events of an arena lie now.
struct MovedEvents {
  /// Ascending.
  private var old: [EventArena.Place] = []
  private var new: [EventArena.Place] = []

  var isEmpty: Bool { old.isEmpty }

  fileprivate mutating func add(_ place: EventArena.Place, _ other: EventArena.Place) {
    old.append(place)
    new.append(other)
  }

  /// - Complexity: O(log *n*)
  func place(of place: EventArena.Place) -> EventArena.Place {
    var (low, high) = (0, old.count)
    while low < high {
      let middle = (low + high) / 2
      if old[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low < old.count && old[low] == place ? new[low] : place
  }
}
