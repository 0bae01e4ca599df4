package import SluiceConfig
import SluiceCore
import SluiceMatch

/// Gives each record its tag, the name of the table that it belongs to, or takes it out of the stream.
package struct RouteStage: RecordStageComponent {
  package static let name = "route"
  package static let summary = "Gives each record its tag, such as cloud.aws.cloudtrail.s3, or drops it."

  /// Which of the routes that fit a record count.
  package enum Selection: String, CaseIterable, Sendable {
    case first, all
  }

  static let standardTag = "cloud.aws.cloudtrail.{service}"

  static let tag = ConfigKey.text(
    "tag", default: standardTag,
    """
    The tag of every record, with the placeholders {service} (insights for Insight events, other where there is no \
    service's name), {account} and {region}.
    """)
  static let routes = ConfigKey.sections(
    "routes", Route.keys, "Tags by condition, or records to drop, in order. What no route takes gets the default.")
  static let match = ConfigKey.enumeration(
    "match", Selection.self, default: .first,
    "Whether a record goes to the first route that fits, or to all of them. With all, a drop that fits wins.")
  static let rest = ConfigKey.text(
    "default", default: standardTag, "With routes: the tag of records that no route takes.")
  package static let keys: [any ConfigKeyDeclaration] = [tag, routes, match, rest]

  package let routes: [Route]
  package let selection: Selection
  /// For records that no route takes.
  package let standard: TagTemplate?

  package init(_ section: ConfigSection) {
    let hasRoutes = section.contains(Self.routes.name)
    routes = section.value(Self.routes).compactMap { Route($0) }
    selection = section.value(Self.match)
    let tag = section.value(Self.tag)
    let rest = section.value(Self.rest)
    standard = TagTemplate(hasRoutes ? rest : tag, problems: section.problems)
    if hasRoutes, section.contains(Self.tag.name) {
      section.problems.error(
        at: section.location(of: Self.tag.name), "tag and routes exclude each other",
        expected: "the tag of records that no route takes is 'default'")
    }
    if !hasRoutes {
      for name in [Self.rest.name, Self.match.name] where section.contains(name) {
        section.problems.error(at: section.location(of: name), "'\(name)' has no effect without routes")
      }
    }
  }

  package func plan(_ context: inout PlanContext) -> any RecordStagePlan {
    var planned: [RoutePlan.PlannedRoute] = []
    for route in routes {
      let filter = Filter(compiling: route.condition, catalog: context.catalog, in: &context.projection)
      for field in filter.unknownFields {
        context.problems.warning(at: route.location, "when: records have no field '\(field)'; it never has a value")
      }
      switch route.action {
      case .drop: planned.append(.init(filter: filter, template: nil))
      case .tag(let template): planned.append(.init(filter: filter, template: template))
      }
    }
    return RoutePlan(
      routes: planned, standard: standard, takesAll: selection == .all,
      columns: TagColumns(catalog: context.catalog, in: &context.projection), tags: context.tags)
  }
}

extension TagColumns {
  /// The columns under their ECS names; for a format without those, CloudTrail's own paths.
  init(catalog: any FieldCatalog, in builder: inout ProjectionBuilder) {
    func column(_ name: String, _ path: FieldPath) -> ColumnID {
      catalog.field(named: name)?.bind(in: &builder) ?? builder.raw(path, .cleanedLeaves)
    }
    service = column("event.provider", "eventSource")
    type = column("aws.cloudtrail.event_type", "eventType")
    account = column("cloud.account.id", "recipientAccountId")
    region = column("cloud.region", "awsRegion")
  }
}
