import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct IndicatorSourceTests {
  private let mapping = """
    threat_index = ["logs-ti_*"]
    threat_query = "*:*"
    [[rule.threat_mapping]]
    [[rule.threat_mapping.entries]]
    field = "source.ip"
    type = "mapping"
    value = "threat.indicator.ip"
    [[rule.threat_mapping]]
    [[rule.threat_mapping.entries]]
    field = "user_agent.original"
    type = "mapping"
    value = "threat.indicator.user_agent"
    """

  private func fixture(_ files: [String: String] = [:]) throws -> DetectFixture {
    try DetectFixture(
      files.merging(["r/a.toml": rule("a", "event.action: *", type: "threat_match", more: mapping)]) { $1 })
  }

  private func event(_ address: String, agent: String = "x") -> String {
    SluiceDetectTests.event(
      "A", by: "alice", at: "2026-01-01T00:00:00Z", id: "\(address) \(agent)",
      more: #","sourceIPAddress":"\#(address)","userAgent":"\#(agent)""#)
  }

  private func detect(
    _ fixture: DetectFixture, _ events: [String], _ source: String
  ) throws -> DetectFixture.Outcome {
    try fixture.detect(events, stages: ["r"], options: "indicators: [{ \(source) }]")
  }

  @Test func withoutListsTheRuleIsNotRunAndThatIsSaidOnce() throws {
    let fixture = try fixture()
    #expect(try fixture.detect([event("192.0.2.1")], stages: ["r"]).alerts == [])
    #expect(fixture.problems.count { $0.contains("1 rule of type threat_match is not run: it has no indicators") } == 1)
  }

  @Test func addressesAndNetworksAreFound() throws {
    let fixture = try fixture(["bad.txt": "# ours\n192.0.2.1\n198.51.100.0/24 ; a feed\n\n2001:db8::/32\nnonsense\n"])
    let outcome = try detect(
      fixture, ["192.0.2.1", "192.0.2.2", "198.51.100.9", "2001:db8::1", "ec2.amazonaws.com"].map { event($0) },
      "path: bad.txt, field: source.ip, provider: us, confidence: High")
    #expect(outcome.alerts.count == 3)
    let alert = try #require(outcome.alerts.dropFirst().first)
    #expect(
      alert.contains(
        #""threat.indicator":{"ip":"198.51.100.0/24","provider":"us","confidence":"High"},"threat.enrichments":[{"indicator":{"ip":"198.51.100.0/24","provider":"us","confidence":"High"},"feed":{"name":"bad.txt"},"matched":{"atomic":"198.51.100.9","field":"source.ip","type":"indicator_match_rule"}}]"#
      ))
    #expect(fixture.problems.count == 1)
    #expect(fixture.problems[0].contains("bad.txt:6:1: warning: 1 value is neither an address nor a network"))
  }

  @Test(arguments: [
    ("exact", ["curl/7"]), ("ignore_case", ["curl/7", "CURL/7"]), ("wildcard", ["curl/7", "CURL/7", "a sqlmap b"]),
  ])
  func textsAreFound(_ match: String, _ expected: [String]) throws {
    let fixture = try fixture(["agents.csv": "name,agent,other\n\"one, two\",curl/7,x\nthree,\"*sqlmap*\",y\n"])
    let outcome = try detect(
      fixture, ["curl/7", "CURL/7", "a sqlmap b", "curl/70"].map { event("192.0.2.9", agent: $0) },
      "path: agents.csv, field: user_agent.original, column: agent, match: \(match)")
    #expect(fixture.problems == [])
    #expect(outcome.alerts.count == expected.count)
    for (alert, agent) in zip(outcome.alerts, expected) { #expect(alert.contains(#""atomic":"\#(agent)""#)) }
    #expect(outcome.alerts.first?.contains(#""name":"one, two""#) == true)
  }

  @Test func linesOfJSONAreRead() throws {
    let lines = #"{"indicator":{"ip":["192.0.2.1","192.0.2.7"]},"provider":"feed"}"# + "\n" + #"{"other":1}"# + "\n"
    let fixture = try fixture(["bad.jsonl": lines])
    let outcome = try detect(
      fixture, [event("192.0.2.7")], "path: bad.jsonl, field: source.ip, column: indicator.ip, provider: unused")
    #expect(fixture.problems == [])
    #expect(outcome.alerts.first?.contains(#""provider":"feed""#) == true)
  }

  @Test(arguments: [
    ("path: absent.txt, field: source.ip", "absent.txt: can't be read"),
    ("path: empty.txt, field: source.ip", "there is no indicator in it"),
    ("path: a.csv, field: source.ip, column: adress", "there is no column 'adress'"),
    ("path: a.jsonl, field: source.ip", "`column` has to say"),
    ("path: a.jsonl, field: source.ip, column: x", "a.jsonl:2:1: error: is no JSON object"),
    ("path: a.txt, field: source.ipp", "records have no field 'source.ipp'; did you mean 'source.ip'?"),
    ("path: a.txt, field: user.name", "no rule matches indicators for user.name: the list 'a.txt' is not used"),
  ])
  func mistakesAreReported(_ source: String, _ problem: String) throws {
    let fixture = try fixture([
      "empty.txt": "# nothing\n", "a.csv": "address\n192.0.2.1\n", "a.jsonl": "{\"x\":\"192.0.2.1\"}\n[]\n",
      "a.txt": "192.0.2.1\n",
    ])
    _ = try detect(fixture, [], source)
    #expect(fixture.problems.contains { $0.contains(problem) }, "\(fixture.problems)")
  }

  @Test func aHundredThousandAddressesAreOneTest() throws {
    let list = (0..<100_000).map { "10.\($0 >> 16).\($0 >> 8 & 255).\($0 & 255)" }.joined(separator: "\n")
    let fixture = try fixture(["big.txt": list])
    let outcome = try detect(
      fixture, ["10.0.0.0", "10.1.134.159", "10.1.134.160", "11.0.0.0"].map { event($0) },
      "path: big.txt, field: source.ip")
    #expect(outcome.alerts.count == 2)
  }
}
