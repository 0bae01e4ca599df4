import SluiceCore
import SluiceParse
import SluiceRules

/// What a rule made of an event: what each part of its conditions saw, and what is missing for an alert.
package struct EventExplanation {
  struct Part {
    let name: String?
    /// The part's root as the rule has it, with what it came to.
    let verdict: NodeVerdict
    /// Values of the rule's group fields.
    let groups: [(field: String, values: [String])]
  }

  let explanation: RuleExplanation
  let parts: [Part]
  /// What the event means for the rule, and what is missing for an alert, a line each.
  let outlook: [String]
  /// Whether the event is an alert by itself. Nil for rules that look at events together, and where the query decides.
  package let isAlert: Bool?

  /// - Complexity: O(size of the rule × size of the record)
  package init(_ explanation: RuleExplanation, event: EventInput) {
    self.explanation = explanation
    let programs = explanation.sources.isEmpty ? [explanation.program] : explanation.sources
    var parts: [Part] = []
    for program in programs {
      let prefix = explanation.sources.isEmpty ? nil : program.rule.name
      parts += Self.parts(of: program, prefix, explanation, event)
    }
    self.parts = parts
    let outlook = EventOutlook(explanation, parts)
    self.outlook = outlook.lines
    isAlert = outlook.isAlert
  }

  private static func parts(
    of program: RuleProgram, _ prefix: String?, _ explanation: RuleExplanation, _ event: EventInput
  ) -> [Part] {
    let catalog = explanation.catalogs.catalog(of: program)
    var builder = ProjectionBuilder()
    let fields = groupFields(explanation.program, of: program)
    let probes = program.parts.enumerated().map { index, part in
      let names = fields(index)
      return (
        name: [prefix, part.name].compactMap { $0 }.joined(separator: ", "),
        probe: ConditionProbe(
          ExplainedNode(part.condition), showing: names, catalog: catalog, in: &builder)
      )
    }
    let reader = SingleRecordReader(projection: builder.build(), splitsDotsAtRoot: false)
    let blob = Blob(sequence: 0, origin: "event") { () throws(BlobError) -> any ByteReader in
      throw BlobError(.unreadable, "an event that is explained is no file")
    }
    return unsafe event.record.withUnsafeBytes { record in
      let batch = unsafe reader.read(record, blob: blob)
      return probes.map { name, probe in
        Part(
          name: name.isEmpty ? nil : name, verdict: probe.verdict(on: batch).markingFirstFailure,
          groups: probe.values(in: batch))
      }
    }
  }

  /// The fields that a rule groups by, for a program that it looks at, by the program's part.
  private static func groupFields(_ rule: RuleProgram, of program: RuleProgram) -> (Int) -> [String] {
    switch rule.body {
    case .query, .esql: return { _ in [] }
    case .threshold(let query): return { _ in query.fields + (query.cardinality.map { [$0.field] } ?? []) }
    case .newTerms(let query): return { _ in query.fields }
    case .sequence(let query):
      let stages = query.stages + (query.until.map { [$0] } ?? [])
      return { stages.indices.contains($0) ? stages[$0].join.map(\.name) : [] }
    case .correlation(let correlation):
      let fields = correlation.groupBy.map { correlation.aliases[$0]?[program.rule.id] ?? $0 } + correlation.fields
      return { _ in fields }
    }
  }
}
