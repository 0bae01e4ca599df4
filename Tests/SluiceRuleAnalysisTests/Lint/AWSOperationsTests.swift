import SluiceRuleAnalysis
import Testing

@Suite struct AWSOperationsTests {
  private let operations = AWSOperations.shared

  @Test func theTableIsUnpackedWhole() {
    #expect(operations.sources.count > 390)
    #expect(operations.count > 19_000)
  }

  @Test(
    arguments: [
      ("iam", "CreateUser"), ("sts", "GetCallerIdentity"), ("ec2", "RunInstances"), ("s3", "GetObject"),
      ("monitoring", "PutMetricAlarm"), ("logs", "DeleteLogStream"), ("kms", "ReEncrypt"),
      ("elasticloadbalancing", "DeleteListener"), ("sso", "CreatePermissionSet"), ("ses", "SendEmail"),
      ("lambda", "AddPermission20150331v2"), ("signin", "ConsoleLogin"),
    ])
  func operationsAreFound(source: String, name: String) {
    #expect(operations.has(name, in: source))
    #expect(operations.sources(of: name).contains(source))
  }

  @Test func whatIsNoOperationIsNotFound() {
    #expect(!operations.isKnown("CreateUserr"))
    #expect(!operations.has("CreateUser", in: "sqs"))
    #expect(!operations.has("CreateUser", in: "nothing"))
    #expect(operations.spelling(of: "purgequeue") == "PurgeQueue")
  }
}
