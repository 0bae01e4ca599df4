/// An EQL query as it was written.
package struct EQLQuery: Hashable, Sendable {
  package enum Form: Hashable, Sendable {
    /// `category where condition`.
    case event(EQLEventFilter)
    case sequence(EQLSequence)
  }

  package var form: Form
  package var pipes: [EQLPipe]
}

/// `category where condition`.
package struct EQLEventFilter: Hashable, Sendable {
  /// Nil is `any`.
  package var category: String?
  package var condition: EQLNode
  /// UTF-8 offsets in the query.
  package var range: Range<Int>
}

/// `sequence by … with maxspan=… [stage] [stage] … until [stage]`.
package struct EQLSequence: Hashable, Sendable {
  /// The join fields of all stages; they come before a stage's own.
  package var join: [SequenceQuery.JoinField]
  /// In milliseconds.
  package var maxSpan: Int64?
  package var stages: [EQLStage]
  package var until: EQLStage?
}

/// `[filter] by … with runs=n`, or `![filter]`.
package struct EQLStage: Hashable, Sendable {
  package var filter: EQLEventFilter
  package var join: [SequenceQuery.JoinField]
  /// How often the stage is repeated, 1 or more.
  package var runs: Int
  package var isMissing: Bool
  /// UTF-8 offsets in the query.
  package var range: Range<Int>
}

/// What is done with the results of a query.
package enum EQLPipe: Hashable, Sendable {
  /// The first results only.
  case head(Int)
  /// The last results only.
  case tail(Int)
}
