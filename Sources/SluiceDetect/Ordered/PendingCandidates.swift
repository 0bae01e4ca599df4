import SluiceCore

/// Candidates that wait for the watermark, in the order of event time, identity and arrival: a binary heap.
struct PendingCandidates {
  private struct Entry {
    let candidate: Candidate
    let arrival: UInt64

    static func < (left: Entry, right: Entry) -> Bool {
      let (a, b) = (left.candidate, right.candidate)
      if a.time != b.time { return a.time < b.time }
      if a.identity != b.identity { return a.identity < b.identity }
      return left.arrival < right.arrival
    }
  }

  private var heap: [Entry] = []
  /// Number of the next one.
  var arrivals: UInt64 = 0
  private var isRecording = false
  private var added: [UInt64: Candidate] = [:]
  private var removed: [UInt64] = []
  /// Bytes of the records that wait.
  private(set) var bytes = 0

  var count: Int { heap.count }
  var isEmpty: Bool { heap.isEmpty }
  var first: Candidate? { heap.first?.candidate }
  /// In no particular order.
  var candidates: [Candidate] { heap.map(\.candidate) }

  /// - Complexity: O(log *n*)
  mutating func insert(_ candidate: Candidate) {
    if isRecording { added[arrivals] = candidate }
    push(Entry(candidate: candidate, arrival: arrivals))
    arrivals += 1
  }

  /// Puts back a candidate as it was.
  mutating func restore(_ candidate: Candidate, arrival: UInt64) {
    push(Entry(candidate: candidate, arrival: arrival))
    arrivals = max(arrivals, arrival &+ 1)
  }

  mutating func beginRecording() { isRecording = true }

  /// Those that came since the last call and wait, and the numbers of those that wait no more.
  mutating func takeChanges() -> [(arrival: UInt64, candidate: Candidate?)] {
    defer {
      added.removeAll(keepingCapacity: true)
      removed.removeAll(keepingCapacity: true)
    }
    return removed.map { ($0, nil) } + added.map { ($0.key, $0.value) }
  }

  private mutating func push(_ entry: Entry) {
    heap.append(entry)
    let candidate = entry.candidate
    bytes += Self.size(candidate)
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
    guard let first = heap.first else { return nil }
    bytes -= Self.size(first.candidate)
    // One that came and went in between was never stored.
    if isRecording, added.removeValue(forKey: first.arrival) == nil { removed.append(first.arrival) }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      sink()
    }
    return first.candidate
  }

  private mutating func sink() {
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] < heap[least] {
        least = child
      }
      if least == parent { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }

  private static func size(_ candidate: Candidate) -> Int { candidate.record.count + 256 }
}
