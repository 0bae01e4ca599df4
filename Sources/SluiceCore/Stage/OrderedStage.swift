/// The part of a stage that sees what its lanes found in the order of the source: there is one, whatever the number of
/// lanes. Never called concurrently.
///
/// What it knows can be stored and taken up by a later run: then `stateSections` is asked for first, `restore` follows
/// for all that is stored of each, and `beginRecording` before anything else.
package protocol OrderedStage: AnyObject, Sendable {
  /// What is to be changed in the alerts that the lane made of a batch. Called with what is then taken, before these
  /// alerts are written.
  func edits(for input: any Sendable) throws(StageError) -> [AlertEdit]

  /// Takes what a lane left of one batch. Batches come in the order of the source; `isLast` ends a blob. What it means may
  /// be worked out as `nextAlerts` is called, so that not all alerts are there at once.
  func take(_ input: any Sendable, from blob: Blob, isLast: Bool) throws(StageError)

  /// A source that runs live has had nothing for a while: the time of events is that of the clock on the wall.
  func goOn(at time: EventTime) throws(StageError)

  /// The source has ended: nothing more will come.
  func end() throws(StageError)

  /// The next records that became alerts, with matches, to be handed to sinks; nil when there are none for now. Valid
  /// until the next call.
  func nextAlerts() throws(StageError) -> RecordBatch?

  /// What it counted.
  var ledger: Ledger { get }

  /// The event time up to which it has decided; nil where time is nothing to it, or none has come yet.
  var decidedTime: EventTime? { get }

  /// The parts in which its state is stored.
  var stateSections: [StateSection] { get }

  /// Takes up an entry that a run before stored.
  ///
  /// - Parameter section: one of `stateSections`.
  /// - Throws: `StageError` when it makes no sense.
  func restore(_ entry: StateEntry, of section: StateSection) throws(StageError)

  /// From now on changes are recorded, so that `takeStateChanges` can tell them.
  ///
  /// - Parameter all: whether what it holds counts as changed: then all of it is told.
  func beginRecording(all: Bool)

  /// What changed since the last call. To be called when `nextAlerts` gives none.
  func takeStateChanges() -> [StateChanges]
}

extension OrderedStage {
  package var decidedTime: EventTime? { nil }
  package func goOn(at time: EventTime) throws(StageError) {}
  package var stateSections: [StateSection] { [] }
  package func restore(_ entry: StateEntry, of section: StateSection) throws(StageError) {}
  package func beginRecording(all: Bool) {}
  package func takeStateChanges() -> [StateChanges] { [] }
}

extension OrderedStage {
  package func edits(for input: any Sendable) throws(StageError) -> [AlertEdit] { [] }
}
