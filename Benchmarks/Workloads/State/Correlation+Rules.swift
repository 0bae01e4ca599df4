extension Correlation.Kind {
  /// How many events make an alert of `thresholdFew`.
  private static let full = 100
  private static let pair = (first: "StopLogging", second: "DeleteFlowLogs")

  /// The rule, in Elastic's format.
  var toml: String {
    """
    [metadata]
    maturity = "production"
    [rule]
    rule_id = "bench-state"
    name = "Rule with state"
    description = "A rule of a benchmark."
    risk_score = 21
    severity = "low"
    from = "now-30d"
    interval = "5m"
    \(body)
    """
  }

  private var body: String {
    switch self {
    case .newTermsFew: newTerms("event.action")
    case .newTermsMany: newTerms("event.id")
    case .thresholdFew: threshold("event.action", Self.full)
    case .thresholdMany: threshold("event.id", 2)
    case .sequenceFew:
      eql(
        """
        sequence with maxspan=1h
          [any where event.action == "\(Self.pair.first)"]
          [any where event.action == "\(Self.pair.second)"]
        """)
    case .sequenceMany:
      eql(
        """
        sequence by event.id with maxspan=1h
          [any where event.dataset == "aws.cloudtrail"]
          [any where event.action == "NeverCalled"]
        """)
    case .esqlMany:
      """
      type = "esql"
      language = "esql"
      query = '''
      FROM logs-aws.cloudtrail-*
      | WHERE event.dataset == "aws.cloudtrail"
      | EVAL kind = CASE(event.action IN ("AssumeRole", "GetCallerIdentity"), "identity",
          STARTS_WITH(event.action, "Describe"), "read", event.action LIKE "Delete*", "end")
      | STATS calls = COUNT(*), kinds = VALUES(kind), actions = VALUES(event.action), from = VALUES(source.ip),
          first = MIN(@timestamp) BY event.id, cloud.account.id
      | WHERE calls > 1
      '''
      """
    }
  }

  private static let all = #"event.dataset: "aws.cloudtrail""#

  private func newTerms(_ field: String) -> String {
    """
    type = "new_terms"
    language = "kuery"
    query = '\(Self.all)'
    [rule.new_terms]
    field = "new_terms_fields"
    value = ["\(field)"]
    [[rule.new_terms.history_window_start]]
    field = "history_window_start"
    value = "now-14d"
    """
  }

  private func threshold(_ field: String, _ count: Int) -> String {
    """
    type = "threshold"
    language = "kuery"
    query = '\(Self.all)'
    [rule.threshold]
    field = ["\(field)"]
    value = \(count)
    """
  }

  private func eql(_ query: String) -> String {
    """
    type = "eql"
    language = "eql"
    query = '''
    \(query)
    '''
    """
  }

  /// Whether alerts are held back: where each event makes one, writing them would be most of the work.
  var isSilent: Bool { self == .newTermsMany }

  /// How many alerts there have to be, when none are held back.
  func expectedAlerts(_ data: TrailData) -> Int {
    let events = data.events
    switch self {
    case .newTermsFew: return Set(events.map(\.name)).count
    case .newTermsMany: return events.count
    case .thresholdFew: return zip(events, data.seconds).reduce(into: Counts()) { $0.take($1.0.name, $1.1) }.alerts
    case .thresholdMany, .sequenceMany, .esqlMany: return 0
    case .sequenceFew: return events.reduce(into: Pairs()) { $0.take($1.name) }.count
    }
  }

  /// Counts by name, which begin anew with each alert.
  private struct Counts {
    private var counts: [String: Int] = [:]
    private var signalled: [String: Int64] = [:]
    private(set) var alerts = 0

    mutating func take(_ name: String, _ second: Int64) {
      // Events of the second in which the number was full belong to that alert.
      if let last = signalled[name], second <= last { return }
      counts[name, default: 0] += 1
      guard counts[name] == Correlation.Kind.full else { return }
      alerts += 1
      counts[name] = 0
      signalled[name] = second
    }
  }

  private struct Pairs {
    private var isOpen = false
    private(set) var count = 0

    mutating func take(_ name: String) {
      if name == Correlation.Kind.pair.first { isOpen = true }
      guard name == Correlation.Kind.pair.second, isOpen else { return }
      count += 1
      isOpen = false
    }
  }
}
