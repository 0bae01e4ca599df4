/// A function of single values, or of all values of its operands.
struct ESQLFunction: Sendable {
  typealias Body = @Sendable (_ arguments: [ESQLValue], _ now: Int64) -> ESQLValue

  /// What null and several values do.
  enum Operands: Sendable {
    /// An operand that is null or has several values makes the result null.
    case single
    /// The function sees operands as they are.
    case any
    /// Applied to each value of the first operand; the others have to be single.
    case each
  }

  let name: String
  let arity: ClosedRange<Int>
  let operands: Operands
  let body: Body

  init(_ name: String, _ arity: ClosedRange<Int>, _ operands: Operands = .single, _ body: @escaping Body) {
    self.name = name
    self.arity = arity
    self.operands = operands
    self.body = body
  }

  func apply(_ arguments: [ESQLValue], now: Int64) -> ESQLValue {
    switch operands {
    case .any: return body(arguments, now)
    case .single: return arguments.allSatisfy(\.isSingle) ? body(arguments, now) : .null
    case .each:
      guard arguments.dropFirst().allSatisfy(\.isSingle) else { return .null }
      switch arguments[0] {
      case .null: return .null
      case .many(let values):
        var single = arguments
        return ESQLValue(
          values: values.flatMap { value in
            single[0] = value
            return body(single, now).values
          })
      default: return body(arguments, now)
      }
    }
  }

  /// Whether a null operand makes the result null.
  var isStrict: Bool {
    switch operands {
    case .single, .each: true
    case .any: ["MV_COUNT", "MV_FIRST", "MV_LAST", "MV_MIN", "MV_MAX", "MV_DEDUPE", "MV_SORT"].contains(name)
    }
  }

  static func named(_ name: String) -> ESQLFunction? { functions[name] }
  static var names: [String] { Array(functions.keys) }

  private static let functions: [String: ESQLFunction] = {
    let all =
      textFunctions + encodingFunctions + conversions + numberFunctions + timeFunctions + timeTexts + valueFunctions
    var table = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
    for (alias, name) in aliases { table[alias] = table[name] }
    return table
  }()

  private static let aliases = [
    "TO_STR": "TO_STRING", "TO_INT": "TO_INTEGER", "TO_DBL": "TO_DOUBLE", "TO_BOOL": "TO_BOOLEAN",
    "TO_DT": "TO_DATETIME",
  ]

  static let castNames = ["boolean", "integer", "long", "double", "string", "keyword", "datetime", "ip"]

  static func cast(to type: String) -> ESQLFunction? {
    switch type.lowercased() {
    case "boolean", "bool": named("TO_BOOLEAN")
    case "integer", "int": named("TO_INTEGER")
    case "long": named("TO_LONG")
    case "double": named("TO_DOUBLE")
    case "string", "keyword", "text": named("TO_STRING")
    case "datetime", "date": named("TO_DATETIME")
    case "ip": named("TO_IP")
    default: nil
    }
  }
}
