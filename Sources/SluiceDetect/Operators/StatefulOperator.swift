import SluiceCore

/// A rule with state. It sees the candidates of its selectors in the order of event time, and decides when there is an
/// alert. Plain data: what it holds can be written out and read back, group by group.
protocol StatefulOperator: Sendable {
  /// Takes an event.
  mutating func process(_ event: OperatorEvent, into alerts: inout [OperatorAlert])

  /// Whether an alert of the rule may show the event, as far as that is known when the event comes, before its turn.
  /// Asked once for each input, in the order in which events come.
  mutating func mayShow(_ input: OperatorInput, at time: EventTime) -> Bool

  /// Event time has come to `watermark`: no event before it will come any more, late ones apart.
  mutating func advance(to watermark: EventTime, into alerts: inout [OperatorAlert])

  /// Live groups, partial sequences, windows: whatever is bounded by `limit`.
  var groupCount: Int { get }
  /// Groups that were given up because there were too many.
  var evicted: Int { get }
  /// Alerts that were counted in others rather than given.
  var suppressed: Int { get }

  /// The source has ended. What waits for time to pass is decided as if nothing followed; what later events could still
  /// build on stays, for a run that takes it up.
  mutating func finish(into alerts: inout [OperatorAlert])

  /// From now on changes are recorded, for `takeChanges`. Not called where nothing is stored.
  ///
  /// - Parameter all: whether what there is counts as changed.
  mutating func beginRecording(all: Bool)
  /// The groups that changed since the last call, with their state; nil for those that ended.
  mutating func takeChanges() -> [StateChange]
  /// Reads back a group that `takeChanges` gave: all of them, in any order, before the first event.
  mutating func restore(_ change: StateChange) throws(StateReader.Damaged)
}

extension StatefulOperator {
  var suppressed: Int { 0 }
  mutating func mayShow(_ input: OperatorInput, at time: EventTime) -> Bool { true }
}

/// The state of one group of an operator, or, under an empty key, what all groups have in common.
struct StateChange: Hashable, Sendable {
  let key: [UInt8]
  let value: [UInt8]?
  /// When the group was touched last, for reports.
  var time: EventTime?
  /// Whether what events have as extras is what this run's rules read.
  var hasCurrentExtras = true

  init(key: [UInt8], value: [UInt8]?, time: EventTime? = nil) {
    self.key = key
    self.value = value
    self.time = time
  }
}

/// What an operator sees of an event.
struct OperatorEvent {
  private enum Source {
    case retained(RetainedEvent)
    case candidate(CandidateEvent)
  }

  let time: EventTime
  /// Which of the operator's inputs it is for: the stages of a sequence, the rules of a correlation. Ascending.
  let parts: ArraySlice<OperatorInput>
  /// It came behind the watermark.
  let isLate: Bool
  /// It was known when it came that no alert of these rules shows it.
  let isKnown: Bool
  private let source: Source

  init(event: RetainedEvent, parts: [(part: Int, values: [[FieldValue]])], isLate: Bool) {
    time = event.time
    self.parts = parts.map { OperatorInput(part: $0.part, content: .values($0.values)) }[...]
    self.isLate = isLate
    isKnown = false
    source = .retained(event)
  }

  init(_ event: CandidateEvent, parts: ArraySlice<OperatorInput>, isLate: Bool) {
    time = event.candidate.time
    self.parts = parts
    self.isLate = isLate
    isKnown = event.candidate.isKnown
    source = .candidate(event)
  }

  /// What the operator may keep; made when it is asked for.
  var event: RetainedEvent {
    switch source {
    case .retained(let event): event
    case .candidate(let event): event.retained
    }
  }
}

/// A candidate on its way through the operators, one after another.
final class CandidateEvent {
  private(set) var candidate: Candidate
  private let tags: TagTable
  private var kept: RetainedEvent?

  /// One for all operators that keep it.
  var retained: RetainedEvent {
    if let kept { return kept }
    let event = candidate.event(tags)
    kept = event
    return event
  }

  func turn(to candidate: Candidate) {
    self.candidate = candidate
    kept = nil
  }

  init(_ candidate: Candidate, tags: TagTable) {
    self.candidate = candidate
    self.tags = tags
  }
}

/// What a selector found, for an operator that works on it.
struct OperatorInput: Sendable {
  enum Content: Sendable {
    case values([[FieldValue]])
    /// As it lies in the candidate's slab.
    case encoded(CandidateHit.Kind, [UInt8], Range<Int>)
  }

  /// Whose input it is.
  var operation = 0
  let part: Int
  let content: Content
  /// Which of a selector's columns these are, in the order in which the operator wants them.
  var columns: [Int] = []

  /// The values of the operator's fields; none for what is keys or rows.
  var values: [[FieldValue]] {
    switch content {
    case .values(let values): return values
    case .encoded(.values, let bytes, let range):
      var reader = StateReader(bytes, range)
      let values = (try? reader.list { reader throws(StateReader.Damaged) in try reader.values() }) ?? []
      return columns.map { values.indices.contains($0) ? values[$0] : [] }
    case .encoded: return []
    }
  }
}

/// An event that operators keep as long as they need it; shared between them.
final class RetainedEvent: Sendable {
  let time: EventTime
  let identity: EventIdentity
  let eventID: [UInt8]
  /// The record's text; empty where no alert shows it.
  let record: [UInt8]
  let place: RecordPlace
  /// The values of the fields that rules over alerts read of the event.
  let extras: [[FieldValue]]
  /// Whether it is known that the identity is the one that the event's id gives.
  let hasIdentityOfID: Bool

  /// The part of an alert's id that stands for the event.
  var seed: [UInt8] { Self.seed(eventID, identity) }

  static func seed(_ eventID: [UInt8], _ identity: EventIdentity) -> [UInt8] {
    if !eventID.isEmpty { return eventID }
    var writer = StateWriter()
    writer.write(identity)
    return writer.bytes
  }

  /// The event that an alert is for the rules that work on it.
  init(_ alert: OperatorAlert) {
    time = alert.time
    identity = alert.seed.withUnsafeBytes { EventIdentity(eventID: .missing, record: $0) }
    eventID = alert.base?.eventID ?? []
    record = alert.base?.record ?? []
    place = alert.base?.place ?? RecordPlace(origin: "", index: 0, offset: 0, tag: nil)
    extras = alert.base?.extras ?? []
    hasIdentityOfID = false
  }

  init(
    time: EventTime, identity: EventIdentity, eventID: [UInt8], record: [UInt8], place: RecordPlace,
    extras: [[FieldValue]] = [], hasIdentityOfID: Bool = false
  ) {
    self.time = time
    self.identity = identity
    self.eventID = eventID
    self.record = record
    self.place = place
    self.extras = extras
    self.hasIdentityOfID = hasIdentityOfID
  }
}

/// An alert of a rule with state.
struct OperatorAlert: Sendable {
  /// The rule's place in the stage's list.
  var rule: Int
  var time: EventTime
  /// What fired it, for its id: an event and its terms, a group and its window.
  var seed: [UInt8]
  /// The event that the alert shows; nil for one that is about a group.
  var base: RetainedEvent?
  /// The events of a sequence, in their order: the alert shows what they have in common.
  var events: [RetainedEvent] = []
  /// The group, or columns of a query, at their own paths.
  var fields: [(name: String, values: [FieldValue])] = []
  /// Members of the document that the kind of rule adds.
  var members: [UInt8] = []
  var reason: String?
  /// An event behind the watermark took part: what came in between was judged without it.
  var isLate = false
  var isBuildingBlock = false
  /// It is a later state of an alert with the same seed: of what was counted in it.
  var isUpdate = false
  /// It was given before all events in front of it had come.
  var isEarly = false
  /// It stands for others, and is counted for no limit.
  var isClosing = false
}
