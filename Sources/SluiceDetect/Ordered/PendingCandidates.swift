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
  private var arrivals: UInt64 = 0
  /// Bytes of the records that wait.
  private(set) var bytes = 0

  var count: Int { heap.count }
  var isEmpty: Bool { heap.isEmpty }
  var first: Candidate? { heap.first?.candidate }
  /// In no particular order.
  var candidates: [Candidate] { heap.map(\.candidate) }

  /// - Complexity: O(log *n*)
  mutating func insert(_ candidate: Candidate) {
    heap.append(Entry(candidate: candidate, arrival: arrivals))
    arrivals += 1
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
