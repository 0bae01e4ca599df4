import Foundation
import SluiceCore
import SluiceParse
import SluiceTestSupport
import Testing

/// One file of each form in which records are found; compressed ones are read elsewhere.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct CorpusFormTests {
  struct Form: Sendable, CustomTestStringConvertible {
    let file: String
    var parsed = 0
    var malformed = 0
    var skipped: [String: Int] = [:]
    var isUnrecognised = false
    var testDescription: String { file }
  }

  static let forms = [
    Form(file: "records-object.json", parsed: 1),
    Form(file: "json-array-pretty.json", parsed: 1),
    Form(file: "records.jsonl", parsed: 2),
    Form(file: "lookup-events.json", parsed: 1),
    Form(file: "lookup-events.jsonl", parsed: 1),
    Form(file: "eventbridge.json", parsed: 1),
    Form(file: "cloudwatch-logs-subscription.json", parsed: 1),
    Form(file: "insights.json", parsed: 1),
    Form(file: "athena-useridentity.csv", isUnrecognised: true),
    Form(file: "digest.json", skipped: ["digest": 1]),
    Form(file: "digest-empty.json", skipped: ["digest": 1]),
    Form(file: "notify-cloudtrail-sns.json", skipped: ["cloudtrail_notification": 1]),
    Form(file: "notify-eventbridge-s3.json", skipped: ["eventbridge_other": 1]),
    Form(file: "notify-s3-event.json", skipped: ["s3_notification": 1]),
    Form(file: "altered-wazuh.jsonl", skipped: ["not_an_event": 1]),
    Form(file: "falco-splitter-00.txt", parsed: 2),
    Form(file: "falco-splitter-01.txt", parsed: 2),
    Form(file: "falco-splitter-02.txt", parsed: 2),
    Form(file: "falco-splitter-03.txt"),
    Form(file: "falco-splitter-04.txt", parsed: 1, malformed: 1),
  ]

  @Test(arguments: forms)
  func everyFormIsRecognised(_ form: Form) async throws {
    let file = try #require(Corpus.file("forms/" + form.file))
    let outcome = try await SluiceParseTests.parsed([UInt8](try Data(contentsOf: file)), splits: [7, 100, 4096])
    #expect(outcome.parsed == form.parsed)
    #expect(outcome.malformed == form.malformed, "\(outcome.reasons)")
    #expect(outcome.skipped == form.skipped)
    #expect((outcome.failure != nil) == form.isUnrecognised)
  }
}
