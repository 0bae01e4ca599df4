package import SluiceCore

/// Something that a pipeline file can name: a source, a stage, a sink. Its name, keys, defaults and documentation are
/// declared here once; validator, schema, help and documents are derived from them.
package protocol Component: Sendable {
  /// The name in a pipeline file.
  static var name: String { get }
  /// What it does, in a sentence.
  static var summary: String { get }
  /// Every key that `init` reads.
  static var keys: [any ConfigKeyDeclaration] { get }

  /// Reads the section. Mistakes go to the section's problems; what is wrong or missing reads as a placeholder, so that
  /// all mistakes are found at once. No I/O.
  init(_ section: ConfigSection)
}

/// A stage that turns blobs into windows of bytes.
package protocol DecompressComponent: Component {
  /// The windows of a lane's blobs.
  func windows(of blobs: BlobSequence) -> any AsyncSequence<ByteWindow, any Error>
}

/// The stage that turns windows of bytes into records.
package protocol ParseComponent: Component {
  /// Sets the context's catalog and event writers, and asks for the columns that the parser itself reads.
  func plan(_ context: inout PlanContext) -> any ParseStagePlan
}

/// A planned parse stage.
package protocol ParseStagePlan: Sendable {
  /// The batches of a lane.
  func batches(
    of windows: any AsyncSequence<ByteWindow, any Error>, _ lane: LaneContext
  ) -> any AsyncSequence<RecordBatch, any Error>
}

/// A stage that works on records.
package protocol RecordStageComponent: Component {
  /// Files and folders that `plan` reads, and whose changes are taken up while a pipeline runs.
  ///
  /// - Parameter isLive: whether the pipeline's source runs live.
  func watchedPaths(isLive: Bool) -> [String]

  /// Opens files, compiles rules, and asks for the columns that the stage reads. Mistakes go to the context's problems.
  func plan(_ context: inout PlanContext) -> any RecordStagePlan
}

extension RecordStageComponent {
  package func watchedPaths(isLive: Bool) -> [String] { [] }
}

/// A planned stage: makes the instances that lanes run.
package protocol RecordStagePlan: Sendable {
  func makeStage(_ lane: LaneContext) -> any RecordStage
}

/// A planned stage that sees the objects before they are opened.
package protocol BlobStagePlan: RecordStagePlan {
  /// The lane's blobs, each to go on with in place of the one that came. Every blob goes on, in its place.
  func blobs(of blobs: BlobSequence) -> BlobSequence
}

/// A planned stage with an ordered part.
package protocol OrderedStagePlan: RecordStagePlan {
  /// Its number, as `PlanContext.orderedStages` counted it.
  var orderedStage: Int { get }
  /// Nil where there is nothing for it to do.
  func makeOrderedStage(_ context: OrderedContext) -> (any OrderedStage)?
}

/// What the runtime gives the ordered part of a stage.
package struct OrderedContext {
  package let projection: Projection

  package init(projection: Projection) { self.projection = projection }
}

package protocol SinkComponent: Component {
  /// Whether it takes the dead letters.
  var takesDeadLetters: Bool { get }

  /// Compiles filters, asks for columns, opens what has to be open from the start.
  /// - Parameter label: the sink's name for messages, such as `sinks.0.file`.
  func plan(_ context: inout PlanContext, label: String) -> any SinkPlan
}

/// A planned sink. It is opened when the run starts, and not by `validate`.
package protocol SinkPlan: Sendable {
  func open(_ projection: Projection) throws(SinkError) -> any Sink

  /// Under what name the positions of its output are stored: what it writes to. Nil where there are none.
  var positionName: String? { get }

  /// Opens the sink for a run whose positions are stored, and cuts its output back to where a run before stood.
  ///
  /// - Parameter positions: what that one's sink gave; empty at first.
  func open(_ projection: Projection, resuming positions: [StateEntry]) throws(SinkError) -> any Sink

  /// The pipeline was planned anew, with other columns: what the sink renders from now on follows this plan. Its output
  /// goes on. Not called while the sink is called.
  ///
  /// - Parameter sink: what the component's plan before this one opened.
  func renew(_ sink: any Sink, _ projection: Projection)
}

extension SinkPlan {
  package var positionName: String? { nil }
  package func open(_ projection: Projection, resuming positions: [StateEntry]) throws(SinkError) -> any Sink {
    try open(projection)
  }
  /// For sinks that depend on no columns.
  package func renew(_ sink: any Sink, _ projection: Projection) {}
}

package protocol SourceComponent: Component {
  /// Only records of these times are wanted; nil for all. Applied after parsing.
  var timeRange: TimeRange? { get }

  /// Finds what there is to read. Mistakes (a missing path) go to the context's problems.
  func plan(_ context: inout PlanContext) -> any SourcePlan
}

/// A planned source.
package protocol SourcePlan: Sendable {
  /// Hands out the blobs in the order that `sequence` counts. One task at a time asks.
  func open() throws(BlobError) -> any BlobFeed
  /// The same, for a source that has things to say while it runs.
  ///
  /// - Parameter notice: told of what users should know, in a sentence.
  func open(_ notice: @escaping @Sendable (String) -> Void) throws(BlobError) -> any BlobFeed
  /// Bytes of all blobs together, as delivered; nil where that is not known beforehand.
  var totalBytes: Int? { get }
  /// Whether blobs come as things happen: what came of them is made durable, and they are settled, within a second.
  var isLive: Bool { get }
}

extension SourcePlan {
  package func open(_ notice: @escaping @Sendable (String) -> Void) throws(BlobError) -> any BlobFeed { try open() }
  package var totalBytes: Int? { nil }
  package var isLive: Bool { false }
}

/// A source at work.
package protocol BlobFeed: AnyObject, Sendable {
  /// The next blob; nil at the end. Never called concurrently.
  func next() async throws(BlobError) -> Blob?
  /// Objects that the source passed over, by reason (`digest`, `excluded`, `before` …), so far.
  var skipped: Counter<String> { get }
  /// Whether it looked for more and there was nothing, and nothing that it handed out is unsettled. Then the time of
  /// events goes on with the clock on the wall.
  var isIdle: Bool { get }
  /// Soon `next()` gives nil: nothing more is wanted.
  func stop()
  /// The last call: what was to be settled has been. Gives back what it holds.
  func close() async
}

extension BlobFeed {
  package var isIdle: Bool { false }
  package func stop() {}
  package func close() async {}
}

/// Event times from `after` (inclusive) to `before` (exclusive).
package struct TimeRange: Sendable, Hashable {
  package var after: EventTime?
  package var before: EventTime?

  package init(after: EventTime? = nil, before: EventTime? = nil) {
    self.after = after
    self.before = before
  }

  package func contains(_ time: EventTime) -> Bool {
    if let after, time < after { return false }
    if let before, time >= before { return false }
    return true
  }
}

/// What planning a pipeline collects and hands from stage to stage, in the order of the stages.
package struct PlanContext {
  /// The fields of the records, as the parse stage's format has them. Set before record stages and sinks are planned.
  package var catalog: any FieldCatalog
  /// The paths of the records as they were delivered. Set by the parse stage; nil where records are documents made of
  /// something else.
  package var recordCatalog: (any FieldCatalog)?
  /// Fields that stages add to the records' documents, in the order in which they were declared: `enrich` puts them here
  /// and into the catalog. Event writers show them where they are asked for behind it.
  package var enrichedFields: [Field] = []
  /// The columns asked for so far.
  package var projection = ProjectionBuilder()
  package let tags: TagTable
  /// Where mistakes and warnings go.
  package let problems: ProblemCollector
  /// Makes a writer of events. Planning one may ask for columns.
  package typealias MakeEventWriter =
    @Sendable (DocumentFormat, inout PlanContext) -> @Sendable (Projection) -> any EventWriter
  /// Makes writers of events. Set by the parse stage.
  package var eventWriter: MakeEventWriter
  /// The same for the few records that leave as alerts: may read them again rather than ask for columns of every record.
  package var rereadingEventWriter: MakeEventWriter
  /// Makes writers of alerts: set by the first detect stage; nil where nothing detects.
  package var alertWriter: (@Sendable (DocumentFormat, inout PlanContext) -> @Sendable (Projection) -> any AlertWriter)?
  /// Reads single records with the pipeline's columns. Set by the parse stage.
  package var recordReader: (@Sendable (Projection) -> any RecordReader)?
  /// Number of stages with an ordered part so far.
  package var orderedStages = 0
  /// Number of detect stages so far.
  package var detectors = 0
  /// Names of their rules by id, for reports.
  package var ruleNames: [String: String] = [:]
  /// Their rules, by detect stage and by the index that `RuleMatch.rule` has.
  package var alertRules: [[AlertRule]] = []

  package init(
    catalog: any FieldCatalog, tags: TagTable, problems: ProblemCollector,
    eventWriter: @escaping MakeEventWriter
  ) {
    self.catalog = catalog
    self.tags = tags
    self.problems = problems
    self.eventWriter = eventWriter
    self.rereadingEventWriter = eventWriter
  }
}

/// What a lane gives the stages on it.
package struct LaneContext {
  package let projection: Projection
  package let ledger: LaneLedger

  package init(projection: Projection, ledger: LaneLedger) {
    self.projection = projection
    self.ledger = ledger
  }
}
