import SluiceTestSupport
import Testing

@testable import SluiceSinks

/// Documents of alerts, which repeat what their events say.
@Suite struct AlertRedactionTests {
  private static let alert = #"""
    {"@timestamp":"2026-01-02T03:04:05.000Z","event":{"action":"PurgeQueue","provider":"sqs.amazonaws.com","id":"e-1","original":"{\"userIdentity\":{\"userName\":\"alice.k\"}}","kind":"signal"},"user":{"name":"alice.k"},"source":{"address":"192.0.2.7"},"kibana.alert.uuid":"u-1","kibana.alert.reason":"event PurgeQueue (sqs.amazonaws.com) by alice.k from 192.0.2.7 created high alert Queue of alice.k.","kibana.alert.original_event.action":"PurgeQueue","kibana.alert.original_event.id":"e-1","kibana.alert.ancestors":[{"id":"e-1","type":"event"}],"kibana.alert.rule.name":"Queue of alice.k","kibana.alert.rule.description":"What PurgeQueue does","kibana.alert.threshold_result":{"terms":[{"field":"user.name","value":"alice.k"},{"field":"event.action","value":"PurgeQueue"}],"count":3},"sluice":{"origin":{"object":"logs/alice.k/x.json"},"guide":"Ask `user.name` (alice.k).","investigation_fields":{"user.name":"alice.k"}}}
    """#

  @Test(arguments: ["hash, key: 0123456789abcdef", "mask", "remove"])
  func aRedactedValueIsNowhereInTheDocument(_ method: String) throws {
    let edited = PolicyFixture("{ fields: [user.name, source.address], with: \(method) }", isAlert: true)
      .edit(Self.alert)
    #expect(!edited.contains("alice.k") && !edited.contains("192.0.2.7"))
    let document = try #require(NaiveJSON(edited.utf8))
    #expect(document["event"]?["original"] == nil)
    #expect(document["kibana.alert.uuid"]?.text == "u-1")
    if method.hasPrefix("hash") {
      let hash = try #require(document["user"]?["name"]?.text)
      #expect(document["kibana.alert.reason"]?.text?.contains(" by \(hash) from ") == true)
      #expect(document["kibana.alert.threshold_result"]?["terms"]?.items?.first?["value"]?.text == hash)
      #expect(document["sluice"]?["guide"]?.text == "Ask `user.name` (\(hash)).")
      #expect(document["sluice"]?["investigation_fields"]?["user.name"]?.text == hash)
      #expect(document["sluice"]?["origin"]?["object"]?.text == "logs/\(hash)/x.json")
    }
  }

  @Test func copiesOfEventFieldsAreRedactedHoweverShort() throws {
    let edited = PolicyFixture("{ fields: [event.id, event.action], with: remove }", isAlert: true).edit(Self.alert)
    let document = try #require(NaiveJSON(edited.utf8))
    #expect(document["kibana.alert.original_event.id"] == nil && document["kibana.alert.original_event.action"] == nil)
    #expect(document["kibana.alert.ancestors"]?.items?.first?["id"] == nil)
    #expect(document["kibana.alert.reason"]?.text?.hasPrefix("event [REDACTED] (sqs") == true)
    // What a rule says was said before there was an event.
    #expect(document["kibana.alert.rule.description"]?.text == "What PurgeQueue does")
    let terms = try #require(document["kibana.alert.threshold_result"]?["terms"]?.items)
    #expect(terms[0]["value"]?.text == "alice.k" && terms[1]["value"] == nil)
  }

  @Test func termsStayByTheirOwnPaths() throws {
    let fixture = PolicyFixture(
      "{ fields: user.name }", fields: "{ keep: [kibana.alert.threshold_result] }", isAlert: true)
    let document = try #require(NaiveJSON(fixture.edit(Self.alert).utf8))
    #expect(document["kibana.alert.threshold_result"]?["terms"]?.items?.first?["value"]?.text == "[REDACTED]")
    #expect(document["user"] == nil)
  }

  @Test func recordsInsideOfAlertsGoByTheirOwnPaths() {
    let alert =
      #"{"kibana.alert.reason":"by alice.k","sluice":{"record":{"userIdentity":{"userName":"alice.k"},"requestParameters":{"alice.k":1}}}}"#
    #expect(
      PolicyFixture("{ fields: userIdentity.userName }", isAlert: true, isRaw: true).edit(alert)
        == #"{"kibana.alert.reason":"by [REDACTED]","sluice":{"record":{"userIdentity":{"userName":"[REDACTED]"},"requestParameters":{"[REDACTED]":1}}}}"#
    )
  }

  @Test func recordsAsTheyCameGoByTheirOwnPaths() {
    let record =
      #"{"userIdentity":{"arn":"arn:aws:iam::1:user/al","userName":"al"},"requestParameters":{"p":"{\"a\":\"al\"}"}}"#
    #expect(
      PolicyFixture("{ fields: userIdentity.userName }", isRaw: true).edit(record)
        == #"{"userIdentity":{"arn":"arn:aws:iam::1:user/[REDACTED]","userName":"[REDACTED]"},"requestParameters":{"p":"{\"a\":\"[REDACTED]\"}"}}"#
    )
  }
}
