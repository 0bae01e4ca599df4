import Foundation
import SluiceCore
import SluiceECS
import Testing

@testable import SluiceDetect

@Suite struct AlertDocumentWriterTests {
  private let query = #"event.action: "StopLogging""#

  private func alert(
    _ record: String = stopLogging, _ text: String? = nil, format: DocumentFormat = .ecs
  ) throws -> String {
    let fixture = try DetectFixture(["a.toml": text ?? rule("rule-a", query, more: threat)])
    let outcome = try fixture.detect([record], format: format, tag: "cloud.aws.cloudtrail.cloudtrail")
    #expect(fixture.problems == [])
    return try #require(outcome.alerts.first)
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func theDocumentIsTheEventWithElasticsMembers() throws {
    let text = try alert()
    #expect(!text.contains("\n"))
    let alert = try object(text)
    #expect(alert["@timestamp"] as? String == "2026-01-02T03:04:05.000Z")
    let event = try #require(alert["event"] as? [String: Any])
    #expect(event["action"] as? String == "StopLogging")
    #expect(event["kind"] == nil)
    #expect(alert["event.kind"] as? String == "signal")
    #expect((alert["user"] as? [String: Any])?["name"] as? String == "alice")

    #expect(alert["kibana.alert.status"] as? String == "active")
    #expect(alert["kibana.alert.workflow_status"] as? String == "open")
    #expect(alert["kibana.alert.depth"] as? Int == 1)
    #expect(alert["kibana.alert.severity"] as? String == "medium")
    #expect(alert["kibana.alert.risk_score"] as? Int == 47)
    #expect(alert["kibana.alert.original_time"] as? String == "2026-01-02T03:04:05.000Z")
    #expect(alert["kibana.alert.original_event.kind"] as? String == "event")
    #expect(alert["kibana.alert.original_event.action"] as? String == "StopLogging")
    #expect(alert["kibana.alert.original_event.provider"] as? String == "cloudtrail.amazonaws.com")
    #expect(alert["kibana.alert.original_event.id"] as? String == "11111111-2222-3333-4444-555555555555")
    #expect(
      alert["kibana.alert.reason"] as? String
        == "event StopLogging (cloudtrail.amazonaws.com) by alice from 192.0.2.7 in account 123456789012 "
        + "created medium alert Rule rule-a.")
    let ancestors = try #require(alert["kibana.alert.ancestors"] as? [[String: Any]])
    #expect(ancestors.first?["id"] as? String == "11111111-2222-3333-4444-555555555555")
    #expect(ancestors.first?["index"] as? String == "logs-aws.cloudtrail-default")
    #expect(ancestors.first?["depth"] as? Int == 0)
  }

  @Test func theRuleSaysAllOfItself() throws {
    let alert = try object(try alert())
    func member(_ name: String) -> Any? { alert["kibana.alert.rule.\(name)"] }
    #expect(member("rule_id") as? String == "rule-a")
    #expect(member("name") as? String == "Rule rule-a")
    #expect(member("category") as? String == "Custom Query Rule")
    #expect(member("type") as? String == "query")
    #expect(member("description") as? String == "A \"description\".")
    #expect(member("note") as? String == "Line one\nline two")
    #expect(member("tags") as? [String] == ["Cloud", "Ours"])
    #expect(member("author") as? [String] == ["Us"])
    #expect(member("license") as? String == "MIT")
    #expect(member("references") as? [String] == ["https://example.com/a"])
    #expect(member("false_positives") as? [String] == ["None known."])
    #expect(member("interval") as? String == "5m")
    #expect(member("from") as? String == "now-6m")
    #expect(member("max_signals") as? Int == 100)
    #expect(member("enabled") as? Bool == true)
    #expect(member("risk_score") as? Int == 47)
    let threat = try #require((member("threat") as? [[String: Any]])?.first)
    #expect(threat["framework"] as? String == "MITRE ATT&CK")
    #expect((threat["tactic"] as? [String: String])?["id"] == "TA0005")
    let technique = try #require((threat["technique"] as? [[String: Any]])?.first)
    #expect(technique["id"] as? String == "T1562")
    #expect((technique["subtechnique"] as? [[String: String]])?.first?["id"] == "T1562.008")
  }

  @Test func theRecordAndItsPlaceAreKept() throws {
    let alert = try object(try alert())
    let sluice = try #require(alert["sluice"] as? [String: Any])
    #expect(sluice["tag"] as? String == "cloud.aws.cloudtrail.cloudtrail")
    let origin = try #require(sluice["origin"] as? [String: Any])
    #expect(origin["object"] as? String == "test")
    #expect(origin["record"] as? Int == 0)
    #expect(origin["offset"] as? Int == 0)
    let original = try #require((alert["event"] as? [String: Any])?["original"] as? String)
    #expect(!original.contains("\n"))
    #expect(NSDictionary(dictionary: try object(original)) == NSDictionary(dictionary: try object(stopLogging)))
  }

  @Test func theRawFormatHasTheRecordAsAnObject() throws {
    let alert = try object(try alert(format: .raw))
    #expect(alert["event"] == nil)
    #expect(alert["user"] == nil)
    #expect(alert["@timestamp"] as? String == "2026-01-02T03:04:05.000Z")
    #expect(alert["kibana.alert.original_event.action"] as? String == "StopLogging")
    let record = try #require((alert["sluice"] as? [String: Any])?["record"] as? [String: Any])
    #expect(record["eventName"] as? String == "StopLogging")
  }

  @Test func theIdIsOfTheRuleAndTheEvent() throws {
    func id(_ text: String) throws -> String { try #require(try object(text)["kibana.alert.uuid"] as? String) }
    let first = try id(try alert())
    #expect(first.count == 64)
    #expect(try id(try alert()) == first)
    #expect(try id(try alert(format: .raw)) == first)
    // The id of the event decides, not its other bytes.
    #expect(try id(try alert(stopLogging.replacingOccurrences(of: "alice", with: "bob"))) == first)
    #expect(try id(try alert(stopLogging, rule("rule-b", query))) != first)
    #expect(try id(try alert(stopLogging.replacingOccurrences(of: "11111111", with: "11111112"))) != first)
    // SHA-256 of "rule-a", a zero byte and the event's id, computed with sha256sum.
    #expect(first == "b3e0522dc3e1b1d47706b43533134b00baae379187d074a46c4c2e4708247faa")
  }

  @Test func eventsWithoutAnIdAreToldApartByTheirBytes() throws {
    let fixture = try DetectFixture(["a.toml": rule("rule-a", query)])
    let outcome = try fixture.detect([
      #"{"eventName":"StopLogging","n":1}"#, #"{"eventName":"StopLogging","n":2}"#,
      #"{"eventName":"StopLogging","n":1}"#,
    ])
    let ids = try outcome.alerts.map { try #require(try object($0)["kibana.alert.uuid"] as? String) }
    #expect(ids[0] == ids[2])
    #expect(ids[0] != ids[1])
  }

  @Test func namesKeepTheirOrderAndStandOnce() throws {
    func names(_ text: String) -> [String] {
      var text = text
      return text.withUTF8 { bytes in
        var document = EventDocument()
        document.read(UnsafeRawBufferPointer(bytes))
        return document.members.map { String(decoding: bytes[$0.name], as: UTF8.self) }
      }
    }
    let first = names(try alert())
    #expect(first == names(try alert()))
    #expect(Set(first).count == first.count)
    #expect(first.last == "sluice")
    let shuffled = try alert(#"{"eventID":"1","eventName":"StopLogging","eventTime":"2026-01-02T03:04:05Z"}"#)
    #expect(names(shuffled).first == first.first)
  }

  @Test func textsOfRecordsCanNotBreakOut() throws {
    let alert = try object(
      try alert(
        #"{"eventName":"StopLogging","eventSource":"a\"},{\u001b[31m\\","sourceIPAddress":"\"x\n","eventID":"\"\\"}"#))
    let reason = try #require(alert["kibana.alert.reason"] as? String)
    #expect(reason.hasPrefix("event StopLogging (a\"},{\u{1B}[31m\\) from \"x\n created"))
    #expect((alert["kibana.alert.ancestors"] as? [[String: Any]])?.first?["id"] as? String == "\"\\")
  }
}
