/// Elements that are taken when their time is up, or removed by their key before.
struct WaitingSequences<Key: Hashable & Sendable, Element: Sendable>: Sendable {
  private struct Entry: Sendable {
    let deadline: Int64
    let number: UInt64

    static func < (left: Entry, right: Entry) -> Bool {
      (left.deadline, left.number) < (right.deadline, right.number)
    }
  }

  private var byNumber: [UInt64: (key: Key, element: Element)] = [:]
  private var numbers: [Key: [UInt64]] = [:]
  /// A binary heap, the earliest deadline first. What was removed stays until its deadline.
  private var heap: [Entry] = []

  var count: Int { byNumber.count }

  /// By their numbers.
  var elements: [Element] { byNumber.sorted { $0.key < $1.key }.map(\.value.element) }

  /// Those of a key, by their numbers.
  func elements(of key: Key) -> [Element] {
    (numbers[key] ?? []).sorted().compactMap { byNumber[$0]?.element }
  }

  func forEach(_ body: (Element) -> Void) { for waiting in byNumber.values { body(waiting.element) } }

  mutating func change(_ body: (inout Element) -> Void) {
    for number in Array(byNumber.keys) {
      guard let (key, before) = byNumber[number] else { continue }
      var element = before
      body(&element)
      byNumber[number] = (key, element)
    }
  }

  /// - Parameter number: no other element may have it; of those with one deadline the least is taken first.
  /// - Complexity: O(log *n*).
  mutating func insert(_ element: Element, number: UInt64, key: Key, deadline: Int64) {
    byNumber[number] = (key, element)
    numbers[key, default: []].append(number)
    heap.append(Entry(deadline: deadline, number: number))
    var child = heap.count - 1
    while child > 0, heap[child] < heap[(child - 1) / 2] {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  /// Removes all elements of a key.
  mutating func remove(_ key: Key) {
    for number in numbers.removeValue(forKey: key) ?? [] { byNumber[number] = nil }
  }

  /// Takes the elements whose deadlines lie before that time, by their deadlines.
  mutating func takeAll(before time: Int64) -> [Element] {
    var elements: [Element] = []
    while let first = heap.first, first.deadline < time {
      removeFirst()
      if let element = remove(number: first.number) { elements.append(element) }
    }
    return elements
  }

  /// Removes one element.
  mutating func remove(number: UInt64) -> Element? {
    guard let (key, element) = byNumber.removeValue(forKey: number) else { return nil }
    numbers[key]?.removeAll { $0 == number }
    if numbers[key]?.isEmpty == true { numbers[key] = nil }
    return element
  }

  private mutating func removeFirst() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var parent = 0
    while true {
      let children = [2 * parent + 1, 2 * parent + 2].filter { $0 < heap.count }
      guard let least = children.min(by: { heap[$0] < heap[$1] }), heap[least] < heap[parent] else { return }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
