import Foundation
import Testing

@testable import SluiceCLI

@Suite struct PolicyDocumentTests {
  private let queue = "arn:aws:sqs:eu-west-1:111111111111:trail"

  @Test func allowsWhatABackfillNeeds() {
    let policy = PolicyDocument([
      .listBucket("logs", prefix: "AWSLogs/"), .readObjects("logs", prefix: "AWSLogs/"),
      .decrypt(keyARN: "arn:aws:kms:eu-west-1:111111111111:key/k"),
    ])
    #expect(
      policy.json
        == """
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Sid": "ListLogs",
              "Effect": "Allow",
              "Action": "s3:ListBucket",
              "Resource": "arn:aws:s3:::logs",
              "Condition": { "StringLike": { "s3:prefix": "AWSLogs/*" } }
            },
            {
              "Sid": "ReadLogs",
              "Effect": "Allow",
              "Action": "s3:GetObject",
              "Resource": "arn:aws:s3:::logs/AWSLogs/*"
            },
            {
              "Sid": "DecryptLogs",
              "Effect": "Allow",
              "Action": "kms:Decrypt",
              "Resource": "arn:aws:kms:eu-west-1:111111111111:key/k"
            }
          ]
        }
        """)
  }

  @Test func allowsWhatAQueueNeeds() {
    let policy = PolicyDocument([.receive(queueARN: queue), .readObjectsOfMessages, .send(queueARN: queue)])
    #expect(policy.statements.map(\.id) == ["ReceiveMessages", "ReadLogs", "SendMessages"])
    #expect(
      policy.statements[0].actions == [
        "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes",
      ])
  }

  @Test func joinsWhatIsAlike() {
    let policy = PolicyDocument(
      [
        .listBucket("a", prefix: "x/"), .listBucket("a", prefix: "y/"), .listBucket("b", prefix: "x/"),
        .readObjects("a", prefix: "x/"), .readObjects("a", prefix: "y/"), .readObjects("a", prefix: "x/"),
      ], partition: "aws-cn")
    #expect(
      policy.statements == [
        PolicyDocument.Statement(
          id: "ListLogs", actions: ["s3:ListBucket"], resources: ["arn:aws-cn:s3:::a"], prefixes: ["x/*", "y/*"]),
        PolicyDocument.Statement(
          id: "ListLogs2", actions: ["s3:ListBucket"], resources: ["arn:aws-cn:s3:::b"], prefixes: ["x/*"]),
        PolicyDocument.Statement(
          id: "ReadLogs", actions: ["s3:GetObject"], resources: ["arn:aws-cn:s3:::a/x/*", "arn:aws-cn:s3:::a/y/*"]),
      ])
  }

  @Test func isJSONWhateverTheNames() throws {
    let policy = PolicyDocument([
      .listBucket("logs", prefix: "a \"b\"\\ü/"), .readObjects("logs", prefix: "a \"b\"\\ü/"),
    ])
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(policy.json.utf8)) }
  }
}
