package import SluiceCore

/// Events that are none of some rules' business: what is known to be harmless.
package struct RuleException: Sendable, Hashable {
  /// The rules that it is for.
  package let rules: [RulePattern]
  /// Over fields of the ECS document, whatever the rules' language.
  package let condition: Condition
  /// Events from then on are judged as if the exception were not there; nil where it holds for good.
  package let expires: EventTime?
  package let comment: String
  package let file: String
  /// From 1.
  package let line: Int
  package let column: Int

  /// What holds for the events that it takes out. An exception's end is compared with the event's time, so that a replay
  /// finds what the stream found.
  package var effective: Condition {
    var condition = condition
    if let expires {
      condition = .all([
        .test(FieldTest(.field("@timestamp"), .ordered(.less, expires.description))), condition,
      ])
    }
    return .scoped(.document, condition)
  }
}
