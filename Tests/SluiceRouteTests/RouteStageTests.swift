import SluiceCore
import Testing

@Suite struct RouteStageTests {
  @Test func theStandardTagIsTheServices() throws {
    let outcome = try RouteFixture("{}").route([event("s3.amazonaws.com"), event("IAM.amazonaws.com"), event("kms")])
    #expect(outcome.tags == [["cloud.aws.cloudtrail.s3"], ["cloud.aws.cloudtrail.iam"], ["cloud.aws.cloudtrail.kms"]])
    #expect(outcome.ledger.notes.isEmpty)
  }

  @Test func insightEventsHaveATagOfTheirOwn() throws {
    let insight = record(["eventSource": "\"ec2.amazonaws.com\"", "eventType": "\"AwsCloudTrailInsight\""])
    let outcome = try RouteFixture("{}").route([insight, event("ec2.amazonaws.com")])
    #expect(outcome.tags == [["cloud.aws.cloudtrail.insights"], ["cloud.aws.cloudtrail.ec2"]])
  }

  @Test(
    arguments: [
      "../../etc/passwd", "..", ".", "a/b", "s3\\u0000", "s3\\n", "a.b.amazonaws.com", "é", ".amazonaws.com",
      "signin.amazonaws.com/", String(repeating: "a", count: 64), String(repeating: "x", count: 500),
    ])
  func whatIsNoServiceGoesToOther(_ source: String) throws {
    let outcome = try RouteFixture("{}").route([event(source)])
    #expect(outcome.tags == [["cloud.aws.cloudtrail.other"]])
    #expect(outcome.ledger.notes["route: other"] == 1)
  }

  @Test(arguments: ["null", "12", "[\"s3.amazonaws.com\",\"iam.amazonaws.com\"]", "{\"a\":1}", "\"\""])
  func whatIsNoTextGoesToOther(_ value: String) throws {
    let outcome = try RouteFixture("{}").route([record(["eventSource": value]), "{}"])
    #expect(outcome.tags == [["cloud.aws.cloudtrail.other"], ["cloud.aws.cloudtrail.other"]])
    #expect(outcome.ledger.notes["route: other"] == 2)
  }

  @Test func accountAndRegionAreChecked() throws {
    let good = record([
      "eventSource": "\"s3.amazonaws.com\"", "recipientAccountId": "\"123456789012\"", "awsRegion": "\"eu-west-1\"",
    ])
    let bad = record([
      "eventSource": "\"s3.amazonaws.com\"", "recipientAccountId": "\"../123456789\"", "awsRegion": "\"eu/west\"",
    ])
    let outcome = try RouteFixture("{ tag: \"x.{account}.{region}\" }").route([good, bad, good])
    #expect(outcome.tags == [["x.123456789012.eu-west-1"], ["x.unknown.unknown"], ["x.123456789012.eu-west-1"]])
    #expect(outcome.ledger.notes["route: unknown account"] == 1)
    #expect(outcome.ledger.recordsByTag["x.123456789012.eu-west-1"] == 2)
  }

  @Test func theFirstRouteThatFitsTakesTheRecord() throws {
    let outcome = try RouteFixture(
      """
      { routes: [
        { when: 'event.provider: "s3.amazonaws.com" and event.action: Get*', drop: true },
        { when: 'event.provider: "s3.amazonaws.com"', tag: "storage" },
        { when: "event.action: *", tag: "named.{service}" } ] }
      """
    ).route([
      record(["eventSource": "\"s3.amazonaws.com\"", "eventName": "\"GetObject\""]),
      record(["eventSource": "\"s3.amazonaws.com\"", "eventName": "\"PutObject\""]),
      record(["eventSource": "\"iam.amazonaws.com\"", "eventName": "\"CreateUser\""]),
      event("sts.amazonaws.com"),
    ])
    #expect(outcome.tags == [nil, ["storage"], ["named.iam"], ["cloud.aws.cloudtrail.sts"]])
    #expect(outcome.ledger.recordsDropped["route: drop"] == 1)
    #expect(outcome.ledger.recordsByTag.total == 3)
  }

  @Test func allRoutesThatFitTakeTheRecord() throws {
    let outcome = try RouteFixture(
      """
      { match: all, default: rest, routes: [
        { when: "event.action: *", tag: a },
        { when: "event.action: Put*", tag: b },
        { when: "event.action: P*", tag: a },
        { when: "event.action: Delete*", drop: true } ] }
      """
    ).route([
      record(["eventName": "\"PutObject\""]), record(["eventName": "\"GetObject\""]),
      record(["eventName": "\"DeleteObject\""]), "{}",
    ])
    #expect(outcome.tags == [["a", "b"], ["a"], nil, ["rest"]])
    #expect(outcome.ledger.recordsByTag.sorted.map(\.count) == [2, 1, 1])
  }

  @Test func recordsAreCountedByTagAcrossBatches() throws {
    let outcome = try RouteFixture("{}").route(
      [event("s3.amazonaws.com"), event("s3.amazonaws.com")], [], [event("S3.amazonaws.com"), event("iam")])
    #expect(outcome.ledger.recordsByTag["cloud.aws.cloudtrail.s3"] == 3)
    #expect(outcome.ledger.recordsByTag["cloud.aws.cloudtrail.iam"] == 1)
  }

  @Test func moreCombinationsThanAreRememberedAreStillTagged() throws {
    let records = (0..<9_000).map { event("service\($0).amazonaws.com") }
    let outcome = try RouteFixture("{}").route(records, records)
    #expect(outcome.tags[0] == ["cloud.aws.cloudtrail.service0"])
    #expect(outcome.tags[17_999] == ["cloud.aws.cloudtrail.service8999"])
    #expect(outcome.ledger.recordsByTag.total == 18_000)
    #expect(outcome.ledger.recordsByTag["cloud.aws.cloudtrail.service4711"] == 2)
  }

  @Test func aFullTableOfTagsSendsNewNamesToOther() throws {
    let outcome = try RouteFixture("{}", tags: TagTable(limit: 2)).route([event("a"), event("b"), event("c")])
    #expect(
      outcome.tags == [["cloud.aws.cloudtrail.a"], ["cloud.aws.cloudtrail.other"], ["cloud.aws.cloudtrail.other"]])
    #expect(outcome.ledger.notes["route: too many tags"] == 2)
  }

  @Test func mistakesAreFoundAtOnceAndWithTheirPlaces() {
    let problems = RouteFixture(
      """
      { default: "{service}.{servce}", routes: [
        { when: "event.action: (a or", tag: a },
        { when: "event.action: b" },
        { when: "event.action: b", tag: "a/b" },
        { when: "event.action: b", tag: c, drop: true } ] }
      """
    ).problems
    #expect(problems.count == 5)
    #expect(problems.contains { $0.contains("unknown placeholder {servce}; a tag may have {service}, {account}") })
    #expect(problems.contains { $0.contains("when:") })
    #expect(problems.contains { $0.contains("needs a tag, or drop: true") })
    #expect(problems.contains { $0.contains("a tag may not hold “/”") })
    #expect(problems.contains { $0.contains("it can have one of them") })
    #expect(problems.allSatisfy { $0.hasPrefix("p.yaml:") })
  }

  @Test func keysThatExcludeEachOtherAreRefused() {
    #expect(
      RouteFixture("{ tag: a, routes: [{ when: \"event.action: a\", tag: b }] }").problems.first?
        .contains("tag and routes exclude each other") == true)
    #expect(RouteFixture("{ default: a }").problems.first?.contains("no effect without routes") == true)
  }

  @Test func aConditionOnAFieldThatRecordsNeverHaveIsWarnedOf() throws {
    let outcome = try RouteFixture("{ routes: [{ when: \"no.such.field: 1\", tag: a }] }").route([event("s3")])
    #expect(outcome.tags == [["cloud.aws.cloudtrail.s3"]])
    #expect(outcome.warnings.contains { $0.contains("warning") && $0.contains("no.such.field") })
  }
}
