/// Reads `detection:` and `filter:` mappings.
enum SigmaDetectionReader {
  enum Outcome {
    case detection(SigmaDetection)
    /// The rule is for tools that aggregate in conditions; why it can't be run, and what to write instead.
    case unsupported(String)
  }

  /// Nil, and errors, when there is no whole detection.
  ///
  /// - Parameter others: keys that are not selections.
  static func read(
    _ node: SigmaNode, key: String, others: [String] = [], _ reader: inout SigmaReader
  ) -> Outcome? {
    guard let entries = node.entries else {
      reader.fail("`\(key)` must be a mapping of selections and a condition, not \(node.summary)", at: node.place)
      return nil
    }
    let reserved = others + ["condition", "timeframe"]
    var selections: [String: SigmaSelection] = [:]
    var names: [String] = []
    for entry in entries where !reserved.contains(entry.name) {
      names.append(entry.name)
      selections[entry.name] = SigmaSelectionReader.read(entry.value, named: entry.name, &reader)
    }
    if names.isEmpty {
      reader.fail("`\(key)` has no selection", hint: "add `selection:` with the fields to look for", at: node.place)
    }
    guard let condition = node["condition"] else {
      reader.fail("`\(key).condition` is missing", hint: "add `condition: selection`", at: node.place)
      return nil
    }
    guard !names.isEmpty else { return nil }
    let outcome = read(condition, key, names, timeframe: node["timeframe"], &reader)
    guard case .success(let expression)? = outcome else {
      if case .failure(let reason)? = outcome { return .unsupported(reason.text) }
      return nil
    }
    guard selections.count == names.count else { return nil }
    if let timeframe = node["timeframe"]?.scalar?.text {
      return .unsupported(
        "`timeframe: \(shortened(timeframe))` is not part of Sigma any more; give each selection a rule of its own and "
          + "join them by a correlation of type `temporal` with `timespan: \(shortened(timeframe))`")
    }
    return .detection(SigmaDetection(selections: selections, expression: expression))
  }

  private struct Reason: Error { let text: String }

  /// A list of conditions is any of them.
  private static func read(
    _ node: SigmaNode, _ key: String, _ names: [String], timeframe: SigmaNode?, _ reader: inout SigmaReader
  ) -> Result<SigmaExpression, Reason>? {
    var parts: [SigmaExpression] = []
    var reason: Reason?
    let items = node.items ?? [node]
    if items.isEmpty { reader.fail("`\(key).condition` is empty", at: node.place) }
    for item in items {
      guard let text = reader.string(item, "`\(key).condition`") else { continue }
      do {
        parts.append(try SigmaConditionParser.parse(text, names: names))
      } catch {
        if error.isAggregation {
          reason = Reason(text: replacement(for: text, timeframe: timeframe?.scalar?.text))
        } else {
          reader.fail("in the condition: \(error.message)", hint: error.hint, in: item, offset: error.offset)
        }
      }
    }
    if let reason { return .failure(reason) }
    guard !parts.isEmpty, parts.count == items.count else { return nil }
    return .success(parts.count == 1 ? parts[0] : .any(parts))
  }

  private static func replacement(for condition: String, timeframe: String?) -> String {
    let span = timeframe.map { "`timespan: \(shortened($0))`" } ?? "a timespan"
    let aggregation = condition.split(separator: "|", maxSplits: 1).dropFirst().first.map(String.init) ?? condition
    let isNear = aggregation.contains("near")
    let isCountOfField =
      aggregation.firstRange(of: "count(").map { aggregation[$0.upperBound...].first != ")" } ?? false
    let type =
      if isNear {
        "`temporal`"
      } else if isCountOfField {
        "`value_count`"
      } else if aggregation.contains("count") {
        "`event_count`"
      } else {
        "`value_sum` or `value_avg`"
      }
    return "its condition `\(shortened(condition))` aggregates, which is not part of Sigma any more; "
      + (isNear ? "give each selection a rule of its own and add" : "write the selection as a rule and add")
      + " a correlation of type \(type) with \(span)"
  }
}
