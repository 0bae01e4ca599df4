import Foundation
package import SluiceConfig
import SluiceCore
import SluiceECS

/// Adds fields to records: where an address is, what a user agent stands for, what a table of one's own says.
///
/// The fields are columns that are computed when a rule, a filter or a sink first reads them, so that a record that
/// nobody asks about costs nothing.
package struct EnrichStage: RecordStageComponent {
  package static let name = "enrich"
  package static let summary =
    "Adds fields to records: geo and AS data of the source address, the parts of the user agent, lookups in tables."

  static let geo = ConfigKey.section(
    "geo", GeoSettings.keys, "source.geo and source.as of the address in source.ip, from MaxMind databases.")
  static let userAgent = ConfigKey.section(
    "user_agent", UserAgentSettings.keys,
    "user_agent.name, version, device and os, and sluice.user_agent of the tools of AWS. `{}` for the defaults.")
  static let lookup = ConfigKey.sections(
    "lookup", LookupSettings.keys, "Fields from tables of your own: the owner of an account, the name of a bastion.")
  package static let keys: [any ConfigKeyDeclaration] = [geo, userAgent, lookup]

  private let geo: GeoSettings?
  private let userAgent: UserAgentSettings?
  private let lookups: [LookupSettings]
  private let location: SourceLocation

  package init(_ section: ConfigSection) {
    geo = section.value(Self.geo).map { GeoSettings($0) }
    userAgent = section.value(Self.userAgent).map { UserAgentSettings($0) }
    lookups = section.value(Self.lookup).map { LookupSettings($0) }
    location = section.location
    if !Self.keys.contains(where: { section.contains($0.name) }) {
      section.problems.error(
        at: section.location, "enrich has nothing to do",
        expected: "keys: \(Self.keys.map(\.name).joined(separator: ", "))", path: section.path)
    }
  }

  /// Opens databases and tables, and puts the fields that they give into the catalog.
  package func plan(_ context: inout PlanContext) -> any RecordStagePlan {
    if let documents = context.catalog as? DocumentCatalog {
      context.problems.error(
        at: location,
        "enrich works behind parse: { format: cloudtrail }; documents (format: \(documents.format)) are passed on as they "
          + "are, with the fields that they bring", expected: "leave enrich out")
      return EnrichPlan(watches: FileWatches([]), geo: nil, userAgent: nil)
    }
    var watches: [any FileWatch] = []
    var announcements: [(text: String, count: Int)] = []
    var databases: GeoDatabases?
    if let geo {
      let now = EventTime(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
      let opened = GeoDatabases(files: geo.open(now: now, problems: context.problems), cacheCount: geo.cacheCount)
      watches += opened.files.map { $0 as any FileWatch }
      databases = opened
      if let address = context.catalog.field(named: "source.ip") {
        add(GeoFields.fields(opened, address: address), of: "geo", to: &context)
      }
    }
    let enricher = userAgent?.open(context.problems)
    if let enricher {
      for mistake in enricher.check() { context.problems.warning(at: location, "user_agent: \(mistake)") }
      add(enricher.fields, of: "user_agent", to: &context)
    }
    for lookup in lookups {
      guard let (fields, file) = lookup.open(context) else { continue }
      watches.append(file)
      announcements += file.current.content.report.announcements(for: file.label)
      add(fields, of: "lookup", to: &context)
    }
    return EnrichPlan(watches: FileWatches(watches, announcing: announcements), geo: databases, userAgent: enricher)
  }

  private func add(_ fields: [Field], of key: String, to context: inout PlanContext) {
    let known = Set(context.enrichedFields.map(\.name))
    if let twice = fields.first(where: { known.contains($0.name) }) {
      context.problems.error(
        at: location, "enrich: \(key): an enrich stage before this one gives records the field '\(twice.name)' already",
        expected: "leave one of them out")
      return
    }
    context.enrichedFields += fields
    context.catalog = EnrichedCatalog(context.catalog, adding: fields)
  }
}

/// A planned enrich stage.
struct EnrichPlan: RecordStagePlan {
  let watches: FileWatches
  let geo: GeoDatabases?
  let userAgent: UserAgentEnricher?

  func makeStage(_ lane: LaneContext) -> any RecordStage { EnrichOperator(plan: self, ledger: lane.ledger) }
}

/// The enrich stage on one lane. The fields are columns, so all that is left for each batch is to look after the files
/// behind them.
struct EnrichOperator: RecordStage {
  static let name = EnrichStage.name

  let plan: EnrichPlan
  let ledger: LaneLedger
  private var isFirst = true

  init(plan: EnrichPlan, ledger: LaneLedger) {
    self.plan = plan
    self.ledger = ledger
  }

  mutating func process(_ batch: RecordBatch) throws(StageError) {
    if isFirst {
      plan.watches.announce(to: &ledger.ledger)
      isFirst = false
    }
    plan.watches.check(noting: &ledger.ledger)
    let givenUp = plan.userAgent?.takeGivenUp() ?? 0
    if givenUp > 0 { ledger.ledger.notes.count("enrich: user agents that took too many steps", givenUp) }
    let damaged = plan.geo?.takeDamage() ?? 0
    if damaged > 0 {
      ledger.ledger.notes.count("enrich: geo: lookups without a value, for the database is damaged there", damaged)
    }
  }
}
