/// What a field's value is compared with, after modifiers.
enum SigmaTerm: Hashable, Sendable {
  case text([Glob.Part], isCased: Bool)
  /// As written.
  case number(String)
  case boolean(Bool)
  case null
  case regex(RegexPattern)
  /// An address block with its length in bits.
  case network(String)
  case exists(Bool)
  case field(SigmaFieldReference)
  case ordered(Comparison.Order, String)
  /// A part of a time; without an order it is equal.
  case time(SigmaTimePart, Comparison.Order?, Int64)
  /// Any of them: what one value was expanded to.
  case anyOf([SigmaTerm])

  init(_ value: SigmaValue) {
    switch value {
    case .text(let text): self = .text(SigmaText.parts(of: text), isCased: false)
    case .number(let text): self = .number(text)
    case .boolean(let flag): self = .boolean(flag)
    case .null: self = .null
    }
  }

  /// The number of comparisons.
  var count: Int {
    guard case .anyOf(let terms) = self else { return 1 }
    return terms.reduce(0) { $0 + $1.count }
  }

  /// What it is, for messages.
  var summary: String {
    switch self {
    case .text: "a text"
    case .number(let text): "the number \(text)"
    case .boolean(let flag): "`\(flag)`"
    case .null: "nothing"
    case .regex: "a regular expression"
    case .network: "an address block"
    case .exists: "a test for presence"
    case .field: "a field"
    case .ordered: "a comparison"
    case .time: "a part of a time"
    case .anyOf: "several texts"
    }
  }
}

/// Another field of the record that a value is compared with.
struct SigmaFieldReference: Hashable, Sendable {
  let name: String
  var isCased = false
  /// What the value begins or ends with; both: it contains it.
  var startsWith = false
  var endsWith = false
}

/// A mistake in a value, whose place the caller knows.
struct SigmaMistake: Error {
  let message: String
  var hint: String?
}
