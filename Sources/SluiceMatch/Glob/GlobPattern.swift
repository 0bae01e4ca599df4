import SluiceRules

/// A `Glob` in frozen memory. The common shapes have a form of their own; the general one handles the runs from
/// left to right and never goes back beyond the last of them, so its cost is the text's length times that of one
/// segment.
struct GlobPattern: BitwiseCopyable {
  enum Form: UInt8 {
    case everything, exact, prefix, suffix, contains, prefixAndSuffix, general
  }

  struct Part: BitwiseCopyable {
    enum Kind: UInt8 { case literal, anyRun, anyOne }
    var kind: Kind
    var length: Int
    var start: UnsafeRawPointer
  }

  let form: Form
  let ignoresCase: Bool
  /// The bytes that a match has at least.
  let leastLength: Int
  let parts: UnsafePointer<Part>
  let count: Int
  /// Parts before the first run, and the place after the last one.
  let headEnd: Int
  let tailStart: Int

  init(_ glob: Glob, in memory: FrozenMemory) {
    ignoresCase = glob.ignoresCase
    var parts: [Part] = []
    for part in glob.parts {
      switch part {
      case .literal(let bytes):
        let start = memory.copy(glob.ignoresCase ? folded(bytes) : bytes)
        parts.append(Part(kind: .literal, length: bytes.count, start: start))
      case .anyRun: parts.append(Part(kind: .anyRun, length: 0, start: memory.copy([])))
      case .anyOne: parts.append(Part(kind: .anyOne, length: 1, start: memory.copy([])))
      }
    }
    form =
      switch parts.map(\.kind) {
      case []: .exact
      case [.anyRun]: .everything
      case [.literal]: .exact
      case [.literal, .anyRun]: .prefix
      case [.anyRun, .literal]: .suffix
      case [.anyRun, .literal, .anyRun]: .contains
      case [.literal, .anyRun, .literal]: .prefixAndSuffix
      default: .general
      }
    leastLength = parts.reduce(0) { $0 + $1.length }
    headEnd = parts.firstIndex { $0.kind == .anyRun } ?? parts.count
    tailStart = parts.lastIndex { $0.kind == .anyRun }.map { $0 + 1 } ?? parts.count
    count = parts.count
    self.parts = memory.array(parts)
  }

  /// Whether the whole text matches.
  @inline(__always)
  func matches(_ text: UnsafeRawPointer, _ length: Int) -> Bool {
    if length < leastLength { return false }
    return ignoresCase ? matches(text, length, folding: true) : matches(text, length, folding: false)
  }

  @inline(__always)
  private func matches(_ text: UnsafeRawPointer, _ length: Int, folding: Bool) -> Bool {
    // In each form the literals' lengths add up to `leastLength`, which is at most `length`.
    switch form {
    case .everything: return true
    case .exact:
      return length == leastLength && (length == 0 || equals(text, parts[0].start, length, folding: folding))
    case .prefix: return equals(text, parts[0].start, leastLength, folding: folding)
    case .suffix: return equals(text + (length &- leastLength), parts[1].start, leastLength, folding: folding)
    case .contains: return search(parts[1].start, leastLength, in: text, length, folding: folding) >= 0
    case .prefixAndSuffix:
      let tail = parts[2].length
      return equals(text, parts[0].start, parts[0].length, folding: folding)
        && equals(text + (length &- tail), parts[2].start, tail, folding: folding)
    case .general: return matchesGenerally(text, text + length)
    }
  }

  @inline(never)
  private func matchesGenerally(_ text: UnsafeRawPointer, _ end: UnsafeRawPointer) -> Bool {
    guard var low = advance(from: text, to: end, parts: 0..<headEnd) else { return false }
    if headEnd == count { return low == end }
    guard let high = retreat(from: end, downTo: low) else { return false }
    // Parts between the runs, each segment at the first place where it fits: any later one leaves less for the rest.
    var index = headEnd + 1
    while index < tailStart {
      var segmentEnd = index
      while parts[segmentEnd].kind != .anyRun { segmentEnd += 1 }
      guard let next = find(index..<segmentEnd, from: low, to: high) else { return false }
      low = next
      index = segmentEnd + 1
    }
    return true
  }
}
