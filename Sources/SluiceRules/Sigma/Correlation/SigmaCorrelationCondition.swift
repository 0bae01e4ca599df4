/// What a correlation asks of the number that it counts or computes.
struct SigmaCorrelationCondition {
  var bounds: [SigmaCorrelation.Bound] = []
  var fields: [String] = []
  var percentile: Double?

  /// Nil, and errors, when the condition is wrong, or is missing where there must be one.
  static func read(
    _ node: SigmaNode, _ kind: SigmaCorrelationReader.Kind, ruleCount: Int, _ reader: inout SigmaReader
  ) -> SigmaCorrelationCondition? {
    let isTemporal = kind.kind == .temporal || kind.kind == .temporalOrdered
    var condition = SigmaCorrelationCondition()
    guard let written = node["condition"], !written.isNull else {
      guard isTemporal else {
        reader.fail(
          "`correlation.condition` is missing", hint: "add a bound: `condition: { gte: 10 }`", at: node.place)
        return nil
      }
      condition.bounds = [SigmaCorrelation.Bound(relation: .greaterOrEqual, value: Double(ruleCount))]
      return condition
    }
    guard written.entries != nil else {
      reader.fail(
        "`correlation.condition` must be a mapping of bounds, not \(written.summary)",
        hint: isTemporal ? "leave it out: all rules have to match" : "write `condition: { gte: 10 }`",
        at: written.place)
      return nil
    }
    let errors = reader.errors.count
    condition.readBounds(written, &reader)
    condition.readFields(written, kind, &reader)
    condition.readPercentile(written, kind, &reader)
    guard reader.errors.count == errors else { return nil }
    if condition.bounds.isEmpty {
      reader.fail("`correlation.condition` has no bound", hint: "add one: `gte: 10`", at: written.place)
      return nil
    }
    return condition
  }

  private mutating func readBounds(_ node: SigmaNode, _ reader: inout SigmaReader) {
    let relations = SigmaCorrelation.Bound.Relation.allCases.map(\.rawValue)
    reader.checkKeys(of: node, allowed: relations + ["field", "percentile"], in: "a correlation's condition")
    for entry in node.entries ?? [] {
      guard let relation = SigmaCorrelation.Bound.Relation(rawValue: entry.name) else { continue }
      guard let value = Self.number(entry.value, "`\(entry.name)`", &reader) else { continue }
      bounds.append(SigmaCorrelation.Bound(relation: relation, value: value))
    }
  }

  private mutating func readFields(
    _ node: SigmaNode, _ kind: SigmaCorrelationReader.Kind, _ reader: inout SigmaReader
  ) {
    fields = reader.strings("field", in: node, named: "correlation.condition.field")
    let place = node["field"]?.place ?? node.place
    let type = kind.kind.rawValue
    switch kind.kind {
    case .valueCount:
      if fields.isEmpty { reader.fail("`\(type)` counts the values of a field", hint: "add `field`", at: place) }
    case .valueSum, .valueAverage, .valuePercentile:
      if fields.isEmpty { reader.fail("`\(type)` is of a field's values", hint: "add `field`", at: place) }
      if fields.count > 1 { reader.fail("`\(type)` is of one field", hint: "name one", at: place) }
    case .eventCount, .temporal, .temporalOrdered:
      if !fields.isEmpty {
        reader.fail("`field` means nothing to `\(type)`", hint: "leave it out, or use `value_count`", at: place)
      }
    }
  }

  private mutating func readPercentile(
    _ node: SigmaNode, _ kind: SigmaCorrelationReader.Kind, _ reader: inout SigmaReader
  ) {
    guard let value = node["percentile"] else { return }
    guard kind.kind == .valuePercentile, kind.percentile == nil else {
      reader.fail("`percentile` is for `value_percentile`", hint: "leave it out", at: value.place)
      return
    }
    guard let number = Self.number(value, "`percentile`", &reader) else { return }
    if (0...100).contains(number) {
      percentile = number
    } else {
      reader.fail("`percentile` must be 0 to 100", at: value.place)
    }
  }

  private static func number(_ node: SigmaNode, _ what: String, _ reader: inout SigmaReader) -> Double? {
    if case .number(let text)? = node.scalar?.value, let number = Double(text) { return number }
    reader.fail("\(what) must be a number, not \(node.summary)", at: node.place)
    return nil
  }
}
