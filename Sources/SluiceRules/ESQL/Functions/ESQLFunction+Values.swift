extension ESQLFunction {
  /// Functions of several values.
  static let valueFunctions: [ESQLFunction] = [
    ESQLFunction("MV_COUNT", 1...1, .any) { arguments, _ in
      arguments[0].isNull ? .null : .integer(Int64(arguments[0].values.count))
    },
    ESQLFunction("MV_FIRST", 1...1, .any) { arguments, _ in arguments[0].values.first ?? .null },
    ESQLFunction("MV_LAST", 1...1, .any) { arguments, _ in arguments[0].values.last ?? .null },
    ESQLFunction("MV_MIN", 1...1, .any) { arguments, _ in arguments[0].extreme(greatest: false) },
    ESQLFunction("MV_MAX", 1...1, .any) { arguments, _ in arguments[0].extreme(greatest: true) },
    ESQLFunction("MV_DEDUPE", 1...1, .any) { arguments, _ in ESQLValue(values: distinct(arguments[0].values)) },
    ESQLFunction("MV_SORT", 1...2, .any) { arguments, _ in
      var isDescending = false
      if arguments.count == 2 {
        guard case .string(let order) = arguments[1] else { return .null }
        isDescending = order.lowercased() == "desc"
      }
      return ESQLValue(values: ESQLValue.sorted(arguments[0].values, descending: isDescending))
    },
    ESQLFunction("MV_CONCAT", 2...2, .any) { arguments, _ in
      guard case .string(let separator) = arguments[1], !arguments[0].isNull else { return .null }
      return .string(arguments[0].values.compactMap(\.text).joined(separator: separator))
    },
    ESQLFunction("MV_APPEND", 2...2, .any) { arguments, _ in
      arguments.contains(where: \.isNull) ? .null : ESQLValue(values: arguments.flatMap(\.values))
    },
    ESQLFunction("MV_CONTAINS", 2...2, .any) { arguments, _ in
      let values = arguments[0].values
      return .boolean(
        arguments[1].values.allSatisfy { wanted in values.contains { ESQLValue.equal($0, wanted) == true } })
    },
    ESQLFunction("MV_SLICE", 2...3, .any) { arguments, _ in slice(arguments) },
    ESQLFunction("MV_SUM", 1...1, .any) { arguments, _ in ESQLAggregate.sum(of: arguments[0].values) },
    ESQLFunction("MV_AVG", 1...1, .any) { arguments, _ in ESQLAggregate.average(of: arguments[0].values) },
    ESQLFunction("MV_MEDIAN", 1...1, .any) { arguments, _ in ESQLAggregate.percentile(50, of: arguments[0].values) },
    ESQLFunction("GREATEST", 1...1_000, .any) { arguments, _ in extreme(arguments, greatest: true) },
    ESQLFunction("LEAST", 1...1_000, .any) { arguments, _ in extreme(arguments, greatest: false) },
  ]

  static func distinct(_ values: [ESQLValue]) -> [ESQLValue] {
    var seen: Set<ESQLValue> = []
    return values.filter { seen.insert($0).inserted }
  }

  private static func extreme(_ arguments: [ESQLValue], greatest: Bool) -> ESQLValue {
    guard !arguments.contains(where: \.isNull) else { return .null }
    return ESQLValue.extreme(of: arguments.flatMap(\.values), greatest: greatest)
  }

  /// From one place to another, both inclusive and from 0 on; negative ones count from the end.
  private static func slice(_ arguments: [ESQLValue]) -> ESQLValue {
    let values = arguments[0].values
    guard case .integer(let start) = arguments[1] else { return .null }
    var end = start
    if arguments.count == 3 {
      guard case .integer(let value) = arguments[2] else { return .null }
      end = value
    }
    func place(_ index: Int64) -> Int64 { index < 0 ? max(index, -(1 << 40)) + Int64(values.count) : index }
    let (first, last) = (max(0, place(start)), min(Int64(values.count) - 1, place(end)))
    return first <= last ? ESQLValue(values: Array(values[Int(first)...Int(last)])) : .null
  }
}
