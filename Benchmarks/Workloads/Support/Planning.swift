import SluiceConfig
import SluiceCore
import SluiceECS
import SluiceParse

/// Stages put together by hand: `parse`, and what is planned behind it.
struct Planning {
  var context: PlanContext
  private let options = ParseOptions()
  private let problems = ProblemCollector()

  init() {
    context = PlanContext(
      catalog: CloudTrailCatalog(), tags: TagTable(), problems: problems,
      eventWriter: { _, _ in { _ in RawEventWriter() } })
    _ = ParseStage(options: options).plan(&context)
  }

  /// What is written in a pipeline file under `name`.
  func section(_ yaml: String, _ component: any Component.Type) -> ConfigSection {
    ConfigSection(yaml: yaml, keys: component.keys, path: component.name, problems: problems)
  }

  /// The parser for all columns that were asked for. Ends the process when there were mistakes.
  mutating func finish() -> ParsePlan {
    let parser = ParsePlan(options: options, in: &context.projection)
    check("mistakes", problems.problems.filter { $0.severity == .error }.map(\.description), equals: [])
    return parser.with(context.projection.build())
  }
}
