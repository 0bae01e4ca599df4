import SluiceCore
import SluiceDetect
import SluiceECS
import SluiceParse
import SluiceRules

/// Runs a rule's tests by the parser, mapping, matcher and operators of the stream.
struct RuleTester {
  /// The rule, and all that run beside it.
  private let programs: [RuleProgram]
  private let tested: Set<String>
  private let main: RuleProgram
  private let catalogs: (document: any FieldCatalog, record: (any FieldCatalog)?)
  private let makeReader: @Sendable (Projection) -> any RecordReader
  private let enriched = EnrichedValues()

  /// - Parameters:
  ///   - tested: ids of the rules whose alerts count; at least one of `programs`.
  ///   - fields: names of fields that the tests' events are enriched with.
  init?(_ programs: [RuleProgram], tested: Set<String>, format: RuleTestFile.Format, enriched fields: Set<String>) {
    let candidates = programs.filter { tested.contains($0.rule.id) }
    let correlation = candidates.last { if case .correlation = $0.body { true } else { false } }
    guard let main = correlation ?? candidates.first else { return nil }
    self.programs = programs
    self.tested = tested
    self.main = main
    switch format {
    case .cloudtrail:
      catalogs = (CloudTrailCatalog().adding(fields, from: enriched), RecordCatalog())
      makeReader = { SingleRecordReader(projection: $0, splitsDotsAtRoot: false) }
    case .ecs:
      catalogs = (DocumentCatalog(.ecs).adding(fields, from: enriched), nil)
      makeReader = { SingleRecordReader(projection: $0, splitsDotsAtRoot: true) }
    }
  }

  var name: String { main.rule.name }

  /// What was wrong with the alerts, and what the rule saw; nil when all is as expected.
  func failure(of test: RuleTest) throws(StageError) -> String? {
    let session = DetectionSession(programs, catalogs: catalogs, options: test.options, makeReader: makeReader)
    var alerts: [DetectionSession.Alert] = []
    for event in test.events {
      enriched.set(event.enriched)
      let json = event.value.json
      // The session's errors are typed, those of closures over bytes are not.
      let result: Result<[DetectionSession.Alert], StageError> = unsafe json.withUnsafeBytes { bytes in
        do throws(StageError) { return .success(try unsafe session.take(bytes)) } catch { return .failure(error) }
      }
      alerts += try result.get()
    }
    alerts += try session.end()
    let own = Dictionary(programs.map { ($0.rule.id, $0.rule.buildingBlockType != nil) }) { first, _ in first }
    // The parts of a sequence's alert are no alerts of their own.
    let counted = alerts.filter { tested.contains($0.ruleID) && (!$0.isBuildingBlock || own[$0.ruleID] == true) }
    let found = FoundAlerts(counted, of: test.events)
    guard let complaint = test.expectation.complaint(about: found) else { return nil }
    let trace = RuleTrace(main, among: programs, catalogs: catalogs, makeReader: makeReader)
    return ([complaint] + trace.lines(test.events, enriched)).joined(separator: "\n")
  }
}
