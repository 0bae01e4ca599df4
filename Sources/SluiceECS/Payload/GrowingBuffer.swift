/// Values in memory of their own, written by pointer: for what is filled anew for each record. Its owner frees it.
struct GrowingBuffer<Value: BitwiseCopyable> {
  private(set) var start: UnsafeMutablePointer<Value>
  var count = 0
  private var capacity: Int

  init(capacity: Int) {
    self.capacity = max(1, capacity)
    start = .allocate(capacity: self.capacity)
  }

  func deallocate() { start.deallocate() }

  @inline(__always)
  mutating func append(_ value: Value) {
    if count == capacity { grow(to: capacity * 2) }
    (start + count).initialize(to: value)
    count &+= 1
  }

  /// Empties the buffer. Keeps its memory, but for what goes beyond `limit` values.
  mutating func removeAll(keeping limit: Int) {
    count = 0
    if capacity > limit { grow(to: limit) }
  }

  @inline(never)
  private mutating func grow(to wanted: Int) {
    let bigger = UnsafeMutablePointer<Value>.allocate(capacity: wanted)
    bigger.initialize(from: start, count: count)
    start.deallocate()
    start = bigger
    capacity = wanted
  }
}
