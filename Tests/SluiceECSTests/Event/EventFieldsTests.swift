import SluiceCore
import Testing

@testable import SluiceECS

@Suite struct EventFieldsTests {
  @Test(arguments: [
    (#"{"eventTime":"2026-01-02T03:04:05Z"}"#, "2026-01-02T03:04:05.000Z"),
    (#"{"eventTime":"2026-01-02T03:04:05.6Z"}"#, "2026-01-02T03:04:05.600Z"),
    (#"{"eventTime":"2026-01-02T03:04:05+01:00"}"#, "2026-01-02T02:04:05.000Z"),
    (#"{"eventTime":"20131102T010628Z"}"#, "2013-11-02T01:06:28.000Z"),
    (#"{"eventTime":"2016-12-31T23:59:60Z"}"#, "2016-12-31T23:59:59.000Z"),
    (#"{"digestEndTime":"2026-01-02T03:04:05Z"}"#, "2026-01-02T03:04:05.000Z"),
  ])
  func timestampHasThreeFractionDigits(_ json: String, _ expected: String) {
    #expect(RecordFixture(json).value("@timestamp") == expected)
  }

  @Test func unreadableTimeIsAnErrorOfTheMapping() {
    let record = RecordFixture(#"{"eventTime":"yesterday"}"#)
    #expect(record.values("@timestamp") == [])
    #expect(record.value("event.kind") == "pipeline_error")
    #expect(record.values("error.message") == ["eventTime is not a date"])
    #expect(RecordFixture(#"{"eventName":"X"}"#).value("event.kind") == "event")
  }

  @Test(arguments: [
    (#"{"eventName":"X"}"#, "success"),
    (#"{"eventName":"X","errorCode":"200"}"#, "failure"),
    (#"{"eventName":"X","errorMessage":"no"}"#, "failure"),
    (#"{"eventName":"X","errorCode":"","errorMessage":null}"#, "success"),
    (#"{"eventName":"ConsoleLogin","errorMessage":"x","responseElements":{"ConsoleLogin":"Success"}}"#, "success"),
    (#"{"eventName":"ConsoleLogin","responseElements":{"ConsoleLogin":"Failure"}}"#, "failure"),
    (#"{"eventName":"Other","responseElements":{"ConsoleLogin":"Failure"}}"#, "success"),
  ])
  func outcome(_ json: String, _ expected: String) {
    #expect(RecordFixture(json).value("event.outcome") == expected)
  }

  @Test(arguments: [
    ("CreateUser", ["iam"], ["user", "creation"]),
    ("AttachRolePolicy", ["iam"], ["change"]),
    ("AuthorizeSecurityGroupIngress", ["network"], ["access"]),
    ("AuthorizeSecurityGroupEgress", [], ["info"]),
    ("DeleteObject", ["file"], ["deletion"]),
    ("OpenDataChannel", ["session"], ["start"]),
    ("createUser", [], ["info"]),
    ("AddPermission20150331v2", [], ["info"]),
  ])
  func categoryAndTypeGoByTheExactName(_ action: String, _ category: [String], _ type: [String]) {
    let record = RecordFixture(#"{"eventName":"\#(action)"}"#)
    #expect(record.values("event.category") == category)
    #expect(record.values("event.type") == type)
  }

  @Test func constantsAreOnEveryRecord() {
    let record = RecordFixture("{}")
    #expect(record.value("event.dataset") == "aws.cloudtrail")
    #expect(record.value("data_stream.dataset") == "aws.cloudtrail")
    #expect(record.value("cloud.provider") == "aws")
    #expect(record.value("ecs.version") == "8.11.0")
    #expect(record.values("event.type") == ["info"])
    #expect(record.values("event.category") == [])
  }

  @Test func managementEventIsTextAndReadOnlyIsNot() {
    let record = RecordFixture(#"{"managementEvent":true,"readOnly":false,"sharedEventId":"s"}"#)
    #expect(record.kind("aws.cloudtrail.management_event") == .string)
    #expect(record.value("aws.cloudtrail.management_event") == "true")
    #expect(record.kind("aws.cloudtrail.read_only") == .false)
    #expect(record.value("aws.cloudtrail.shared_event_id") == "s")
  }

  @Test func callersAccountWins() {
    #expect(
      RecordFixture(#"{"userIdentity":{"accountId":"1"},"recipientAccountId":"2"}"#).value("cloud.account.id") == "1")
    #expect(RecordFixture(#"{"recipientAccountId":"2","awsAccountId":"3"}"#).value("cloud.account.id") == "2")
    #expect(RecordFixture(#"{"awsAccountId":"3"}"#).value("cloud.account.id") == "3")
  }

  @Test func serviceNameNeedsTheDomain() {
    #expect(RecordFixture(#"{"eventSource":"s3.amazonaws.com"}"#).value("cloud.service.name") == "s3")
    #expect(RecordFixture(#"{"eventSource":"s3.amazonaws.com.cn"}"#).values("cloud.service.name") == [])
    #expect(RecordFixture(#"{"eventSource":".amazonaws.com"}"#).values("cloud.service.name") == [])
  }
}
