extension GlobPattern {
  /// Where `parts`, none of them a run, end when they begin at `start`; nil when they don't fit there.
  func advance(from start: UnsafeRawPointer, to end: UnsafeRawPointer, parts range: Range<Int>) -> UnsafeRawPointer? {
    var position = start
    for index in range {
      let part = parts[index]
      guard part.length <= end - position else { return nil }
      if part.kind == .literal {
        guard equals(position, part.start, part.length, folding: ignoresCase) else { return nil }
        position += part.length
      } else {
        position = Self.afterScalar(position, end)
      }
    }
    return position
  }

  /// Where the parts behind the last run begin when they end at `end`; nil when they don't fit above `low`.
  func retreat(from end: UnsafeRawPointer, downTo low: UnsafeRawPointer) -> UnsafeRawPointer? {
    var position = end
    for index in stride(from: count - 1, through: tailStart, by: -1) {
      let part = parts[index]
      guard part.length <= position - low else { return nil }
      if part.kind == .literal {
        position -= part.length
        guard equals(position, part.start, part.length, folding: ignoresCase) else { return nil }
      } else {
        position -= 1
        while position > low, Self.isContinuation(position) { position -= 1 }
      }
    }
    return position
  }

  /// Where the first occurrence of `parts` between `start` and `end` ends.
  func find(_ range: Range<Int>, from start: UnsafeRawPointer, to end: UnsafeRawPointer) -> UnsafeRawPointer? {
    var position = start
    let first = parts[range.lowerBound]
    while position <= end {
      if first.kind == .literal {
        let offset = search(first.start, first.length, in: position, end - position, folding: ignoresCase)
        guard offset >= 0 else { return nil }
        position += offset
      }
      if let result = advance(from: position, to: end, parts: range) { return result }
      guard position < end else { return nil }
      position = Self.afterScalar(position, end)
    }
    return nil
  }

  /// A scalar is a byte and the continuation bytes behind it, so that steps forth and back agree on any bytes.
  private static func afterScalar(_ position: UnsafeRawPointer, _ end: UnsafeRawPointer) -> UnsafeRawPointer {
    var next = position + 1
    while next < end, isContinuation(next) { next += 1 }
    return next
  }

  private static func isContinuation(_ position: UnsafeRawPointer) -> Bool {
    position.load(as: UInt8.self) & 0xC0 == 0x80
  }
}
