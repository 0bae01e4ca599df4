import SluiceRuleAnalysis
import Testing

@Suite struct NameCheckTests {
  @Test func aRuleWithoutMistakesHasNoFindings() throws {
    let findings = try lint(
      "\(dataset)event.provider: \"sqs.amazonaws.com\" and event.action: \"PurgeQueue\" and event.outcome: \"success\"")
    #expect(findings.isEmpty, "\(findings)")
  }

  @Test func aFieldThatRecordsNeverHaveComesWithTheNearest() throws {
    let query = "\(dataset)event.action: \"PurgeQueue\" and aws.cloudtrail.user_identty.type: \"Root\""
    let finding = try #require(try lint(query).first(.unknownField))
    #expect(finding.level == .error)
    #expect(finding.hint == "did you mean 'aws.cloudtrail.user_identity.type'?")
    #expect(
      finding.line == 14
        && finding.column == query.distance(
          from: query.startIndex, to: query.firstRange(of: "aws.cloudtrail.user")!.lowerBound) + 1
    )
  }

  @Test func fieldsOfGroupsAreLookedAt() throws {
    let findings = try lint(
      "\(dataset)event.action: \"PurgeQueue\"", type: "threshold",
      after: "[rule.threshold]\nfield = [\"user.nam\"]\nvalue = 3")
    #expect(findings.first(.unknownField)?.hint == "did you mean 'user.name'?")
  }

  @Test func anyPathBelowAPayloadIsAField() throws {
    let findings = try lint(
      "\(dataset)event.action: \"PurgeQueue\" and aws.cloudtrail.flattened.request_parameters.any.thing: \"x\"")
    #expect(findings.isEmpty, "\(findings)")
  }

  @Test func enrichedFieldsSayWhatTheyNeed() throws {
    let findings = try lint("\(dataset)event.action: \"PurgeQueue\" and source.geo.country_iso_code: \"AQ\"")
    #expect(findings.codes == [.needsEnrichment])
    #expect(findings.first?.hint?.contains("enrich") == true)
  }

  @Test func sigmaNamesRawPaths() throws {
    let known = try lint(
      sigma: """
          selection:
            eventName: PurgeQueue
            userIdentity.sessionContext.sessionIssuer.userName: x
            requestParameters.whatever: y
          condition: selection
        """)
    #expect(known.isEmpty, "\(known)")
    let unknown = try lint(
      sigma: """
          selection:
            eventName: PurgeQueue
            userIdentity.sessionContext.sessionIssuer.username: x
            eventsource: y
          condition: selection
        """)
    #expect(
      Set(unknown.compactMap(\.hint)) == [
        "did you mean 'userIdentity.sessionContext.sessionIssuer.userName'?", "did you mean 'eventSource'?",
      ])
  }

  @Test func anEventNameThatNoServiceHasComesWithTheNearest() throws {
    let findings = try lint(
      "\(dataset)event.provider: \"organizations.amazonaws.com\" and event.action: (ListAccounts or DescribeOrgnanizationalUnit)"
    )
    let finding = try #require(findings.first(.unknownEventName))
    #expect(finding.hint == "did you mean 'DescribeOrganizationalUnit'?")
    #expect(findings.codes == [.unknownEventName])
  }

  @Test func caseCountsInKQLAndNotInSigma() throws {
    let kql = try lint("\(dataset)event.provider: \"iam.amazonaws.com\" and event.action: createuser")
    #expect(kql.first(.unknownEventName)?.hint == "did you mean 'CreateUser'?")
    let sigma = try lint(
      sigma: """
          selection:
            eventSource: iam.amazonaws.com
            eventName: createuser
          condition: selection
        """)
    #expect(sigma.isEmpty, "\(sigma)")
  }

  @Test func anEventOfAnotherServiceIsTold() throws {
    let findings = try lint("\(dataset)event.provider: \"iam.amazonaws.com\" and event.action: PurgeQueue")
    let finding = try #require(findings.first(.eventOfAnotherSource))
    #expect(finding.message.contains("sqs.amazonaws.com"))
  }

  @Test(
    arguments: [
      "event.provider: \"lambda.amazonaws.com\" and event.action: CreateFunction20150331",
      "event.provider: \"lambda.amazonaws.com\" and event.action: UpdateFunctionCode20150331v2",
      "event.provider: \"lambda.amazonaws.com\" and event.action: AddPermission*",
      "event.provider: \"cloudfront.amazonaws.com\" and event.action: CreateDistribution2020_05_31",
      "event.provider: \"signin.amazonaws.com\" and event.action: ConsoleLogin",
      "event.provider: \"s3.amazonaws.com\" and event.action: (GetObject or PutBucketPublicAccessBlock)",
      "event.provider: \"monitoring.amazonaws.com\" and event.action: DeleteAlarms",
      "event.provider: \"logs.amazonaws.com\" and event.action: DeleteLogGroup",
      "event.provider: \"kms.amazonaws.com\" and event.action: RotateKey",
      "event.provider: (\"iam.amazonaws.com\" or \"sts.amazonaws.com\") and event.action: (AssumeRole or CreateUser)",
      "event.provider: *.amazonaws.com and event.action: AssumeRole",
    ])
  func namesThatCloudTrailLogsAreKnown(query: String) throws {
    let findings = try lint(dataset + query)
    #expect(findings.filter { $0.level > .info }.isEmpty, "\(findings)")
  }

  @Test func patternsHaveToFitAName() throws {
    #expect(
      try lint("\(dataset)event.provider: \"iam.amazonaws.com\" and event.action: Crate*").codes == [.unknownEventName])
    #expect(
      try lint("\(dataset)event.provider: \"iam.amazonaws.com\" and event.action: Purge*").codes
        == [.eventOfAnotherSource])
    #expect(try lint("\(dataset)event.provider: \"iam.amazonaws.com\" and event.action: Create*").isEmpty)
  }

  @Test func eventSourcesAreKnown() throws {
    let findings = try lint("\(dataset)event.provider: \"cloudwatch.amazonaws.con\" and event.action: DeleteAlarms")
    #expect(findings.codes == [.unknownEventSource])
    #expect(
      try lint("\(dataset)event.provider: \"cloudwatch.amazonaws.com\" and event.action: DeleteAlarms")
        .first(.unknownEventSource)?.hint == "did you mean 'monitoring.amazonaws.com'?")
    #expect(
      try lint("\(dataset)event.provider: \"iams.amazonaws.com\" and event.action: CreateUser")
        .first(.unknownEventSource)?.hint == "did you mean 'iam.amazonaws.com'?")
  }

  @Test func aFieldNameAsSigmaValueIsTold() throws {
    let findings = try lint(
      sigma: """
          selection:
            eventName: CreateAccessKey
          filter:
            userIdentity.arn|contains: responseElements.accessKey.userName
          condition: selection and not filter
        """)
    #expect(findings.codes.contains(.valueIsFieldName))
    let reference = try lint(
      sigma: """
          selection:
            eventName: CreateAccessKey
          filter:
            userIdentity.userName|fieldref: responseElements.accessKey.userName
          condition: selection and not filter
        """)
    #expect(!reference.codes.contains(.valueIsFieldName))
  }

  @Test func rulesAboutOtherDataAreNotChecked() throws {
    let findings = try lint("event.dataset: \"okta.system\" and okta.event_type: user.session.start")
    #expect(findings.codes == [.otherData])
  }

  @Test func rulesAboutOtherDataTooAreCheckedForTheRest() throws {
    let findings = try lint(
      """
      (event.dataset: "aws.cloudtrail" and event.action: PurgeQueue) or (event.dataset: "okta.system" and okta.x: y) or
      (event.dataset: "x" and source.ip: 10.*)
      """)
    #expect(findings.codes == [.otherData, .impossibleValue])
  }

  @Test func queriesOverAlertsHaveAlertsFields() throws {
    let findings = try lint(
      "FROM .alerts-security.* | WHERE kibana.alert.rule.name LIKE \"*purge*\" AND kibana.alert.risk_score > 40",
      type: "esql", language: "esql")
    #expect(findings.isEmpty, "\(findings)")
  }
}
