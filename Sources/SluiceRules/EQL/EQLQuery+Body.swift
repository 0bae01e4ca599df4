extension EQLQuery {
  /// What the query asks of a stream.
  ///
  /// - Parameter eventCategoryField: the field that `category where` compares; any of its values will do.
  /// - Throws: for pipes, and for values where a condition should be.
  package func body(eventCategoryField: String = "event.category") throws(QueryError) -> RuleProgram.Body {
    if let pipe = pipes.first {
      let name = if case .head = pipe { "head" } else { "tail" }
      throw QueryError("the pipe `\(name)` has no meaning in a rule: a stream has no first or last result", at: 0)
    }
    switch form {
    case .event(let filter): return .query(try filter.condition(eventCategoryField))
    case .sequence(let sequence): return .sequence(try sequence.query(eventCategoryField))
    }
  }
}

extension EQLEventFilter {
  func condition(_ categoryField: String) throws(QueryError) -> Condition {
    let condition = try condition.condition()
    guard let category else { return condition }
    let test = Condition.test(FieldTest(.field(categoryField), .equals(category)))
    if case .all(let conditions) = condition { return .all([test] + conditions) }
    return condition == .constant(true) ? test : .all([test, condition])
  }
}

extension EQLSequence {
  /// The sequence with its repeated stages written out and the join fields at each stage.
  func query(_ categoryField: String) throws(QueryError) -> SequenceQuery {
    var stages: [SequenceQuery.Stage] = []
    for stage in self.stages {
      stages += Array(repeating: try self.stage(stage, categoryField), count: stage.runs)
    }
    var end: SequenceQuery.Stage?
    if let until { end = try stage(until, categoryField) }
    return SequenceQuery(stages: stages, until: end, maxSpan: maxSpan)
  }

  private func stage(_ stage: EQLStage, _ categoryField: String) throws(QueryError) -> SequenceQuery.Stage {
    SequenceQuery.Stage(
      condition: try stage.filter.condition(categoryField), join: join + stage.join, isMissing: stage.isMissing)
  }
}
