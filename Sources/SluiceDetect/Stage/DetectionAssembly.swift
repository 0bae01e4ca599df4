import SluiceCore
import SluiceMatch
import SluiceRules

/// The rules of a detect stage, taken apart: what the rule set looks for on the lanes, and the operators that judge in
/// order what it finds.
struct DetectionAssembly {
  let programs: [RuleProgram]
  let options: DetectionOptions
  private(set) var selectors: [Selector] = []
  private(set) var roles: [SelectorRole] = []
  private(set) var routes: [[Correlator.Route]] = []
  /// Makes the operators of a run: they hold state, so each run has its own.
  private(set) var makeOperators: [@Sendable () -> any StatefulOperator] = []
  /// The rule of each operator.
  private(set) var operatorRules: [Int] = []

  /// Where alerts of a rule go that other rules work on, by rule.
  private(set) var alertRoutes: [Int: [Correlator.AlertRoute]] = [:]
  /// Rules that are there for other rules only.
  private(set) var isSilent: Set<Int> = []

  /// Rules that work on the alerts of all others, and the fields of events that they read.
  private(set) var alertReaders: [Correlator.AlertReader] = []
  private(set) var extras: [CandidateColumn] = []
  /// The queries that selectors ask of each record that they find, by selector.
  private(set) var eventQueries: [Int: EventQuery] = [:]
  /// Fields that rules with state group by, join or count by, and that records never have.
  private(set) var unknownColumns: Set<String> = []

  /// Rules that are not run themselves but for others that work on them.
  private let helpers: Set<Int>
  let limits: SignalLimits
  private var ruleOfID: [String: Int] = [:]
  /// The selector of each rule that is a query.
  private var selectorOfRule: [Int: Int] = [:]
  private let catalogs: (document: any FieldCatalog, record: (any FieldCatalog)?)
  private var builder: ProjectionBuilder

  /// Declares the columns that rules with state read, besides those that the rule set will.
  ///
  /// - Parameter helpers: rules that alert on nothing: others work on them.
  init(
    _ programs: [RuleProgram], helpers: Set<Int> = [],
    catalogs: (document: any FieldCatalog, record: (any FieldCatalog)?), options: DetectionOptions,
    in builder: inout ProjectionBuilder
  ) {
    self.programs = programs
    self.helpers = helpers
    limits = SignalLimits(programs, policy: options.signals)
    self.catalogs = catalogs
    self.options = options
    self.builder = builder
    for (rule, program) in programs.enumerated() { ruleOfID[program.rule.id] = rule }
    for (rule, program) in programs.enumerated() { add(program, rule) }
    for (rule, program) in programs.enumerated() {
      if case .correlation(let correlation) = program.body { add(correlation, rule) }
    }
    for (rule, program) in programs.enumerated() {
      if case .esql(let query) = program.body, query.readsAlerts { addReader(query, rule) }
    }
    for selector in roles.indices where helpers.contains(roles[selector].rule) { roles[selector].alerts = false }
    for selector in roles.indices { roles[selector].needsExtras = needsExtras(selector) }
    isSilent.formUnion(helpers)
    builder = self.builder
  }

  var hasState: Bool { !makeOperators.isEmpty }

  /// By selector the rule whose alert a match is; -1 where it is none.
  var alertRules: [Int] { roles.map { $0.alerts ? $0.rule : -1 } }

  private mutating func add(_ program: RuleProgram, _ rule: Int) {
    let schedule = RuleSchedule(program.rule)
    let limit = options.maximumGroups
    switch program.body {
    case .query(let condition):
      let selector = select(condition, program, rule)
      if program.rule.suppression != nil {
        feed(selector, add(program, rule) { EventAlerts(rule: rule) }, fields: [], program, keepsRecord: true)
        return
      }
      roles[selector].alerts = true
      selectorOfRule[rule] = selector
    case .threshold(let query):
      let operation = ThresholdOperator(rule: rule, query: query, window: schedule.lookBack, limit: limit)
      let place = add(program, rule) { operation }
      feed(select(query.condition, program, rule), place, fields: operation.fields, program, keepsRecord: false)
    case .newTerms(let query):
      let learning = Learning(period: options.learningPeriod, isSilent: options.isLearningSilent)
      let operation = NewTermsOperator(rule: rule, query: query, learning: learning, limit: limit)
      let place = add(program, rule) { operation }
      let selector = select(query.condition, program, rule)
      feed(selector, place, fields: operation.fields, program, keepsRecord: true)
      roles[selector].content = .keys(history: MetTerms.history(of: query, limit: limit))
    case .sequence(let query):
      guard let operation = SequenceOperator(rule: rule, query: query, limit: limit) else { return }
      let place = add(program, rule) { operation }
      for (part, stage) in operation.inputs.enumerated() {
        let selector = select(stage.condition, program, rule)
        feed(selector, place, part: part, fields: stage.join.map(\.name), program, keepsRecord: true)
      }
    case .esql(let query):
      if !query.readsAlerts { add(query, program, rule) }
    case .correlation:
      break
    }
  }

  private mutating func add(_ query: ESQLQuery, _ program: RuleProgram, _ rule: Int) {
    // Without a catalog: what `KEEP aws.*` would add is in the event's document anyway, and would cost every candidate.
    let compiled = ESQLProgram(query, lookBack: ESQLOperator.lookBack(RuleSchedule(program.rule)))
    let columns = compiled.fields.map { column($0, program.namespace) }
    let selector = select(query.prefilter, program, rule)
    let eventQuery = EventQuery(program: compiled, columns: columns)
    if !compiled.isAggregating, program.rule.suppression != nil {
      let place = add(program, rule) { EventAlerts(rule: rule, query: eventQuery) }
      feed(selector, place, fields: compiled.fields, program, keepsRecord: true)
      return
    }
    guard compiled.isAggregating else {
      roles[selector].alerts = true
      selectorOfRule[rule] = selector
      eventQueries[selector] = eventQuery
      return
    }
    let place = add(program, rule, operation(compiled, columns, program, rule))
    feed(selector, place, fields: compiled.fields, program, keepsRecord: false)
    roles[selector].content = .rows(compiled)
  }

  private func operation(
    _ compiled: ESQLProgram, _ columns: [CandidateColumn], _ program: RuleProgram, _ rule: Int
  ) -> @Sendable () -> any StatefulOperator {
    let schedule = RuleSchedule(program.rule)
    let limit = options.maximumGroups
    let types = columns.map(\.type)
    return { ESQLOperator(rule: rule, program: compiled, types: types, schedule: schedule, limit: limit) }
  }

  /// A query over alerts sees what their rules say of themselves, and the fields of their events.
  private mutating func addReader(_ query: ESQLQuery, _ rule: Int) {
    let compiled = ESQLProgram(query)
    var values: [Correlator.AlertReader.Value] = []
    var columns: [CandidateColumn] = []
    for name in compiled.fields {
      if AlertField.isOfRule(name) {
        values.append(.rule(programs.map { AlertField.values(of: name, $0.rule) }))
        columns.append(CandidateColumn(name: name, type: AlertField.type(of: name), id: nil))
      } else {
        let column = column(name, .document)
        values.append(.event(name, extras.count))
        extras.append(column)
        columns.append(column)
      }
    }
    let place = add(programs[rule], rule, operation(compiled, columns, programs[rule], rule))
    let reader = Correlator.AlertReader(
      operation: place, rule: rule, values: values, refused: refusedRules(compiled, columns, values))
    alertReaders.append(reader)
    for selector in roles.indices where roles[selector].alerts && !reader.refused.contains(roles[selector].rule) {
      roles[selector].isCandidate = true
    }
  }

  /// Rules whose alerts a query over alerts never lets through, such as those of a low severity.
  private func refusedRules(
    _ program: ESQLProgram, _ columns: [CandidateColumn], _ values: [Correlator.AlertReader.Value]
  ) -> Set<Int> {
    let execution = ESQLExecution(now: 0)
    return Set(
      programs.indices.filter { rule in
        var known: [Int: ESQLValue] = [:]
        for case (let field, .rule(let values)) in values.enumerated() {
          known[field] = ESQLValue(fieldType: columns[field].type, texts: values[rule].map(\.text))
        }
        return program.refuses(known, in: execution)
      })
  }

  /// Whether a rule over alerts, or a suppression, may read an event that the selector found.
  private func needsExtras(_ selector: Int) -> Bool {
    var rules: Set<Int> = []
    var open = [roles[selector].rule] + routes[selector].map { operatorRules[$0.operation] }
    while let rule = open.popLast() {
      guard rules.insert(rule).inserted else { continue }
      open += (alertRoutes[rule] ?? []).map { operatorRules[$0.operation] }
    }
    return rules.contains { rule in
      programs[rule].rule.suppression != nil || alertReaders.contains { !$0.refused.contains(rule) }
    }
  }

  /// A correlation takes the matches of rules that are queries, and the alerts of all others.
  private mutating func add(_ correlation: SigmaCorrelation, _ rule: Int) {
    let limit = options.maximumGroups
    let place = add(rule) { CorrelationOperator(rule: rule, correlation: correlation, limit: limit) }
    for (part, id) in correlation.rules.enumerated() {
      guard let source = ruleOfID[id] else { continue }
      let fields = (correlation.groupBy + correlation.fields).map { correlation.aliases[$0]?[id] ?? $0 }
      if let selector = selectorOfRule[source] {
        feed(selector, place, part: part, fields: fields, programs[source], keepsRecord: true)
        if !correlation.generatesRules { roles[selector].alerts = false }
      } else {
        alertRoutes[source, default: []].append(Correlator.AlertRoute(operation: place, part: part, fields: fields))
        if !correlation.generatesRules { isSilent.insert(source) }
      }
    }
  }

  /// Adds the operator of a rule, behind which its alerts may be suppressed.
  private mutating func add(
    _ program: RuleProgram, _ rule: Int, _ make: @escaping @Sendable () -> any StatefulOperator
  ) -> Int {
    guard let suppression = program.rule.suppression else { return add(rule, make) }
    let places = suppression.groupBy.map { name in
      if let place = extras.firstIndex(where: { $0.name == name }) { return place }
      extras.append(column(name, .document))
      return extras.count - 1
    }
    let interval = RuleSchedule(program.rule).interval
    let limit = options.maximumGroups
    return add(rule) {
      SuppressingOperator(
        make(), rule: rule, suppression: suppression, interval: interval, extras: places, limit: limit)
    }
  }

  private mutating func add(_ rule: Int, _ make: @escaping @Sendable () -> any StatefulOperator) -> Int {
    makeOperators.append(make)
    operatorRules.append(rule)
    return makeOperators.count - 1
  }

  /// A selector for a condition of a rule.
  private mutating func select(_ condition: Condition, _ program: RuleProgram, _ rule: Int) -> Int {
    selectors.append(Selector(condition: program.narrowed(condition), namespace: program.namespace))
    roles.append(SelectorRole(rule: rule))
    routes.append([])
    return selectors.count - 1
  }

  /// Sends what a selector finds to an operator.
  private mutating func feed(
    _ selector: Int, _ operation: Int, part: Int = 0, fields: [String], _ program: RuleProgram, keepsRecord: Bool
  ) {
    roles[selector].isCandidate = true
    roles[selector].keepsRecord = roles[selector].keepsRecord || keepsRecord
    let columns = fields.map { name in roles[selector].column(column(name, program.namespace)) }
    routes[selector].append(
      Correlator.Route(operation: operation, part: part, columns: columns, keepsRecord: keepsRecord))
  }

  private mutating func column(_ name: String, _ namespace: FieldNamespace) -> CandidateColumn {
    let field = (namespace == .document ? catalogs.document : catalogs.record)?.field(named: name)
    if field == nil { unknownColumns.insert(name) }
    return CandidateColumn(name: name, type: field?.type ?? .dynamic, id: field?.bind(in: &builder))
  }
}
