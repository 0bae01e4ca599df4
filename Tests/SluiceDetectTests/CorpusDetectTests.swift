import Foundation
import SluiceCore
import SluiceTestSupport
import Testing

@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct CorpusDetectTests {
  /// Elastic's rules over the records of the mapping's examples: every alert is one line of JSON with each name once.
  @Test func alertsOfRealRulesOnRealRecordsAreWellFormed() throws {
    let rules = try #require(Corpus.file("rules/elastic")).path
    let folder = try #require(Corpus.file("ecs"))
    var records: [String] = []
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    for file in files where file.hasSuffix(".json") {
      let data = try Data(contentsOf: folder.appendingPathComponent(file))
      let example = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      guard let input = example?["input"] as? [String: Any] else { continue }
      records.append(String(decoding: try JSONSerialization.data(withJSONObject: input), as: UTF8.self))
    }
    let fixture = try DetectFixture([:])
    let outcome = try fixture.detect(records, stages: [rules])
    #expect(!fixture.problems.contains { $0.contains("error:") })
    #expect(outcome.alerts.count > 5)
    #expect(outcome.ledger.alerts.total == outcome.alerts.count + outcome.ordered.count)
    var ids: Set<String> = []
    for (alert, match) in zip(outcome.alerts, outcome.matches) {
      #expect(!alert.contains("\n"))
      let object = try #require(try JSONSerialization.jsonObject(with: Data(alert.utf8)) as? [String: Any])
      #expect(object["kibana.alert.rule.rule_id"] is String)
      #expect(object["kibana.alert.rule.threat"] is [Any])
      let event = try #require(object["event"] as? [String: Any])
      #expect(event["original"] is String)
      #expect(object["kibana.alert.original_event.action"] as? String == event["action"] as? String)
      let origin = (object["sluice"] as? [String: Any])?["origin"] as? [String: Any]
      #expect(origin?["record"] as? Int == match.record)
      ids.insert(try #require(object["kibana.alert.uuid"] as? String))
    }
    #expect(ids.count > outcome.alerts.count / 2)
    // The same again gives the same bytes.
    #expect(try fixture.detect(records, stages: [rules]).alerts == outcome.alerts)
  }
}
