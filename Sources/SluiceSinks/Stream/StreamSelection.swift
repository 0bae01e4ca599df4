import SluiceConfig
package import SluiceCore
import SluiceMatch
package import SluiceRules

/// What a sink takes, and in which form: the keys that every sink has.
package struct StreamSelection: Sendable {
  package enum Stream: String, CaseIterable, Sendable {
    case alerts, events
    case deadLetters = "dead_letters"
  }

  static let from = ConfigKey.enumeration(
    "from", Stream.self, default: .alerts,
    "What is written: alerts, events, or dead_letters (records and objects that could not be read).")
  static let format = ConfigKey.enumeration(
    "format", DocumentFormat.self, default: .ecs,
    "How events are written: as ECS documents, or raw, as they came, one line each.")
  static let tags = ConfigKey.strings(
    "tags", default: [],
    "Only what has one of these tags; * stands for any run of characters, ? for one. Empty for all.")
  static let when = ConfigKey.optionalFilter("when", "Only events for which this holds, in KQL on the event's fields.")
  static let keys: [any ConfigKeyDeclaration] = [from, format, tags, when]

  package let stream: Stream
  package let format: DocumentFormat
  package let tags: [TagPattern]
  /// The condition, and where it stands for messages.
  package let condition: Condition?
  private let conditionLocation: SourceLocation
  private let streamLocation: SourceLocation

  init(_ section: ConfigSection) {
    stream = section.value(Self.from)
    format = section.value(Self.format)
    tags = section.value(Self.tags).map(TagPattern.init)
    streamLocation = section.location(of: Self.from.name)
    conditionLocation = section.location(of: Self.when.name)
    var condition: Condition?
    if let text = section.value(Self.when) {
      do throws(KQLError) {
        condition = try parseKQL(text.text).condition
      } catch {
        section.problems.error(at: text.location(ofUTF8Offset: error.offset), "when: \(error.message)")
      }
    }
    self.condition = condition
    guard stream == .deadLetters else { return }
    for name in [Self.tags.name, Self.when.name, Self.format.name] where section.contains(name) {
      section.problems.error(
        at: section.location(of: name), "'\(name)' can't be used with from: dead_letters",
        expected: "what could not be read has no tag and no fields")
    }
  }

  /// Compiles the filter and asks for the columns that documents need.
  func plan(_ context: inout PlanContext) -> StreamPlan {
    var plan = StreamPlan(stream: stream, patterns: tags, tags: context.tags)
    if let condition {
      let filter = Filter(compiling: condition, catalog: context.catalog, in: &context.projection)
      for field in filter.unknownFields {
        context.problems.warning(at: conditionLocation, "when: records have no field '\(field)'; it never has a value")
      }
      plan.filter = filter
    }
    switch stream {
    case .alerts:
      guard let makeWriter = context.alertWriter else {
        context.problems.error(
          at: streamLocation, "nothing detects: there will be no alerts to write",
          expected: "add a detect stage, or write from: events")
        break
      }
      plan.makeAlertWriter = makeWriter(format, &context)
    case .events: plan.makeEventWriter = context.eventWriter(format, &context)
    case .deadLetters: break
    }
    return plan
  }
}

/// A planned selection: what the lanes' renderers are made of.
struct StreamPlan: Sendable {
  let stream: StreamSelection.Stream
  let patterns: [TagPattern]
  let tags: TagTable
  var filter: Filter?
  var makeEventWriter: (@Sendable (Projection) -> any EventWriter)?
  var makeAlertWriter: (@Sendable (Projection) -> any AlertWriter)?

  init(stream: StreamSelection.Stream, patterns: [TagPattern], tags: TagTable) {
    self.stream = stream
    self.patterns = patterns
    self.tags = tags
  }
}
