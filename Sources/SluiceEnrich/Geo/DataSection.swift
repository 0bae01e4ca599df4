/// The part of a MaxMind database that holds the values, looked at before libmaxminddb does: it follows lists in lists by
/// recursion without a limit, so a damaged or malicious file could exhaust the stack, or the time.
///
/// Layout: MaxMind DB file format specification 2.0, "Output Data Section".
struct DataSection {
  /// Values inside values.
  static let maximumDepth = 32
  /// Values of a record, those behind pointers included. A city has about 150.
  static let maximumValues = 8_192

  private let bytes: UnsafeRawBufferPointer

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// Whether the value at `offset` and all that it holds lie inside of the section, nest at most `maximumDepth` deep and
  /// are at most `maximumValues`.
  ///
  /// - Complexity: O(*n*) values.
  func isSound(at offset: Int) -> Bool {
    var budget = Self.maximumValues
    return check(at: offset, depth: 0, budget: &budget, isTarget: false) != nil
  }

  /// - Parameter isTarget: whether a pointer led here; it must not lead to another one.
  /// - Returns: the offset behind the value; nil when it is not sound. Recursion ends at `maximumDepth`.
  private func check(at start: Int, depth: Int, budget: inout Int, isTarget: Bool) -> Int? {
    guard depth <= Self.maximumDepth, budget > 0, start >= 0, start < bytes.count else { return nil }
    budget -= 1
    let control = bytes[start]
    var offset = start + 1
    var type = Int(control >> 5)
    if type == 1 {
      guard !isTarget else { return nil }
      let width = Int(control >> 3 & 3) + 1
      guard offset + width <= bytes.count else { return nil }
      var value = width == 4 ? 0 : Int(control & 7)
      for index in 0..<width { value = value << 8 | Int(bytes[offset + index]) }
      value += width == 2 ? 2_048 : width == 3 ? 526_336 : 0
      return check(at: value, depth: depth + 1, budget: &budget, isTarget: true) == nil ? nil : offset + width
    }
    if type == 0 {
      guard offset < bytes.count else { return nil }
      type = 7 + Int(bytes[offset])
      offset += 1
    }
    var size = Int(control & 31)
    if size >= 29 {
      let width = size - 28
      guard offset + width <= bytes.count else { return nil }
      var value = 0
      for index in 0..<width { value = value << 8 | Int(bytes[offset + index]) }
      size = value + (width == 1 ? 29 : width == 2 ? 285 : 65_821)
      offset += width
    }
    switch type {
    case 7, 11:
      let values = type == 7 ? 2 * size : size
      guard values <= budget else { return nil }
      for _ in 0..<values {
        guard let next = check(at: offset, depth: depth + 1, budget: &budget, isTarget: false) else { return nil }
        offset = next
      }
      return offset
    case 14: return offset
    case 2...6, 8...10, 15: return offset + size <= bytes.count ? offset + size : nil
    default: return nil
    }
  }
}
