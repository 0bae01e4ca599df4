import SluiceTestSupport
import Testing

@testable import SluiceSinks

@Suite struct DocumentEditorTests {
  private static let event = #"""
    {"@timestamp":"2026-01-02T03:04:05.000Z","event":{"action":"PurgeQueue","id":"e-1"},"user":{"name":"alice.k","id":"AIDA1"},"source":{"ip":"192.0.2.7","as":{"number":64496}},"related":{"user":["alice.k","bob"],"ip":["192.0.2.7"]},"aws":{"cloudtrail":{"read_only":true,"flattened":{"request_parameters":{"a":{}}}}}}
    """#

  // MARK: fields

  @Test func keptFieldsHaveAllBelowThemAndTheirParents() {
    let fixture = PolicyFixture(fields: "{ keep: [user, source.as, event.action] }")
    #expect(
      fixture.edit(Self.event)
        == #"{"@timestamp":"2026-01-02T03:04:05.000Z","event":{"action":"PurgeQueue"},"user":{"name":"alice.k","id":"AIDA1"},"source":{"as":{"number":64496}}}"#
    )
  }

  @Test func droppedFieldsLeaveNoEmptyObjectsBehind() {
    let fixture = PolicyFixture(fields: "{ drop: ['*.ip', source.as.number, related.user, aws] }")
    #expect(
      fixture.edit(Self.event)
        == #"{"@timestamp":"2026-01-02T03:04:05.000Z","event":{"action":"PurgeQueue","id":"e-1"},"user":{"name":"alice.k","id":"AIDA1"}}"#
    )
  }

  @Test func dropCountsMoreThanKeep() {
    #expect(
      PolicyFixture(fields: "{ keep: user, drop: user.id }").edit(Self.event)
        == #"{"@timestamp":"2026-01-02T03:04:05.000Z","user":{"name":"alice.k"}}"#)
  }

  @Test func whatTellsDocumentsApartStays() {
    let alert = #"{"@timestamp":"t","kibana.alert.uuid":"u","kibana.alert.rule.name":"r","event":{"id":"e"}}"#
    #expect(
      PolicyFixture(fields: "{ keep: nothing }", isAlert: true).edit(alert)
        == #"{"@timestamp":"t","kibana.alert.uuid":"u"}"#)
    #expect(
      PolicyFixture("{ fields: '*', with: remove }", fields: "{ drop: '*' }", isAlert: true).edit(alert)
        == #"{"@timestamp":"t","kibana.alert.uuid":"u"}"#)
  }

  @Test func emptyValuesOfTheirOwnStay() {
    let document = #"{"a":{},"b":[],"c":[{},{"d":1},[]],"e":null,"f":""}"#
    #expect(PolicyFixture(fields: "{ drop: x }").edit(document) == document)
    #expect(PolicyFixture("{ fields: f }").edit(document) == document)
    #expect(PolicyFixture(fields: "{ drop: [a, c.d] }").edit(document) == #"{"b":[],"c":[{},[]],"e":null,"f":""}"#)
  }

  @Test func dottedNamesArePathsToo() {
    #expect(
      PolicyFixture(fields: "{ drop: a.b }").edit(#"{"a.b":1,"a.b.c":2,"a":{"b":3,"b.c":4,"x.y":5}}"#)
        == #"{"a":{"x.y":5}}"#)
  }

  // MARK: redact

  @Test func equalValuesHaveEqualHashesWhereverTheyStand() throws {
    let fixture = PolicyFixture("{ fields: [user.name, related.user], with: hash, key: 0123456789abcdef }")
    let document = try #require(NaiveJSON(fixture.edit(Self.event).utf8))
    let hash = try #require(document["user"]?["name"]?.text)
    #expect(hash.count == 64 && hash.allSatisfy { $0.isHexDigit })
    let related = try #require(document["related"]?["user"]?.items)
    #expect(related.count == 2 && related[0].text == hash && related[1].text != hash)
    #expect(document["user"]?["id"]?.text == "AIDA1")
  }

  @Test func numbersAndBooleansAreHashedByTheirText() throws {
    let fixture = PolicyFixture("{ fields: [n, s, t], with: hash, key: 0123456789abcdef }")
    let document = try #require(
      NaiveJSON(fixture.edit(#"{"n":64496,"s":"64496","t":[true,"true",null,{"u":1}]}"#).utf8))
    #expect(document["n"]?.text?.count == 64 && document["n"]?.text == document["s"]?.text)
    let list = try #require(document["t"]?.items)
    #expect(list[0].text == list[1].text && list[2] == .null && list[3]["u"]?.text?.count == 64)
  }

  @Test func removedFieldsAreGoneAndTheirValuesMaskedElsewhere() {
    let fixture = PolicyFixture("{ fields: [user.name], with: remove }")
    #expect(
      fixture.edit(#"{"m":"by alice.k!","user":{"name":"alice.k"},"l":["alice.k"]}"#)
        == #"{"m":"by [REDACTED]!","l":["[REDACTED]"]}"#)
  }

  @Test func theFirstEntryThatNamesAFieldCounts() {
    let fixture = PolicyFixture("{ fields: user.name, with: mask }", "{ fields: user, with: remove }")
    #expect(fixture.edit(#"{"user":{"name":"alice.k","id":"x-1"}}"#) == #"{"user":{"name":"[REDACTED]"}}"#)
  }

  /// Forms in which a value may stand in other members.
  @Test(arguments: [
    #""arn:aws:iam::1:user/S""#, #""S""#, #""xSx""#, #"["a",{"b":["S"]}]"#, #""{\"user\":\"S\"}""#,
    #""{userName=S, a=b}""#, #""a\nS\tb""#, #""line\u0020S""#, #""%22S%22""#, #""{\"a\":\"{\\\"b\\\":\\\"S\\\"}\"}""#,
  ])
  func valuesAreFoundInOtherMembers(_ form: String) {
    for secret in ["alice.k", "plain-secret", "192.0.2.77", "Zoë Müller"] {
      let document = #"{"other":\#(form.replacing("S", with: secret)),"user":{"name":"\#(secret)"}}"#
      let edited = PolicyFixture("{ fields: user.name }").edit(document)
      #expect(!edited.contains(secret), "\(edited)")
      #expect(NaiveJSON(edited.utf8) != nil, "\(edited)")
    }
  }

  /// The value is a"b\c/d é; others spell it with other escapes.
  @Test(arguments: [
    #"a\u0022b\u005cc\/d \u00e9"#, #"a\"b\\c/d é"#, #"{\"x\":\"a\\\"b\\\\c\\/d \\u00e9\"}"#,
    #"a%22b%5Cc%2fd%20%C3%A9"#, #"%7B%22x%22%3A%22a%5C%22b%5C%5Cc/d%20%C3%A9%22%7D"#,
  ])
  func valuesAreFoundBehindEscapes(_ spelled: String) {
    let edited = PolicyFixture("{ fields: user.name }").edit(
      #"{"other":"\#(spelled)","user":{"name":"a\"b\\c/d é"},"note":"stays"}"#)
    #expect(edited == #"{"other":"[REDACTED]","user":{"name":"[REDACTED]"},"note":"stays"}"#)
  }

  @Test func shortValuesAreHiddenWhereTheyAreWords() {
    let fixture = PolicyFixture("{ fields: user.name }")
    #expect(
      fixture.edit(#"{"user":{"name":"al"},"m":"by al from","n":"value","o":["al"],"p":"%20al%20","q":"a/al"}"#)
        == #"{"user":{"name":"[REDACTED]"},"m":"by [REDACTED] from","n":"value","o":["[REDACTED]"],"p":"[REDACTED]","q":"a/[REDACTED]"}"#
    )
  }

  @Test func truthAndSmallNumbersAreHiddenInTheirOwnFieldsOnly() {
    #expect(
      PolicyFixture("{ fields: [a, b, c] }").edit(#"{"a":true,"b":7,"c":"false","d":true,"e":7,"f":"is false, 7"}"#)
        == #"{"a":"[REDACTED]","b":"[REDACTED]","c":"[REDACTED]","d":true,"e":7,"f":"is false, 7"}"#)
  }

  @Test func numbersElsewhereAreFoundToo() {
    #expect(
      PolicyFixture("{ fields: account }").edit(#"{"account":"111122223333","n":111122223333,"o":1111222233334}"#)
        == #"{"account":"[REDACTED]","n":"[REDACTED]","o":1111222233334}"#)
  }

  @Test func namesInPayloadsAreSearched() {
    #expect(
      PolicyFixture("{ fields: user.name }").edit(
        #"{"user":{"name":"alice.k"},"aws":{"cloudtrail":{"flattened":{"request_parameters":{"tags":{"alice.k":"1","b":"2"}}}}}}"#
      )
        == #"{"user":{"name":"[REDACTED]"},"aws":{"cloudtrail":{"flattened":{"request_parameters":{"tags":{"[REDACTED]":"1","b":"2"}}}}}}"#
    )
  }

  @Test func aDocumentWithVeryManyValuesShowsNoText() throws {
    let values = (0..<2_000).map { "\"value-\($0)\"" }.joined(separator: ",")
    let edited = PolicyFixture("{ fields: list }").edit(
      #"{"@timestamp":"t","list":[\#(values)],"m":"value-1999","n":1}"#)
    #expect(!edited.contains("value-"))
    let document = try #require(NaiveJSON(edited.utf8))
    #expect(document["m"]?.text == "[REDACTED]" && document["n"] == .number("1") && document["@timestamp"]?.text == "t")
  }

  @Test func brokenTextNeverTraps() {
    let text = #"{"a":{"b":["c",{"d":"e\u00e9\"f"}],"user":{"name":"alice.k"}},"g":1.5e3,"h":"%4"}"#
    let fixture = PolicyFixture("{ fields: '*.name' }", fields: "{ drop: a.b }")
    for length in 0...text.utf8.count { _ = fixture.edit(String(decoding: text.utf8.prefix(length), as: UTF8.self)) }
    for junk in [
      "}", "]]]", "\"", "{\"a\"", "{\"a\":}", "[[[", ":,:", "{\"a\":\"\\u\"}", "{\"user\":{\"name\":\"\\ud83d\"}}",
    ] {
      _ = fixture.edit(junk)
    }
  }
}
