import SluiceCore

/// Candidates that wait for the watermark, in the order of event time, identity and arrival: a binary heap.
struct PendingCandidates {
  /// Plain numbers, so that moving entries about counts no references.
  private struct Entry {
    let time: Int64
    let identity: EventIdentity
    let arrival: UInt64
    /// The candidate's place in `slots`.
    let slot: Int

    static func < (left: Entry, right: Entry) -> Bool {
      if left.time != right.time { return left.time < right.time }
      if left.identity != right.identity { return left.identity < right.identity }
      return left.arrival < right.arrival
    }
  }

  private var heap: [Entry] = []
  private var slots: [Candidate?] = []
  private var free: [Int] = []
  /// Number of the next one.
  var arrivals: UInt64 = 0
  private var isRecording = false
  private var added: [UInt64: Candidate] = [:]
  private var removed: [UInt64] = []
  /// Bytes of the records that wait.
  private(set) var bytes = 0

  var count: Int { heap.count }
  var isEmpty: Bool { heap.isEmpty }
  /// The time of the candidate whose turn it is next.
  var firstTime: EventTime? { heap.first.map { EventTime(milliseconds: $0.time) } }
  /// In no particular order.
  var candidates: [Candidate] { slots.compactMap(\.self) }

  /// - Complexity: O(log *n*)
  mutating func insert(_ candidate: Candidate) {
    if isRecording { added[arrivals] = candidate }
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
    for entry in heap { added[entry.arrival] = slots[entry.slot] }
  }

  /// Those that came since the last call and wait, and the numbers of those that wait no more.
  mutating func takeChanges() -> [(arrival: UInt64, candidate: Candidate?)] {
    defer {
      added.removeAll(keepingCapacity: true)
      removed.removeAll(keepingCapacity: true)
    }
    return removed.map { ($0, nil) } + added.map { ($0.key, $0.value) }
  }

  private mutating func push(_ candidate: Candidate, arrival: UInt64) {
    let slot: Int
    if let last = free.popLast() {
      slot = last
      slots[slot] = candidate
    } else {
      slot = slots.count
      slots.append(candidate)
    }
    heap.append(
      Entry(time: candidate.time.milliseconds, identity: candidate.identity, arrival: arrival, slot: slot))
    bytes += candidate.size
    var child = heap.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      guard heap[child] < heap[parent] else { break }
      heap.swapAt(child, parent)
      child = parent
    }
  }

  /// - Complexity: O(log *n*)
  mutating func popFirst() -> Candidate? {
    guard let first = heap.first, let candidate = slots[first.slot] else { return nil }
    slots[first.slot] = nil
    free.append(first.slot)
    bytes -= candidate.size
    // One that came and went in between was never stored.
    if isRecording, added.removeValue(forKey: first.arrival) == nil { removed.append(first.arrival) }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      sink()
    }
    return candidate
  }

  private mutating func sink() {
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
