package import SluiceCore
import SluiceMatch
package import SluiceRules

/// Rules at work on single records, outside of a pipeline: for tests of rules, comparisons of rules, explanations. Runs
/// what the detect stage runs, with and without state.
package final class DetectionSession {
  /// An alert, as far as those who ask here need it.
  package struct Alert: Sendable, Hashable {
    package let ruleID: String
    /// Nil where the record that fired it has no readable time.
    package let time: EventTime?
    /// The number of the record that it shows, in the order in which records were taken; nil for one about a group.
    package let record: Int?
    package let isBuildingBlock: Bool
    /// What the rule's kind adds to the document: members of a JSON object.
    package let members: [UInt8]
    /// For an alert about a group, the event part of its document: the time, and the group's values at their own names.
    package let document: [UInt8]
  }

  private let plan: DetectPlan
  private let programs: [RuleProgram]
  private let reader: any RecordReader
  private var stage: DetectOperator
  private let correlator: Correlator?
  private let ledger = LaneLedger()
  private var taken = 0

  /// - Parameters:
  ///   - catalogs: what field names mean in each namespace.
  ///   - makeReader: makes a reader of records with the columns that the rules ask for.
  package init(
    _ programs: [RuleProgram], catalogs: (document: any FieldCatalog, record: (any FieldCatalog)?),
    options: DetectionOptions = DetectionOptions(), makeReader: @escaping @Sendable (Projection) -> any RecordReader
  ) {
    var options = options
    options.showsBuildingBlocks = true
    var builder = ProjectionBuilder()
    let assembly = DetectionAssembly(programs, catalogs: catalogs, options: options, in: &builder)
    let rules = RuleSet(compiling: assembly.selectors, catalogs: catalogs, in: &builder)
    let ordered = OrderedDetection(
      assembly, detector: 0, document: catalogs.document, tags: TagTable(), makeReader: makeReader, in: &builder)
    let timestamp = catalogs.document.field(named: "@timestamp")?.bind(in: &builder)
    let projection = builder.build()
    plan = DetectPlan(
      detector: 0, orderedStage: 0, rules: rules, alertRules: assembly.alertRules, ruleIDs: programs.map(\.rule.id),
      isKeptBack: programs.map { _ in false }, limits: assembly.limits,
      timestamp: timestamp, eventQueries: assembly.eventQueries,
      extractor: ordered?.extractor, makeCorrelator: { _ in nil })
    self.programs = programs
    reader = makeReader(projection)
    stage = DetectOperator(plan, ledger: ledger)
    correlator = ordered?.correlator(projection)
  }

  /// Takes the next record.
  ///
  /// - Returns: the alerts that can be told by now. Those of rules with state may come later: they wait for event time.
  package func take(_ record: UnsafeRawBufferPointer) throws(StageError) -> [Alert] {
    let blob = Blob(sequence: 0, origin: "session", isStream: true) { () throws(BlobError) in
      throw BlobError(.unreadable, "a record of a session is no file")
    }
    let batch = reader.read(record, blob: blob)
    guard batch.count > 0 else { return [] }
    batch.spans[0].index = taken
    taken += 1
    try stage.process(batch)
    var alerts = batch.matches.map { alert($0, of: batch) }
    if let correlator {
      for input in batch.orderedInputs { try correlator.take(input.input, from: blob, isLast: false) }
      alerts += try ready(correlator)
    }
    return alerts
  }

  /// No more records come: time runs out for all that waits.
  package func end() throws(StageError) -> [Alert] {
    guard let correlator else { return [] }
    try correlator.end()
    return try ready(correlator)
  }

  private func ready(_ correlator: Correlator) throws(StageError) -> [Alert] {
    var alerts: [Alert] = []
    while let batch = try correlator.nextAlerts() {
      for match in batch.matches { alerts.append(alert(match, of: batch)) }
    }
    return alerts
  }

  private func alert(_ match: RuleMatch, of batch: RecordBatch) -> Alert {
    let detail = match.detail.map { batch.details[$0] }
    var time = detail?.time
    if time == nil, let column = plan.timestamp {
      let cell = batch[match.record, column]
      time = cell.kind == .string ? EventTime(cell.bytes) : nil
    }
    return Alert(
      ruleID: programs[match.rule].rule.id, time: time,
      record: detail?.document == nil ? batch.span(match.record).index : nil,
      isBuildingBlock: detail?.isBuildingBlock ?? (programs[match.rule].rule.buildingBlockType != nil),
      members: detail?.members ?? [], document: detail?.document ?? [])
  }
}

@available(*, unavailable)
extension DetectionSession: Sendable {}
