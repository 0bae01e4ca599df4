import SluiceCore

/// Whole numbers that lie close to each other: four bytes each as long as all lie within 2³² of a base, else eight.
struct OffsetList: Sendable {
  private var base: Int64 = 0
  private var offsets: [UInt32] = []
  /// All of them, where they lie too far apart; then there are no offsets.
  private var numbers: [Int64] = []
  /// The first number goes in the middle, so that others fit on both sides.
  private static let margin: Int64 = 1 << 31

  /// - Complexity: O(1)
  var count: Int { numbers.isEmpty ? offsets.count : numbers.count }

  /// Whether the numbers take eight bytes each.
  var isWide: Bool { !numbers.isEmpty }

  subscript(index: Int) -> Int64 { numbers.isEmpty ? base &+ Int64(offsets[index]) : numbers[index] }

  /// - Complexity: O(1) over many calls.
  mutating func append(_ number: Int64) {
    if numbers.isEmpty, let offset = offset(of: number) {
      offsets.reserveMore(1)
      offsets.append(offset)
    } else {
      put(number, at: count)
    }
  }

  /// - Complexity: O(*n*)
  mutating func insert(_ number: Int64, at index: Int) {
    if index == count { append(number) } else { put(number, at: index) }
  }

  private mutating func put(_ number: Int64, at index: Int) {
    if numbers.isEmpty, offset(of: number) == nil { hold(andRoomFor: number) }
    if numbers.isEmpty, let offset = offset(of: number) {
      offsets.reserveMore(1)
      offsets.insert(offset, at: index)
    } else {
      numbers.reserveMore(1)
      numbers.insert(number, at: index)
    }
  }

  /// Takes the first numbers away, into less memory.
  ///
  /// - Complexity: O(*n*)
  mutating func removeFirst(_ count: Int) {
    if numbers.isEmpty {
      offsets = Array(offsets[count...])
    } else {
      numbers = Array(numbers[count...])
      if let first = numbers.first { hold(andRoomFor: first) }
    }
  }

  private func offset(of number: Int64) -> UInt32? {
    let (distance, overflows) = number.subtractingReportingOverflow(base)
    return overflows ? nil : UInt32(exactly: distance)
  }

  /// Chooses the form in which the numbers and that one are held. Offsets up to half of what fits are begun with only, so
  /// that numbers which grow don't ask for another base again and again.
  private mutating func hold(andRoomFor number: Int64) {
    var (least, greatest) = (number, number)
    for index in 0..<count {
      least = min(least, self[index])
      greatest = max(greatest, self[index])
    }
    let (span, overflows) = greatest.subtractingReportingOverflow(least)
    if overflows || span >= Self.margin {
      if numbers.isEmpty { numbers = (0..<count).map { self[$0] } }
      offsets = []
      return
    }
    let start = least.subtractingReportingOverflow(Self.margin / 2)
    let newBase = start.overflow ? .min : start.partialValue
    offsets = (0..<count).map { UInt32(truncatingIfNeeded: self[$0] &- newBase) }
    numbers = []
    base = newBase
  }
}
