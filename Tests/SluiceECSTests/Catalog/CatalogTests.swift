import SluiceCore
import Testing

@testable import SluiceECS

@Suite struct CatalogTests {
  @Test func namesAreDistinctAndFound() {
    let catalog = CloudTrailCatalog()
    #expect(Set(catalog.fieldNames).count == catalog.fieldNames.count)
    for name in catalog.fieldNames { #expect(catalog.field(named: name)?.name == name) }
  }

  @Test func unknownAndEnrichedNamesAreNoFields() {
    let catalog = CloudTrailCatalog()
    for name in CloudTrailCatalog.enrichedFieldNames + [
      "event.ingested", "nothing", "", "aws.cloudtrail.flattened.",
      "aws.cloudtrail.flattened.request_parameters.", "aws.cloudtrail.flattened.other.x",
    ] {
      #expect(catalog.field(named: name) == nil, "\(name)")
    }
  }

  @Test func typesAreThoseOfTheMapping() {
    let types: [String: FieldType] = [
      "@timestamp": .date, "source.ip": .ip, "aws.cloudtrail.read_only": .boolean, "event.action": .keyword,
      "aws.cloudtrail.flattened.request_parameters.a.b": .flattened,
      "aws.cloudtrail.console_login.additional_eventdata.mfa_used": .boolean,
      "aws.cloudtrail.user_identity.session_context.creation_date": .date,
      "aws.cloudtrail.management_event": .keyword,
    ]
    for (name, type) in types {
      #expect(CloudTrailCatalog().field(named: name)?.type == type, "\(name)")
      #expect(DocumentCatalog(.ecs).field(named: name)?.type == type, "\(name)")
      #expect(DocumentCatalog(.json).field(named: name)?.type == .dynamic)
    }
    #expect(DocumentCatalog(.ecs).field(named: "source.as.number")?.type == .long)
  }

  @Test func flattenedPathsWalkArraysAndClean() {
    let record = RecordFixture(
      #"{"requestParameters":{"items":[{"cidrIp":"0.0.0.0/0","port":22},{"cidrIp":"none"},{"cidrIp":"::/0"}],"x-amz-acl":true}}"#
    )
    let prefix = "aws.cloudtrail.flattened.request_parameters"
    #expect(record.values("\(prefix).items.cidrIp") == ["0.0.0.0/0", "::/0"])
    #expect(record.values("\(prefix).items.port") == ["22"])
    #expect(record.values("\(prefix).x-amz-acl") == ["true"])
    #expect(record.values("\(prefix).items") == [])
    #expect(record.values(prefix) == ["0.0.0.0/0", "22", "::/0", "true"])
  }

  @Test(arguments: [(32_759, true), (32_760, false)])
  func flattenedCopyIsAbsentForLongTexts(_ length: Int, _ isPresent: Bool) {
    // {k=…, l=1}: nine units beside the value; with é as one unit of two bytes.
    let value = "é" + String(repeating: "x", count: length - 4)
    let record = RecordFixture(#"{"requestParameters":{"k":"\#(value)","l":1}}"#)
    let text = record.value("aws.cloudtrail.request_parameters") ?? ""
    #expect((text.utf16.count < 32_766) == isPresent)
    let prefix = "aws.cloudtrail.flattened.request_parameters"
    #expect(record.values("\(prefix).l") == (isPresent ? ["1"] : []))
    #expect((DocumentLeaves(record.document).byField["\(prefix).l"] != nil) == isPresent)
  }

  @Test func objectsAreGivenAsTheyStand() throws {
    let record = RecordFixture(#"{"requestParameters":{"a":[{"b":1}]}}"#)
    let field = try #require(CloudTrailCatalog().object(at: "aws.cloudtrail.flattened.request_parameters.a"))
    var builder = ProjectionBuilder()
    let column = field.bind(in: &builder)
    #expect(record.with(builder.build()) { $0[0, column].string } == #"[{"b":1}]"#)
    #expect(CloudTrailCatalog().object(at: "user.name") == nil)
  }

  @Test func documentsAreReadByTheirPaths() {
    let record = RecordFixture(#"{"user":{"name":"ann"},"event.action":"X","tags":["a","","-"]}"#)
    for catalog in [DocumentCatalog(.ecs), DocumentCatalog(.json)] {
      #expect(record.values("user.name", in: catalog) == ["ann"])
      #expect(record.values("event.action", in: catalog) == ["X"])
      #expect(record.values("tags", in: catalog) == ["a", "", "-"])
    }
  }

  @Test func eventColumnsOfEachFormat() {
    let trail = RecordFixture(
      #"{"eventTime":"2026-01-02T03:04:05Z","eventSource":"s","eventID":"i","recipientAccountId":"1","awsRegion":"r"}"#)
    check(trail) { CloudTrailCatalog().eventColumns(in: &$0) }
    let document = RecordFixture(
      #"{"@timestamp":"2026-01-02T03:04:05.000Z","event":{"provider":"s","id":"i"},"cloud":{"account":{"id":"1"},"region":"r"}}"#
    )
    check(document) { DocumentCatalog(.ecs).eventColumns(in: &$0) }
    check(document) { DocumentCatalog(.json).eventColumns(in: &$0) }
  }

  private func check(_ record: RecordFixture, _ make: (inout ProjectionBuilder) -> EventColumns) {
    var builder = ProjectionBuilder()
    let columns = make(&builder)
    record.with(builder.build()) { batch in
      #expect(columns.time(of: 0, in: batch)?.description == "2026-01-02T03:04:05.000Z")
      #expect(
        [columns.provider, columns.id, columns.account, columns.region].map { batch[0, $0].string } == [
          "s", "i", "1", "r",
        ])
    }
  }
}
