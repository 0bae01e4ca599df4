import SluiceCore

/// A record that rules with state look at, taken out of its batch.
struct Candidate: Sendable {
  let time: EventTime
  let identity: EventIdentity
  /// The selectors that hold for it, ascending.
  var hits: [CandidateHit]
  /// Its JSON text, where an alert may have to show it.
  let record: [UInt8]
  /// Its `event.id`; empty when it has none.
  let eventID: [UInt8]
  let place: RecordPlace
  /// The values of the fields that rules over alerts read of the event.
  var extras: [[FieldValue]] = []
}

/// A selector that holds for a candidate, with the values of the fields that it was asked for.
struct CandidateHit: Sendable {
  let selector: Int
  /// For each of the selector's columns.
  let values: [[FieldValue]]
}

/// Where a record lay.
struct RecordPlace: Sendable, Hashable {
  let origin: String
  /// Its number in the blob.
  let index: Int
  let offset: Int
  /// The name of its tag: tags are numbered anew in each run, and places outlive runs.
  let tag: String?
}

/// What a lane leaves of one batch for the ordered part of its detect stage.
struct CandidateBatch: Sendable {
  /// The time of the batch's first record with a readable time, and the latest one.
  var first: EventTime?
  var latest: EventTime?
  var candidates: [Candidate] = []
  /// Records whose time can't be read: rules with state don't see them.
  var untimed = 0
  /// The alerts that the lane made, of rules with a limit.
  var signals: [LaneSignal] = []
}
