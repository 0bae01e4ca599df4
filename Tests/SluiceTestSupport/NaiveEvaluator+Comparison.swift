package import SluiceCore
package import SluiceRules

#if canImport(Glibc)
  private import Glibc
#elseif canImport(Musl)
  private import Musl
#else
  private import Darwin
#endif

/// How one leaf compares with a literal.
package enum NaiveComparison {
  package static func holds(_ comparison: Comparison, for leaf: NaiveJSON, type: FieldType) -> Bool {
    guard let text = text(of: leaf) else { return false }
    switch comparison {
    case .exists, .isPresent: return true
    case .matchesRegex(let pattern): return matches(pattern, text)
    case .inNetwork(let network): return isAddress(text, in: network)
    case .inList(let list): return list.indicators.contains { matches($0.value, text, list.matching) }
    case .equals(let literal): return equals(leaf, text, literal, type)
    case .matches(let glob):
      // Patterns are for text.
      return [.keyword, .flattened, .dynamic].contains(type) && matches(glob, text)
    case .ordered(let order, let literal):
      return sign(leaf, text, literal, type).map { isIn(order, $0) } ?? false
    }
  }

  private static func matches(_ indicator: String, _ text: String, _ matching: IndicatorList.Matching) -> Bool {
    switch matching {
    case .exact: same(indicator, text)
    case .cidr: isAddress(text, in: indicator)
    case .ignoresCase: matches(Glob(parts: [.literal(Array(indicator.utf8))], ignoresCase: true), text)
    case .wildcard: matches(Glob(simple: indicator, ignoresCase: true), text)
    }
  }

  /// Booleans read `true` and `false`, numbers as they are written.
  package static func text(of leaf: NaiveJSON) -> String? {
    switch leaf {
    case .string(let text), .number(let text): text
    case .bool(let value): value ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  private static func equals(_ leaf: NaiveJSON, _ text: String, _ literal: String, _ type: FieldType) -> Bool {
    switch type {
    case .keyword, .flattened: return same(text, literal)
    case .boolean: return (literal == "true" || literal == "false") && text == literal
    case .long, .double: return sign(ofNumbers: text, literal) == 0
    case .ip: return isAddress(text, in: literal)
    case .date: return sign(ofDates: text, literal) == 0
    case .dynamic:
      switch leaf {
      case .number: return sign(ofNumbers: text, literal) == 0
      case .bool: return text == literal
      default: return same(text, literal) || isAddress(text, in: literal)
      }
    }
  }

  /// How the value compares with the literal: negative, 0 or positive; nil when they can't be compared.
  private static func sign(_ leaf: NaiveJSON, _ text: String, _ literal: String, _ type: FieldType) -> Int? {
    switch type {
    case .keyword, .flattened, .boolean: return sign(ofTexts: text, literal)
    case .long, .double: return sign(ofNumbers: text, literal)
    case .ip:
      guard let left = address(text), let right = address(literal) else { return nil }
      return left.lexicographicallyPrecedes(right) ? -1 : left == right ? 0 : 1
    case .date: return sign(ofDates: text, literal)
    case .dynamic:
      if case .number = leaf, let sign = sign(ofNumbers: text, literal) { return sign }
      return sign(ofDates: text, literal) ?? sign(ofTexts: text, literal)
    }
  }

  private static func isIn(_ order: Comparison.Order, _ sign: Int) -> Bool {
    switch order {
    case .less: sign < 0
    case .lessOrEqual: sign <= 0
    case .greater: sign > 0
    case .greaterOrEqual: sign >= 0
    }
  }

  // MARK: Text

  /// Code point by code point: no normalisation.
  private static func same(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }

  private static func sign(ofTexts left: String, _ right: String) -> Int {
    left.utf8.lexicographicallyPrecedes(right.utf8) ? -1 : same(left, right) ? 0 : 1
  }

  /// Whether the pattern matches the whole text, by keeping the set of pattern positions that the text so far may be
  /// at.
  package static func matches(_ glob: Glob, _ text: String) -> Bool {
    enum Step { case character(Unicode.Scalar), one, run }
    let steps: [Step] = glob.parts.flatMap { part -> [Step] in
      switch part {
      case .literal(let bytes): String(decoding: bytes, as: UTF8.self).unicodeScalars.map { .character($0) }
      case .anyRun: [.run]
      case .anyOne: [.one]
      }
    }
    // A run may be empty.
    func reached(_ position: Int) -> [Int] {
      guard position < steps.count, case .run = steps[position] else { return [position] }
      return [position] + reached(position + 1)
    }
    func folded(_ scalar: Unicode.Scalar) -> UInt32 {
      glob.ignoresCase && ("A"..."Z").contains(scalar) ? scalar.value | 0x20 : scalar.value
    }
    var positions = Set(reached(0))
    for scalar in text.unicodeScalars {
      var next: Set<Int> = []
      for position in positions where position < steps.count {
        switch steps[position] {
        case .run: next.formUnion(reached(position))
        case .one: next.formUnion(reached(position + 1))
        case .character(let wanted):
          if folded(wanted) == folded(scalar) { next.formUnion(reached(position + 1)) }
        }
      }
      positions = next
    }
    return positions.contains(steps.count)
  }

  // MARK: Numbers and dates

  private static func sign(ofNumbers left: String, _ right: String) -> Int? {
    if let left = Int64(left), let right = Int64(right) { return left < right ? -1 : left == right ? 0 : 1 }
    guard let left = number(left), let right = number(right) else { return nil }
    return left < right ? -1 : left == right ? 0 : 1
  }

  private static func number(_ text: String) -> Double? {
    guard text.utf8.allSatisfy({ "+-.eE0123456789".utf8.contains($0) }), let value = Double(text), value.isFinite else {
      return nil
    }
    return value
  }

  private static func sign(ofDates left: String, _ right: String) -> Int? {
    guard let left = EventTime(left), let right = EventTime(right) else { return nil }
    return left < right ? -1 : left == right ? 0 : 1
  }

  // MARK: Addresses

  static func isNetwork(_ text: String) -> Bool { isAddress(String(text.prefix { $0 != "/" }), in: text) }

  /// Whether the text is the address, or one in the CIDR block.
  private static func isAddress(_ text: String, in literal: String) -> Bool {
    guard let value = address(text) else { return false }
    let parts = literal.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let network = address(String(parts[0])) else { return false }
    guard parts.count == 2 else { return value == network }
    let width = parts[0].contains(":") ? 128 : 32
    guard let length = Int(parts[1]), (0...width).contains(length) else { return false }
    let bits = length + 128 - width
    return (0..<bits).allSatisfy { bit in
      let mask: UInt8 = 0x80 >> (bit % 8)
      return value[bit / 8] & mask == network[bit / 8] & mask
    }
  }

  /// The 16 bytes of an address; version 4 as `::ffff:a.b.c.d`.
  private static func address(_ text: String) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 16)
    if inet_pton(AF_INET6, text, &bytes) == 1 { return bytes }
    var short = [UInt8](repeating: 0, count: 4)
    guard inet_pton(AF_INET, text, &short) == 1 else { return nil }
    return [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + short
  }
}
