import SluiceCore

/// Candidates that wait for the watermark, in the order of event time, identity and arrival.
///
/// Most come within minutes of each other: they lie in stretches of some seconds, which are sorted when their turn comes.
/// What comes from further away waits in a heap. Where many wait, those of one large object for its end, what they carry is
/// packed.
struct PendingCandidates {
  /// Plain numbers, so that moving entries about counts no references.
  private struct Entry {
    let time: Int64
    let identity: EventIdentity
    /// The lowest bits of its number: no two that wait are as far from each other as they reach.
    let arrival: UInt32
    /// The place in `slots` of what else the candidate has.
    let slot: UInt32

    static func < (left: Entry, right: Entry) -> Bool {
      if left.time != right.time { return left.time < right.time }
      if left.identity != right.identity { return left.identity < right.identity }
      return Int32(bitPattern: left.arrival &- right.arrival) < 0
    }
  }

  /// The last one is the first whose turn comes, once they are sorted.
  private struct Stretch {
    var entries: [Entry] = []
    var isSorted = true
  }

  /// In milliseconds.
  private static let length: Int64 = 8_000
  /// Stretches at hand, a power of two: half an hour.
  private static let count: Int64 = 256

  /// The stretches from `base` on, each at its number modulo their count.
  private var stretches = [Stretch](repeating: Stretch(), count: Int(count))
  private var base: Int64 = 0
  /// No stretch in front of it has entries.
  private var front: Int64 = 0
  /// Entries in stretches.
  private var near = 0
  /// All others: a binary heap.
  private var heap: [Entry] = []
  private var slots: [Candidate.Rest?] = []
  /// Of the candidate that came last.
  private var slab: WaitingSlab?
  private var slabPacker = BytePacker()
  private var recordPacker = RecordPacker()
  private var free: [UInt32] = []
  /// Number of the next one.
  var arrivals: UInt64 = 0
  private var isRecording = false
  private var added: [UInt64: Candidate] = [:]
  private var removed: [UInt64] = []
  /// Bytes of what waits, as it came.
  private(set) var bytes = 0
  /// When so many wait, those that come are packed: where few do, that would take time for nothing.
  private static let mostPlainBytes = 8 << 20

  var count: Int { heap.count + near }
  var isEmpty: Bool { count == 0 }
  /// In no particular order.
  var candidates: [Candidate] { entries.compactMap(candidate) }

  /// - Complexity: O(1) for most, O(log *n*) for those of other times.
  mutating func insert(_ candidate: consuming Candidate) {
    if isRecording { added[arrivals] = copy candidate }
    push(candidate, arrival: arrivals)
    arrivals += 1
  }

  /// Puts back a candidate as it was.
  mutating func restore(_ candidate: Candidate, arrival: UInt64) {
    push(candidate, arrival: arrival)
    arrivals = max(arrivals, arrival &+ 1)
  }

  mutating func beginRecording(all: Bool) {
    isRecording = true
    guard all else { return }
    for entry in entries { added[arrival(of: entry)] = candidate(entry) }
  }

  private func arrival(of entry: Entry) -> UInt64 {
    arrivals &- UInt64(UInt32(truncatingIfNeeded: arrivals) &- entry.arrival)
  }

  private var entries: [Entry] { stretches.flatMap(\.entries) + heap }

  private func candidate(_ entry: Entry) -> Candidate? {
    slots[Int(entry.slot)].map {
      Candidate(time: EventTime(milliseconds: entry.time), identity: entry.identity, $0)
    }
  }

  /// Those that came since the last call and wait, and the numbers of those that wait no more.
  mutating func takeChanges() -> [(arrival: UInt64, candidate: Candidate?)] {
    defer {
      added.removeAll(keepingCapacity: true)
      removed.removeAll(keepingCapacity: true)
    }
    return removed.map { ($0, nil) } + added.map { ($0.key, $0.value) }
  }

  /// The candidate whose turn it is next, if it is from before that time.
  ///
  /// - Complexity: O(log *n*), amortised.
  mutating func popFirst(before time: Int64 = .max) -> Candidate? {
    guard let entry = popEntry(before: time) else { return nil }
    let candidate = candidate(entry)
    slots[Int(entry.slot)] = nil
    free.append(entry.slot)
    bytes -= candidate?.size ?? 0
    // One that came and went in between was never stored.
    let arrival = arrival(of: entry)
    if isRecording, added.removeValue(forKey: arrival) == nil { removed.append(arrival) }
    return candidate
  }

  private mutating func push(_ candidate: consuming Candidate, arrival: UInt64) {
    let slot = free.popLast() ?? UInt32(slots.count)
    let time = candidate.time.milliseconds
    let entry = Entry(
      time: time, identity: candidate.identity, arrival: UInt32(truncatingIfNeeded: arrival), slot: slot)
    bytes += candidate.size
    let isMany = bytes > Self.mostPlainBytes
    let slab = waiting(candidate.slab, isMany)
    let rest = isMany ? candidate.rest(slab, packing: &recordPacker) : candidate.rest(slab)
    if Int(slot) == slots.count {
      slots.reserveMore(1)
      slots.append(rest)
    } else {
      slots[Int(slot)] = rest
    }
    let number = time >= 0 ? time / Self.length : -1 - (-1 - time) / Self.length
    if near == 0 {
      base = number - Self.count / 4
      front = number
    }
    guard number >= base, number - base < Self.count else {
      heap.append(entry)
      rise()
      return
    }
    front = min(front, number)
    near += 1
    let place = Self.place(number)
    stretches[place].isSorted = stretches[place].entries.isEmpty
    stretches[place].entries.reserveMore(1)
    stretches[place].entries.append(entry)
  }

  /// The candidates of a batch come one after the other: its slab is packed when those of the next one come.
  private mutating func waiting(_ slab: CandidateSlab, _ isMany: Bool) -> WaitingSlab {
    if let last = self.slab {
      if last.isOf(slab) { return last }
      if isMany { last.pack(&slabPacker) }
    }
    let next = WaitingSlab(slab)
    self.slab = next
    return next
  }

  private mutating func popEntry(before time: Int64) -> Entry? {
    guard let entry = firstNear(before: time) else {
      guard let first = heap.first, first.time < time else { return nil }
      popHeap()
      return first
    }
    if let first = heap.first, first < entry {
      popHeap()
      return first
    }
    let place = Self.place(front)
    stretches[place].entries.removeLast()
    near -= 1
    // Its memory is given back: it will be long until its turn comes again.
    if stretches[place].entries.isEmpty { stretches[place] = Stretch() }
    return entry
  }

  /// The first entry of the stretches, if it is from before that time; it is the last one of its stretch.
  private mutating func firstNear(before time: Int64) -> Entry? {
    if near == 0 { return nil }
    while stretches[Self.place(front)].entries.isEmpty {
      front += 1
      // Room for what comes from before it.
      base = max(base, front - Self.count / 4)
    }
    // Before it is sorted: most of the time nothing of it is due.
    if time <= Self.start(front) { return nil }
    let place = Self.place(front)
    if !stretches[place].isSorted {
      stretches[place].entries.sort { $1 < $0 }
      stretches[place].isSorted = true
    }
    guard let entry = stretches[place].entries.last, entry.time < time else { return nil }
    return entry
  }

  private static func place(_ number: Int64) -> Int { Int(number & (count - 1)) }

  /// The time of a stretch's beginning; its number comes from a time.
  private static func start(_ number: Int64) -> Int64 { number * length }

  private mutating func rise() {
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child] < heap[parent] else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  private mutating func popHeap() {
    let last = heap.removeLast()
    if heap.isEmpty { return }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      var child = 2 * parent + 1
      if child < heap.count, heap[child] < heap[least] { least = child }
      child += 1
      if child < heap.count, heap[child] < heap[least] { least = child }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
