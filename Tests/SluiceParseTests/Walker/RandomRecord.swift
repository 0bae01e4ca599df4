import SluiceTestSupport

/// Makes JSON objects of every shape that matters to the walker.
struct RandomRecord {
  var random: SeededGenerator
  /// Whether keys with dots stand for several keys. Then no key is repeated: which of two counts is not said.
  private var isDotted = false
  private var isPretty = false

  static let keys = [
    "a", "b", "c", "id", "arn", "userIdentity", "é", "x y", "", "12345678", "123456789", "sixteencharacter",
    "keyThatIsLong-1-AndEndsAlike",
    "keyThatIsLong-2-AndEndsAlike", "q\"q", "tab\t",
  ]

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// A path that records may have.
  mutating func path() -> [String] { (0...random.below(4)).map { _ in key() } }

  mutating func record() -> String {
    isDotted = random.once(in: 3)
    isPretty = random.once(in: 2)
    return object(depth: 0, isInArray: false)
  }

  private mutating func key() -> String {
    // The first ones are met more often.
    random.once(in: 3) ? random.pick(Self.keys) : Self.keys[random.below(5)]
  }

  private mutating func object(depth: Int, isInArray: Bool) -> String {
    var members: [String] = []
    var used: Set<String> = []
    for _ in 0..<random.below(depth == 0 ? 14 : 6) {
      var key = key()
      if isDotted, random.once(in: 3) { key += "." + self.key() }
      // Among an array's elements a repeated key adds to the bag.
      if !used.insert(key).inserted, isDotted || isInArray { continue }
      members.append(text(key) + blank() + ":" + blank() + value(depth: depth + 1, isInArray: isInArray))
    }
    return "{" + blank() + members.joined(separator: blank() + "," + blank()) + blank() + "}"
  }

  private mutating func value(depth: Int, isInArray: Bool) -> String {
    switch random.below(depth > 5 ? 7 : 12) {
    case 0: return random.pick(["0", "-0", "12", "-1.5", "1E400", "1e-5", "123456789012345678901234567890", "0.10"])
    case 1: return random.pick(["true", "false", "null"])
    case 2: return random.pick(["\"\"", "\"-\"", "\"none\"", "\"None\"", "\"\\u002d\"", "[]", "{}"])
    case 3...6:
      return text(
        random.pick([
          "x", "a value", "ünïcode €", "😀", "q\"u\\o/te", "l\nf\tt", "{not: [json]}",
          "averylongvalue" + String(repeating: "y", count: random.below(90)),
        ]))
    case 7, 8: return array(depth: depth)
    default: return object(depth: depth, isInArray: isInArray)
    }
  }

  private mutating func array(depth: Int) -> String {
    let items = (0..<random.below(4)).map { _ in value(depth: depth + 1, isInArray: true) }
    return "[" + blank() + items.joined(separator: blank() + "," + blank()) + blank() + "]"
  }

  /// A JSON string, with as many escapes as chance has it.
  private mutating func text(_ plain: String) -> String {
    var result = "\""
    let escapesAll = random.once(in: 12)
    for unit in plain.utf16 {
      let scalar = Unicode.Scalar(unit)
      if let scalar, scalar.value >= 0x20, scalar != "\"", scalar != "\\", !escapesAll {
        result.unicodeScalars.append(scalar)
      } else if unit == 0x22 {
        result += "\\\""
      } else if unit == 0x5C {
        result += "\\\\"
      } else if unit == 0x0A, !escapesAll {
        result += "\\n"
      } else {
        let digits = String(unit, radix: 16, uppercase: random.once(in: 2))
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    if random.once(in: 40) { result += random.pick(["\\ud83d", "\\ude00x", "\\ud83d\\ud83d", "\\u0000"]) }
    return result + "\""
  }

  private mutating func blank() -> String {
    guard isPretty else { return "" }
    return random.pick(["", " ", "\n", "\n  ", "\r\n\t", "        ", String(repeating: " ", count: random.below(70))])
  }
}
