/// A rule that holds for a record.
package struct RuleMatch: Hashable, Sendable {
  package let record: Int
  /// Which detect stage of the pipeline found it, from 0.
  package let detector: Int
  /// Index of the rule in that stage's list of rules.
  package let rule: Int
  /// The place in the batch's `details`; nil when the record alone is the alert.
  package let detail: Int?

  package init(record: Int, detector: Int, rule: Int, detail: Int? = nil) {
    self.record = record
    self.detector = detector
    self.rule = rule
    self.detail = detail
  }
}

/// What an alert says beyond the record that fired it: of a group, a window, or a sequence of events.
package struct AlertDetail: Sendable {
  /// What the alert's id is made from beside the rule's id; nil for the event's identity.
  package var seed: [UInt8]?
  /// The time of the alert; nil for the record's.
  package var time: EventTime?
  /// The event part of the document, as members of a JSON object without its braces, in place of the record's own; nil
  /// to show the record.
  package var document: [UInt8]?
  /// The records of a sequence of events, as JSON text: the document shows what all of them have in common.
  package var records: [[UInt8]]
  /// Members that are added to the document, without braces, such as `"kibana.alert.threshold_result":{…}`.
  package var members: [UInt8]
  /// One of several alerts that make up another one.
  package var isBuildingBlock = false
  /// What stands in the reason in place of the event: `12 events by alice`.
  package var reason: String?

  package init(
    seed: [UInt8]? = nil, time: EventTime? = nil, document: [UInt8]? = nil, records: [[UInt8]] = [],
    members: [UInt8] = [], reason: String? = nil
  ) {
    self.seed = seed
    self.time = time
    self.document = document
    self.records = records
    self.members = members
    self.reason = reason
  }
}

/// What a stage leaves in a batch for its ordered part.
package struct OrderedInput: Sendable {
  /// The stage, as `PlanContext.orderedStages` counted it.
  package let stage: Int
  package let input: any Sendable

  package init(stage: Int, input: any Sendable) {
    self.stage = stage
    self.input = input
  }
}
