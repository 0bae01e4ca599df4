import SluiceConfig
import SluiceCore
import SluiceECS
import Testing

@testable import SluiceEnrich

@Suite struct LookupFieldsTests {
  private let folder = ScratchFolder()

  private func fixture(_ table: String, _ settings: String, name: String = "owners.csv") throws -> EnrichFixture {
    try folder.write(name, table)
    return EnrichFixture("lookup:\n  - { path: \(name), \(settings) }\n", directory: folder.path)
  }

  private func record(account: String = "111122223333", address: String = "192.0.2.1", user: String = "Ann") -> String {
    #"{"eventName":"X","recipientAccountId":"\#(account)","sourceIPAddress":"\#(address)","#
      + #""userIdentity":{"type":"IAMUser","userName":"\#(user)"}}"#
  }

  @Test func fieldsOfTheRowAreInRecordsAndDocuments() throws {
    let fixture = try fixture(
      "account,owner,team\n111122223333,ann,\"red, \"\"hot\"\"\"\n", "field: cloud.account.id, prefix: asset.")
    #expect(fixture.messages == [])
    #expect(fixture.values("asset.owner", record()) == ["ann"])
    #expect(fixture.values("asset.owner", record(account: "999999999999")) == [])
    #expect(fixture.document(record()).contains(#""asset":{"owner":"ann","team":"red, \"hot\""},"#))
    #expect(!fixture.document(record(account: "1")).contains("asset"))
    #expect(fixture.context.catalog.fieldNames.suffix(2) == ["asset.owner", "asset.team"])
  }

  @Test func caseMayBeIgnored() throws {
    let fixture = try fixture(
      "name,team\nANN,red\nÄrger,blue\n", "field: user.name, prefix: owner., match: ignore_case")
    #expect(fixture.values("owner.team", record(user: "aNN")) == ["red"])
    #expect(fixture.values("owner.team", record(user: "äRGER")) == ["blue"])
    #expect(fixture.values("owner.team", record(user: "ann2")) == [])
  }

  @Test func networksMatchAddresses() throws {
    let fixture = try fixture("net,name\n192.0.2.0/24,office\n", "field: source.ip, prefix: site., match: cidr")
    #expect(fixture.values("site.name", record()) == ["office"])
    #expect(fixture.values("site.name", record(address: "ec2.amazonaws.com")) == [])
  }

  @Test func ofSeveralValuesAllHitsCount() throws {
    let fixture = try fixture(
      #"{"id":"i-0123456789","team":["red","blue"]}"# + "\n" + #"{"id":"i-9876543210","team":"blue","size":7}"# + "\n",
      "field: related.hosts, prefix: host_owner., key: id", name: "hosts.jsonl")
    let both = #"{"eventName":"X","requestParameters":{"instanceIds":["i-0123456789","i-x","i-9876543210"]}}"#
    #expect(fixture.values("host_owner.team", both) == ["red", "blue"])
    #expect(fixture.values("host_owner.size", both) == ["7"])
  }

  @Test func tablesMayBuildOnOneAnother() throws {
    try folder.write("sites.csv", "net,site\n192.0.2.0/24,office\n")
    try folder.write("cities.csv", "site,city\noffice,Ulm\n")
    let fixture = EnrichFixture(
      """
      lookup:
        - { path: sites.csv, field: source.ip, match: cidr, prefix: net. }
        - { path: cities.csv, field: net.site, prefix: place. }
      """, directory: folder.path)
    #expect(fixture.messages == [])
    #expect(fixture.values("place.city", record()) == ["Ulm"])
  }

  @Test func mistakesAreNamedWithTheirPlace() throws {
    func message(_ table: String, _ settings: String) throws -> String? {
      let message = try fixture(table, settings).messages.first
      return message?.split(separator: " ", maxSplits: 1).last.map(String.init)
    }
    #expect(
      try message("a,b\n", "field: user.nme, prefix: x.")
        == "error: lookup: records never have the field 'user.nme'; did you mean 'user.name'?")
    #expect(
      try message("a,name\n1,2\n", "field: user.name, prefix: user.")
        == "error: lookup: the field 'user.name' of owners.csv collides with 'user.name', which records have already "
        + "(another prefix)")
    #expect(
      try message("a,x\n1,2\n", "field: user.name, prefix: user.name.")?.contains("collides with 'user.name'") == true)
    #expect(try message("a,user\n1,2\n", "field: user.name, prefix: ''") == "error: lookup: 'prefix' is empty")
    #expect(
      try message("a,x\n1,2\n", "field: user.name, prefix: x..")?.contains("it has an empty part (a prefix such as")
        == true)
    #expect(
      try message("a,city_name\n1,2\n", "field: user.name, prefix: source.geo.")?.contains(
        "collides with 'source.geo.city_name'") == true)
    #expect(
      try message("a,x,x.y\n1,2,3\n", "field: user.name, prefix: z.")?.contains(
        "'z.x.y' of owners.csv collides with 'z.x'")
        == true)
    #expect(
      EnrichFixture("lookup: [{ path: none.csv, field: user.name, prefix: x. }]", directory: folder.path).messages
        == ["section.yaml:1:18: error: lookup: none.csv does not exist"])
  }

  @Test func badLinesAndEqualKeysAreWarnings() throws {
    let fixture = try fixture("a,b\n1\n2,x\n2,y\n", "field: user.name, prefix: x.")
    #expect(!fixture.problems.hasErrors)
    #expect(
      fixture.messages.map { $0.split(separator: " ", maxSplits: 1).last.map(String.init) ?? "" } == [
        "warning: lookup: owners.csv: line 2: 1 field, but the header has 2; the line is left out",
        "warning: lookup: owners.csv: 1 key stands in several rows ('2' again on line 4); the last one counts",
      ])
  }

  @Test func sizesAreNotedOnce() throws {
    let fixture = try fixture("a,b\n2,x\n2,y\n", "field: user.name, prefix: x., name: people")
    let lane = LaneLedger()
    for _ in 0..<2 {
      var stage = fixture.plan.makeStage(LaneContext(projection: ProjectionBuilder().build(), ledger: lane))
      try stage.process(EnrichFixture.read("{}", ProjectionBuilder().build()))
    }
    #expect(lane.ledger.notes["enrich: lookup people: rows in memory"] == 2)
    #expect(lane.ledger.notes["enrich: lookup people: keys in several rows, of which the last one counts"] == 1)
    #expect(lane.ledger.notes.counts.count == 3)
  }

  @Test func aReplacedTableIsUsedAndOldCellsStayGood() throws {
    let fixture = try fixture("id,owner,team\n111122223333,ann,red\n", "field: cloud.account.id, prefix: asset.")
    let plan = try #require(fixture.plan as? EnrichPlan)
    var builder = ProjectionBuilder()
    let columns = fixture.context.enrichedFields.map { $0.bind(in: &builder) }
    let projection = builder.build()
    let before = EnrichFixture.read(record(), projection)
    #expect(before[0, columns[0]].string == "ann")
    // Another order, and a column less.
    try folder.write("owners.csv", "id,level,owner\n111122223333,9,bob\n")
    var ledger = Ledger()
    for _ in 0..<3 { plan.watches.checkNow(noting: &ledger) { $0() } }
    let after = EnrichFixture.read(record(), projection)
    #expect(after[0, columns[0]].string == "bob")
    #expect(after[0, columns[1]].isMissing)
    #expect(before[0, columns[0]].string == "ann")
    #expect(before[0, columns[1]].string == "red")
    #expect(ledger.notes.sorted.map(\.key).first?.hasSuffix("was replaced and is in use: 1 row") == true)
    try folder.write("owners.csv", "")
    for _ in 0..<4 { plan.watches.checkNow(noting: &ledger) { $0() } }
    #expect(EnrichFixture.read(record(), projection)[0, columns[0]].string == "bob")
    #expect(ledger.notes.total == 2)
  }
}
