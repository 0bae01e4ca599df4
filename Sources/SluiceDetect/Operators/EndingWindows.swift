import SluiceCore

/// Windows of groups by the times when they end: a binary heap.
struct EndingWindows: Sendable {
  private struct Entry: Sendable {
    let end: EventTime
    let arrival: Int
    let key: GroupKey

    static func < (left: Entry, right: Entry) -> Bool { (left.end, left.arrival) < (right.end, right.arrival) }
  }

  private var heap: [Entry] = []
  private var arrivals = 0

  mutating func insert(_ key: GroupKey, at end: EventTime) {
    heap.append(Entry(end: end, arrival: arrivals, key: key))
    arrivals += 1
    var child = heap.count - 1
    while child > 0, heap[child] < heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// The window that ends first, if it ends before `time`.
  mutating func popFirst(before time: EventTime) -> (key: GroupKey, end: EventTime)? {
    guard let first = heap.first, first.end < time else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      var parent = 0
      while true {
        var least = parent
        for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && heap[child] < heap[least] {
          least = child
        }
        if least == parent { break }
        heap.swapAt(parent, least)
        parent = least
      }
    }
    return (first.key, first.end)
  }
}
