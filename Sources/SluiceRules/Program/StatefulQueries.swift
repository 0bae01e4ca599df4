/// Alerts when enough records of one group match within the rule's look-back (Elastic's `threshold` rules).
package struct ThresholdQuery: Sendable, Hashable {
  package var condition: Condition
  /// The group: one value of each field. Records that lack one are not counted. Empty: all records are one group.
  package var fields: [String]
  package var value: Int
  /// Besides: so many distinct values of a field.
  package var cardinality: Cardinality?

  package struct Cardinality: Sendable, Hashable {
    package var field: String
    package var value: Int

    package init(field: String, value: Int) {
      self.field = field
      self.value = value
    }
  }

  package init(condition: Condition, fields: [String], value: Int, cardinality: Cardinality? = nil) {
    self.condition = condition
    self.fields = fields
    self.value = value
    self.cardinality = cardinality
  }
}

/// Alerts when a combination of values was not seen among the rule's own matches for a time (`new_terms` rules).
package struct NewTermsQuery: Sendable, Hashable {
  package var condition: Condition
  /// One to three fields.
  package var fields: [String]
  /// `history_window_start` as a time span, in milliseconds.
  package var historyWindow: Int64

  package init(condition: Condition, fields: [String], historyWindow: Int64) {
    self.condition = condition
    self.fields = fields
    self.historyWindow = historyWindow
  }
}

/// Alerts when events follow each other (EQL sequences).
package struct SequenceQuery: Sendable, Hashable {
  package var stages: [Stage]
  /// Ends all partial sequences of its key.
  package var until: Stage?
  /// The greatest time from the first event to the last, inclusive, in milliseconds.
  package var maxSpan: Int64?

  package struct Stage: Sendable, Hashable {
    package var condition: Condition
    /// The fields whose values join the stages, in order.
    package var join: [JoinField]
    /// `![…]`: no such event at this place.
    package var isMissing: Bool

    package init(condition: Condition, join: [JoinField], isMissing: Bool = false) {
      self.condition = condition
      self.join = join
      self.isMissing = isMissing
    }
  }

  package struct JoinField: Sendable, Hashable {
    package var name: String
    /// `?field`: null joins with null, rather than keeping the event out.
    package var isOptional: Bool

    package init(name: String, isOptional: Bool = false) {
      self.name = name
      self.isOptional = isOptional
    }
  }

  package init(stages: [Stage], until: Stage? = nil, maxSpan: Int64? = nil) {
    self.stages = stages
    self.until = until
    self.maxSpan = maxSpan
  }
}
