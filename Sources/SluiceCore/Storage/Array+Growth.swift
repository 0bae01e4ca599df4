extension Array {
  /// Makes room, where there is none, for that many elements and a quarter of those that there are: what is large and
  /// grows should not take twice its size.
  @inlinable
  package mutating func reserveMore(_ more: Int) {
    if count + more > capacity { reserveCapacity(count + more + count / 4) }
  }
}
