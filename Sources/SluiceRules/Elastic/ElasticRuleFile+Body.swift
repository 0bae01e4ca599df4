extension ElasticRuleFile {
  /// What the rule asks of events; nil when there is a mistake in it.
  static func readBody(
    _ rule: Rule, from reader: inout TOMLReader, _ indicators: [IndicatorList]
  ) -> RuleProgram.Body? {
    switch rule.type {
    case "threshold": readThreshold(from: &reader)
    case "new_terms": readNewTerms(from: &reader)
    case "eql": readEQL(from: &reader)
    case "esql": readESQL(from: &reader)
    case "threat_match": readThreatMatch(rule, from: &reader, indicators)
    default: readCondition(from: &reader).map { .query($0) }
    }
  }

  /// The condition of the rule's KQL query.
  static func readCondition(from reader: inout TOMLReader) -> Condition? {
    guard let query = reader.requiredString("rule.query") else { return nil }
    do {
      return try parseKQL(query).condition
    } catch {
      let expected = error.expected.isEmpty ? nil : "expected \(error.expected.joined(separator: ", "))"
      reader.fail("in the KQL query: \(error.message)", hint: expected, at: "rule.query", textOffset: error.offset)
      return nil
    }
  }

  private static func readEQL(from reader: inout TOMLReader) -> RuleProgram.Body? {
    let category = reader.string("rule.event_category_override") ?? "event.category"
    guard let query = reader.requiredString("rule.query") else { return nil }
    do {
      return try parseEQL(query).body(eventCategoryField: category)
    } catch {
      let expected = error.expected.isEmpty ? nil : "expected \(error.expected.joined(separator: ", "))"
      reader.fail("in the EQL query: \(error.message)", hint: expected, at: "rule.query", textOffset: error.offset)
      return nil
    }
  }

  private static func readESQL(from reader: inout TOMLReader) -> RuleProgram.Body? {
    guard let query = reader.requiredString("rule.query") else { return nil }
    do {
      return .esql(try ESQLQuery.parse(query))
    } catch {
      let expected = error.expected.isEmpty ? nil : "expected \(error.expected.joined(separator: ", "))"
      reader.fail("in the ES|QL query: \(error.message)", hint: expected, at: "rule.query", textOffset: error.offset)
      return nil
    }
  }

  private static func readThreshold(from reader: inout TOMLReader) -> RuleProgram.Body? {
    let condition = readCondition(from: &reader)
    let fields = reader.textOrTexts("rule.threshold.field").filter { !$0.isEmpty }
    let value = reader.requiredInteger("rule.threshold.value")
    if let value, value < 1 { reader.fail("`rule.threshold.value` must be 1 or more", at: "rule.threshold.value") }
    if fields.count > 5 {
      reader.fail("a threshold groups by 5 fields at most, not \(fields.count)", at: "rule.threshold.field")
    }
    var query = condition.map { ThresholdQuery(condition: $0, fields: fields, value: max(1, value ?? 1)) }
    // As Elastic, only the first one counts.
    if reader.count(of: "rule.threshold.cardinality") > 0 {
      let field = reader.requiredString("rule.threshold.cardinality[0].field")
      let least = reader.requiredInteger("rule.threshold.cardinality[0].value")
      query?.cardinality = ThresholdQuery.Cardinality(field: field ?? "", value: max(1, least ?? 1))
    }
    return query.map { .threshold($0) }
  }

  private static func readNewTerms(from reader: inout TOMLReader) -> RuleProgram.Body? {
    let condition = readCondition(from: &reader)
    let fields = reader.strings("rule.new_terms.value")
    if !(1...3).contains(fields.count) {
      reader.fail("a new terms rule has one to three fields, not \(fields.count)", at: "rule.new_terms.value")
    }
    let start = reader.requiredString("rule.new_terms.history_window_start[0].value")
    let window = start.flatMap { RuleSchedule.span(before: $0) }
    if let start, window == nil {
      reader.fail(
        "`\(start)` is not a time before now", hint: "write now-7d, now-12h or the like",
        at: "rule.new_terms.history_window_start[0].value")
    }
    guard let condition, let window else { return nil }
    return .newTerms(NewTermsQuery(condition: condition, fields: fields, historyWindow: window))
  }

  /// How alerts of one group are suppressed; nil when the rule says nothing of it.
  static func readSuppression(from reader: inout TOMLReader) -> Rule.Suppression? {
    let path = "rule.alert_suppression"
    guard reader.isTable(path) else { return nil }
    var suppression = Rule.Suppression(groupBy: reader.strings("\(path).group_by"))
    if reader.isTable("\(path).duration") {
      let value = reader.requiredInteger("\(path).duration.value") ?? 1
      let unit = reader.requiredString("\(path).duration.unit") ?? "m"
      suppression.duration = TimeSpan.milliseconds("\(value)\(unit)")
      if suppression.duration == nil {
        reader.fail("`\(value)\(unit)` is not a time span", hint: "units are s, m and h", at: "\(path).duration.unit")
      }
    }
    if let strategy = reader.string("\(path).missing_fields_strategy") {
      switch strategy {
      case "suppress": suppression.suppressesMissing = true
      case "doNotSuppress": suppression.suppressesMissing = false
      default:
        reader.fail(
          "`\(strategy)` is not a strategy", hint: "write suppress or doNotSuppress",
          at: "\(path).missing_fields_strategy")
      }
    }
    return suppression
  }
}
