extension ESQLFunction {
  /// Functions of texts; positions and lengths count Unicode's code points, the first being 1.
  static let textFunctions: [ESQLFunction] = [
    ESQLFunction("CONCAT", 2...1_000) { arguments, _ in
      var result = ""
      for argument in arguments { result += argument.text ?? "" }
      return .string(result)
    },
    ESQLFunction("STARTS_WITH", 2...2) { arguments, _ in
      texts(arguments) { .boolean($0[0].utf8.starts(with: $0[1].utf8)) }
    },
    ESQLFunction("ENDS_WITH", 2...2) { arguments, _ in
      texts(arguments) { .boolean($0[0].utf8.reversed().starts(with: $0[1].utf8.reversed())) }
    },
    ESQLFunction("CONTAINS", 2...2) { arguments, _ in
      texts(arguments) { .boolean(position(of: $0[1], in: $0[0], from: 1) > 0) }
    },
    ESQLFunction("TO_LOWER", 1...1, .each) { arguments, _ in texts(arguments) { .string($0[0].lowercased()) } },
    ESQLFunction("TO_UPPER", 1...1, .each) { arguments, _ in texts(arguments) { .string($0[0].uppercased()) } },
    ESQLFunction("LENGTH", 1...1) { arguments, _ in
      texts(arguments) { .integer(Int64($0[0].unicodeScalars.count)) }
    },
    ESQLFunction("BYTE_LENGTH", 1...1) { arguments, _ in texts(arguments) { .integer(Int64($0[0].utf8.count)) } },
    ESQLFunction("REVERSE", 1...1) { arguments, _ in texts(arguments) { .string(String($0[0].reversed())) } },
    ESQLFunction("SUBSTRING", 2...3) { arguments, _ in substring(arguments) },
    ESQLFunction("LEFT", 2...2) { arguments, _ in
      guard case .string(let text) = arguments[0], case .integer(let count) = arguments[1] else { return .null }
      return .string(part(of: text.unicodeScalars.prefix(clamp(count))))
    },
    ESQLFunction("RIGHT", 2...2) { arguments, _ in
      guard case .string(let text) = arguments[0], case .integer(let count) = arguments[1] else { return .null }
      return .string(part(of: text.unicodeScalars.suffix(clamp(count))))
    },
    ESQLFunction("TRIM", 1...1) { arguments, _ in texts(arguments) { .string(trim($0[0], left: true, right: true)) } },
    ESQLFunction("LTRIM", 1...1) { arguments, _ in texts(arguments) { .string(trim($0[0], left: true, right: false)) }
    },
    ESQLFunction("RTRIM", 1...1) { arguments, _ in texts(arguments) { .string(trim($0[0], left: false, right: true)) }
    },
    ESQLFunction("SPLIT", 2...2) { arguments, _ in
      texts(arguments) { texts in
        guard !texts[1].isEmpty else { return .string(texts[0]) }
        return ESQLValue(values: split(Array(texts[0].utf8), at: Array(texts[1].utf8)).map { .string($0) })
      }
    },
    ESQLFunction("LOCATE", 2...3) { arguments, _ in
      guard case .string(let text) = arguments[0], case .string(let wanted) = arguments[1] else { return .null }
      guard arguments.count == 3 else { return .integer(position(of: wanted, in: text, from: 1)) }
      guard case .integer(let start) = arguments[2] else { return .null }
      return .integer(position(of: wanted, in: text, from: start))
    },
    ESQLFunction("REPEAT", 2...2) { arguments, _ in
      guard case .string(let text) = arguments[0], case .integer(let count) = arguments[1], count >= 0,
        count <= 1 << 20, text.utf8.count * Int(count) <= 1 << 20
      else { return .null }
      return .string(String(repeating: text, count: Int(count)))
    },
    ESQLFunction("SPACE", 1...1) { arguments, _ in
      guard case .integer(let count) = arguments[0], (0...(1 << 20)).contains(count) else { return .null }
      return .string(String(repeating: " ", count: Int(count)))
    },
  ]

  /// Runs `body` with the arguments as texts; null if one of them is none.
  static func texts(_ arguments: [ESQLValue], _ body: ([String]) -> ESQLValue) -> ESQLValue {
    var texts: [String] = []
    for argument in arguments {
      guard case .string(let text) = argument else { return .null }
      texts.append(text)
    }
    return body(texts)
  }

  private static func part(of scalars: some Sequence<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  private static func clamp(_ count: Int64) -> Int { Int(min(max(count, 0), 1 << 40)) }

  /// A start of 0 is the first character, a negative one counts from the end.
  private static func substring(_ arguments: [ESQLValue]) -> ESQLValue {
    guard case .string(let text) = arguments[0], case .integer(let start) = arguments[1] else { return .null }
    var length = Int.max
    if arguments.count == 3 {
      guard case .integer(let value) = arguments[2], value >= 0 else { return .null }
      length = clamp(value)
    }
    let scalars = text.unicodeScalars
    let skipped =
      start > 0 ? clamp(start - 1) : start < 0 ? max(0, scalars.count - clamp(0 &- max(start, -(1 << 40)))) : 0
    return .string(part(of: scalars.dropFirst(skipped).prefix(length)))
  }

  private static func trim(_ text: String, left: Bool, right: Bool) -> String {
    var scalars = text.unicodeScalars[...]
    if left { scalars = scalars.drop { $0.properties.isWhitespace } }
    if right { while scalars.last?.properties.isWhitespace ?? false { scalars.removeLast() } }
    return String(scalars)
  }

  private static func split(_ bytes: [UInt8], at delimiter: [UInt8]) -> [String] {
    var parts: [String] = []
    var start = 0
    var index = 0
    while index + delimiter.count <= bytes.count {
      if bytes[index..<(index + delimiter.count)].elementsEqual(delimiter) {
        parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
        index += delimiter.count
        start = index
      } else {
        index += 1
      }
    }
    parts.append(String(decoding: bytes[start...], as: UTF8.self))
    return parts
  }

  /// Where `wanted` begins, at `start` or behind it; 0 when it is not there.
  private static func position(of wanted: String, in text: String, from start: Int64) -> Int64 {
    let skipped = clamp(start - (start == .min ? 0 : 1))
    let scalars = text.unicodeScalars
    guard let from = scalars.index(scalars.startIndex, offsetBy: skipped, limitedBy: scalars.endIndex) else { return 0 }
    let bytes = Array(text[from...].utf8)
    let pattern = Array(wanted.utf8)
    var index = 0
    var characters: Int64 = 0
    while index + pattern.count <= bytes.count {
      if bytes[index..<(index + pattern.count)].elementsEqual(pattern) { return Int64(skipped) + characters + 1 }
      if bytes[index] & 0xC0 != 0x80 { characters += 1 }
      index += 1
    }
    return 0
  }
}
