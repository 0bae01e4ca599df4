import SluiceCore

/// Windows of groups by the times when they end: a binary heap.
struct EndingWindows<Key: Sendable>: Sendable {
  /// A window: when it ends, and its number among all.
  struct Window: Hashable, Sendable {
    let end: EventTime
    let number: Int

    static func < (left: Window, right: Window) -> Bool { (left.end, left.number) < (right.end, right.number) }
  }

  private struct Entry: Sendable {
    let window: Window
    let key: Key

    static func < (left: Entry, right: Entry) -> Bool { left.window < right.window }
  }

  private var heap: [Entry] = []
  /// The number of the next window.
  var nextNumber = 0

  mutating func insert(_ key: Key, at end: EventTime) -> Window {
    let window = Window(end: end, number: nextNumber)
    restore(window, key)
    return window
  }

  /// Puts back a window as it was.
  mutating func restore(_ window: Window, _ key: Key) {
    nextNumber = max(nextNumber, window.number &+ 1)
    heap.append(Entry(window: window, key: key))
    var child = heap.count - 1
    while child > 0, heap[child] < heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// The window that ends first, if it ends before `time`.
  mutating func popFirst(before time: EventTime) -> (key: Key, window: Window)? {
    guard let first = heap.first, first.window.end < time else { return nil }
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
    return (first.key, first.window)
  }
}
