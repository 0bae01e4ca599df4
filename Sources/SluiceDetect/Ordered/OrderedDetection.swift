import SluiceConfig
import SluiceCore
import SluiceRules

/// What the ordered part of a detect stage is made of.
struct OrderedDetection: Sendable {
  let extractor: CandidateExtractor
  private let plan: Correlator.Plan
  private let makeOperators: [@Sendable () -> any StatefulOperator]
  private let detector: Int
  private let makeReader: @Sendable (Projection) -> any RecordReader
  private let columns: [String: ColumnID]
  private let tags: TagTable

  /// Nil where no rule has state or a limit of alerts, or records have no time.
  init?(
    _ assembly: DetectionAssembly, detector: Int, document: any FieldCatalog, tags: TagTable,
    makeReader: @escaping @Sendable (Projection) -> any RecordReader, profile: DetectionProfile? = nil,
    in builder: inout ProjectionBuilder
  ) {
    guard assembly.hasState || !assembly.limits.isEmpty, let timestamp = document.field(named: "@timestamp") else {
      return nil
    }
    extractor = CandidateExtractor(
      roles: assembly.roles, timestamp: timestamp.bind(in: &builder),
      eventID: document.field(named: "event.id")?.bind(in: &builder),
      extras: assembly.extras, needsTimes: assembly.hasState || assembly.limits.policy == .fold)
    self.tags = tags
    plan = Correlator.Plan(
      alertReaders: assembly.alertReaders, alertRules: assembly.alertRules, options: assembly.options,
      routes: assembly.routes, alertRoutes: assembly.alertRoutes,
      isSilent: assembly.isSilent, ruleIDs: assembly.programs.map(\.rule.id),
      isBuildingBlock: assembly.programs.map { $0.rule.buildingBlockType != nil }, limits: assembly.limits,
      detector: detector, tags: tags, profile: profile, operatorRules: assembly.operatorRules,
      makeSections: {
        [
          programs = assembly.programs, operatorRules = assembly.operatorRules, roles = assembly.roles,
          extras = assembly.extras
        ]
        in
        CorrelatorSections(programs, operatorRules: operatorRules, roles: roles, extras: extras, detector: detector)
      })
    makeOperators = assembly.makeOperators
    self.detector = detector
    self.makeReader = makeReader
    columns = assembly.roles.reduce(into: [:]) { columns, role in
      for column in role.columns { columns[column.name] = columns[column.name] ?? column.id }
    }
  }

  func correlator(_ projection: Projection) -> Correlator {
    let renderer = OrderedAlertRenderer(
      reader: makeReader(projection), detector: detector, timestamp: extractor.timestamp, columns: columns,
      tags: tags)
    return Correlator(plan, operators: makeOperators.map { $0() }, renderer: renderer)
  }
}
