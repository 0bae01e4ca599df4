/// The functions of `STATS`.
enum ESQLAggregate: String, CaseIterable, Sendable {
  case count = "COUNT"
  case countDistinct = "COUNT_DISTINCT"
  case values = "VALUES"
  case min = "MIN"
  case max = "MAX"
  case sum = "SUM"
  case average = "AVG"
  case median = "MEDIAN"
  case percentile = "PERCENTILE"
  case top = "TOP"
  case first = "FIRST"
  case last = "LAST"
  case present = "PRESENT"
  case absent = "ABSENT"

  init?(name: String) { self.init(rawValue: name) }

  var arity: ClosedRange<Int> {
    switch self {
    case .count: 0...1
    case .countDistinct: 1...2
    case .percentile, .first, .last: 2...2
    case .top: 2...3
    default: 1...1
    }
  }

  /// The arguments behind the first that have to be literals.
  func check(_ arguments: [ESQLExpression]) throws(QueryError) {
    func fail(_ index: Int, _ what: String) -> QueryError {
      QueryError("the argument of `\(rawValue)` has to be \(what)", at: arguments[index].range.lowerBound)
    }
    switch self {
    case .percentile:
      guard let rank = arguments[1].literal?.number, (0...100).contains(rank) else {
        throw fail(1, "a number from 0 to 100")
      }
    case .top:
      guard case .integer(let count) = arguments[1].literal, (1...10_000).contains(count) else {
        throw fail(1, "a number of values, 1 or more")
      }
      guard arguments.count == 3 else { return }
      guard case .string(let order) = arguments[2].literal, ["asc", "desc"].contains(order.lowercased()) else {
        throw fail(2, "`\"asc\"` or `\"desc\"`")
      }
    default: return
    }
  }

  /// The result over a group's rows.
  ///
  /// - Parameter rows: for each row the values of the arguments.
  func result(over rows: [[ESQLValue]]) -> ESQLValue {
    guard let width = rows.first?.count, width > 0 else {
      switch self {
      // Without an argument rows are counted, else their values.
      case .count, .countDistinct: return .integer(Int64(rows.count))
      case .present: return .boolean(false)
      case .absent: return .boolean(true)
      default: return .null
      }
    }
    if self == .first || self == .last { return Self.extremeRow(of: rows, last: self == .last) }
    let values = rows.flatMap { $0[0].values }
    switch self {
    case .count: return .integer(Int64(values.count))
    case .countDistinct: return .integer(Int64(Set(values).count))
    case .values: return ESQLValue(values: ESQLFunction.distinct(values))
    case .min: return ESQLValue.extreme(of: values, greatest: false)
    case .max: return ESQLValue.extreme(of: values, greatest: true)
    case .sum: return Self.sum(of: values)
    case .average: return Self.average(of: values)
    case .median: return Self.percentile(50, of: values)
    case .percentile: return Self.percentile(rows[0][1].number ?? 50, of: values)
    case .top: return Self.top(values, rows[0])
    case .present: return .boolean(!values.isEmpty)
    case .absent: return .boolean(values.isEmpty)
    case .first, .last: return .null
    }
  }

  /// The first argument where the second is least or greatest; rows without either are left out.
  private static func extremeRow(of rows: [[ESQLValue]], last: Bool) -> ESQLValue {
    var best: [ESQLValue]?
    for row in rows where !row[0].isNull && row[1].isSingle {
      guard let current = best else {
        best = row
        continue
      }
      guard let sign = ESQLValue.compare(row[1], current[1]) else { continue }
      if last ? sign > 0 : sign < 0 { best = row }
    }
    return best?[0] ?? .null
  }

  private static func top(_ values: [ESQLValue], _ arguments: [ESQLValue]) -> ESQLValue {
    guard case .integer(let count) = arguments[1] else { return .null }
    var isDescending = false
    if arguments.count == 3, case .string(let order) = arguments[2] { isDescending = order.lowercased() == "desc" }
    return ESQLValue(values: Array(ESQLValue.sorted(values, descending: isDescending).prefix(Int(count))))
  }

  // MARK: Numbers

  /// Null for none, for what are no numbers, and beyond 64 bits.
  static func sum(of values: [ESQLValue]) -> ESQLValue {
    guard let first = values.first, first.number != nil else { return .null }
    return values.dropFirst().reduce(first) { ESQLValue.compute(.add, $0, $1) }
  }

  static func average(of values: [ESQLValue]) -> ESQLValue {
    let numbers = values.compactMap(\.number)
    guard !numbers.isEmpty, numbers.count == values.count else { return .null }
    return .finite(numbers.reduce(0, +) / Double(numbers.count))
  }

  /// Exact, between two values in proportion; Elasticsearch's own is an estimate for many values.
  static func percentile(_ rank: Double, of values: [ESQLValue]) -> ESQLValue {
    let numbers = values.compactMap(\.number).sorted()
    guard !numbers.isEmpty, numbers.count == values.count else { return .null }
    let place = rank / 100 * Double(numbers.count - 1)
    let lower = Swift.min(Swift.max(Int(place), 0), numbers.count - 1)
    let upper = Swift.min(lower + 1, numbers.count - 1)
    return .finite(numbers[lower] + (numbers[upper] - numbers[lower]) * (place - Double(lower)))
  }
}
