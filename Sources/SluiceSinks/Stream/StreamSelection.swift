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
  static let fields = ConfigKey.section(
    "fields", FieldChoice.keys,
    "Which fields documents have, by the dotted names they have in them (format: raw: those of CloudTrail's records).")
  static let redact = ConfigKey.sections(
    "redact", Redaction.keys,
    """
    Values that are not shown: neither in these fields nor anywhere else in the document. The first entry that names a \
    field counts. event.original is left out.
    """)
  static let keys: [any ConfigKeyDeclaration] = [from, format, tags, when, fields, redact]

  package let stream: Stream
  package let format: DocumentFormat
  package let tags: [TagPattern]
  /// The condition, and where it stands for messages.
  package let condition: Condition?
  let choice: FieldChoice?
  let redactions: [Redaction]
  private let conditionLocation: SourceLocation
  private let streamLocation: SourceLocation

  /// - Parameter format: the form of documents, for sinks that have a `format` of their own.
  init(_ section: ConfigSection, format: DocumentFormat? = nil) {
    stream = section.value(Self.from)
    self.format = format ?? section.value(Self.format)
    tags = section.value(Self.tags).map(TagPattern.init)
    streamLocation = section.location(of: Self.from.name)
    conditionLocation = section.location(of: Self.when.name)
    var condition: Condition?
    if let text = section.value(Self.when) {
      do throws(QueryError) {
        condition = try parseKQL(text.text).condition
      } catch {
        section.problems.error(at: text.location(ofUTF8Offset: error.offset), "when: \(error.message)")
      }
    }
    self.condition = condition
    choice = section.value(Self.fields).map { FieldChoice($0) }
    redactions = section.value(Self.redact).map { Redaction($0) }
    guard stream == .deadLetters else { return }
    let others = [Self.tags.name, Self.when.name, Self.format.name, Self.fields.name, Self.redact.name]
    for name in others where section.contains(name) {
      section.problems.error(
        at: section.location(of: name), "'\(name)' can't be used with from: dead_letters",
        expected: "what could not be read has no tag and no fields")
    }
  }

  /// Nil where documents are written as they are.
  var policy: DocumentPolicy? {
    let policy = DocumentPolicy(
      redactions: redactions, keep: choice?.keep ?? [], drop: choice?.drop ?? [], isAlert: stream == .alerts,
      isRaw: format == .raw)
    return policy.isEmpty ? nil : policy
  }

  /// Compiles the filter and asks for the columns that documents need.
  ///
  /// - Parameter writesDocuments: whether alerts and events are written as JSON documents.
  func plan(_ context: inout PlanContext, writesDocuments: Bool = true) -> StreamPlan {
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
      if writesDocuments { plan.makeAlertWriter = makeWriter(format, &context) }
    case .events:
      if writesDocuments { plan.makeEventWriter = context.eventWriter(format, &context) }
    case .deadLetters: return plan
    }
    DocumentPolicy.check(choice, redactions, self, context)
    plan.policy = policy
    return plan
  }
}

/// A planned selection: what the lanes' renderers are made of.
struct StreamPlan: Sendable {
  let stream: StreamSelection.Stream
  let patterns: [TagPattern]
  let tags: TagTable
  var filter: Filter?
  /// Nil where documents are written as they are.
  var policy: DocumentPolicy?
  var makeEventWriter: (@Sendable (Projection) -> any EventWriter)?
  var makeAlertWriter: (@Sendable (Projection) -> any AlertWriter)?

  init(stream: StreamSelection.Stream, patterns: [TagPattern], tags: TagTable) {
    self.stream = stream
    self.patterns = patterns
    self.tags = tags
  }
}
