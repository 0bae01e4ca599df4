import SluiceCore

extension Function {
  /// A function of a text and of further arguments; optional ones may be null.
  func ofText(_ text: String, _ rest: [Scalar], ignoresCase: Bool) -> Scalar {
    func argument(_ place: Int) -> Scalar { place < rest.count ? rest[place] : .null }
    switch self {
    case .length: return .integer(Int64(text.utf16.count))
    case .contains, .startsWith, .endsWith:
      guard let needle = argument(0).text?.bytes(ignoresCase) else { return .null }
      let bytes = text.bytes(ignoresCase)
      return switch self {
      case .startsWith: .boolean(bytes.starts(with: needle))
      case .endsWith: .boolean(bytes.suffix(needle.count).elementsEqual(needle))
      default: .boolean(bytes.index(of: needle, from: 0) != nil)
      }
    case .like:
      return .boolean(rest.compactMap(\.text).contains { Glob(simple: $0, ignoresCase: ignoresCase).matches(text) })
    case .matchesRegex:
      return .boolean(
        rest.compactMap(\.text).contains { (try? LuceneRegexp($0))?.matches(text, ignoresCase: ignoresCase) ?? false })
    case .inNetwork:
      guard let address = IPAddress(text) else { return .boolean(false) }
      return .boolean(rest.compactMap(\.text).contains { IPNetwork($0)?.contains(address) ?? false })
    case .between:
      guard let left = argument(0).text, let right = argument(1).text else { return .null }
      return .string(Self.between(text, left, right, isGreedy: argument(2).truth ?? false, ignoresCase: ignoresCase))
    case .indexOf:
      guard let needle = argument(0).text else { return .null }
      let start = argument(1).place ?? 0
      let place = text.units(ignoresCase).index(of: needle.units(ignoresCase), from: max(0, start))
      return place.map { .integer(Int64($0)) } ?? .null
    case .substring:
      guard let start = argument(0).place else { return .string(text) }
      return .string(Self.substring(text, start, argument(1).place))
    case .number: return Self.number(text, base: argument(0))
    case .minuteOf, .hourOf, .dayOf, .weekOf, .monthOf, .yearOf:
      return timePart?.value(of: text).map { .integer($0) } ?? .null
    default: return .null
    }
  }

  private var timePart: SigmaTimePart? {
    switch self {
    case .minuteOf: .minute
    case .hourOf: .hour
    case .dayOf: .day
    case .weekOf: .week
    case .monthOf: .month
    case .yearOf: .year
    default: nil
    }
  }

  /// The text between the first `left` and the first, or last, `right` behind it; empty if either is not found.
  private static func between(
    _ text: String, _ left: String, _ right: String, isGreedy: Bool, ignoresCase: Bool
  ) -> String {
    let units = text.units(ignoresCase)
    let left = left.units(ignoresCase)
    let right = right.units(ignoresCase)
    guard let found = units.index(of: left, from: 0) else { return "" }
    let start = found + left.count
    guard let end = isGreedy ? units.lastIndex(of: right, from: start) : units.index(of: right, from: start) else {
      return ""
    }
    return String(decoding: Array(text.utf16)[start..<end], as: UTF16.self)
  }

  private static func substring(_ text: String, _ start: Int, _ end: Int?) -> String {
    let units = Array(text.utf16)
    func place(_ place: Int) -> Int { min(max(place < 0 ? place + units.count : place, 0), units.count) }
    let start = place(start)
    let end = end.map(place) ?? units.count
    return start < end ? String(decoding: units[start..<end], as: UTF16.self) : ""
  }

  /// Null if the text is no number in that base. Only base 10 has fractions.
  private static func number(_ text: String, base: Scalar) -> Scalar {
    let isHexadecimal = text.hasPrefix("0x")
    guard let base = base == .null ? (isHexadecimal ? 16 : 10) : base.place else { return .null }
    if base == 10 { return Scalar(number: text) ?? .null }
    guard (2...36).contains(base) else { return .null }
    let digits = isHexadecimal && base == 16 ? text.dropFirst(2) : text[...]
    return Int64(digits, radix: base).map { .integer($0) } ?? .null
  }
}

extension Scalar {
  /// A place in a text: a whole number. What lies outside of ±2³¹ is cut off, so that places can be added.
  fileprivate var place: Int? {
    switch self {
    case .integer(let value): Int(max(min(value, 1 << 31), -1 << 31))
    case .double(let value) where value.isFinite: Int(max(min(value, 0x1p31), -0x1p31))
    case .null, .boolean, .string, .double: nil
    }
  }
}

extension String {
  fileprivate func bytes(_ ignoresCase: Bool) -> [UInt8] { ignoresCase ? utf8.map(\.folded) : Array(utf8) }

  fileprivate func units(_ ignoresCase: Bool) -> [UInt16] {
    ignoresCase ? utf16.map { $0 < 0x80 ? UInt16(UInt8($0).folded) : $0 } : Array(utf16)
  }
}

extension Array where Element: Equatable {
  /// Where the needle begins at or behind `start`. An empty one does at `start`, if that is in the text.
  fileprivate func index(of needle: [Element], from start: Int) -> Int? {
    guard start + needle.count <= count else { return nil }
    guard let first = needle.first else { return start }
    for place in start...(count - needle.count) where self[place] == first {
      if self[place..<place + needle.count].elementsEqual(needle) { return place }
    }
    return nil
  }

  /// The last such place.
  fileprivate func lastIndex(of needle: [Element], from start: Int) -> Int? {
    guard start + needle.count <= count else { return nil }
    return (start...(count - needle.count)).last { self[$0..<$0 + needle.count].elementsEqual(needle) }
  }
}
