import SluiceCore
import Testing

@testable import SluiceAWS

@Suite struct SQSClientTests {
  private func client(_ transport: ScriptedTransport) -> SQSClient {
    SQSClient(
      AWSCaller(transport: transport, credentials: FakeCredentials(), retry: FakeTime().retry()),
      endpoint: AWSEndpoint(origin: "https://sqs.eu-west-1.amazonaws.com", signingRegion: "eu-west-1"),
      queueURL: "https://sqs.eu-west-1.amazonaws.com/1/q")
  }

  private func sent(_ transport: ScriptedTransport) -> SluiceAWS.JSONValue? {
    transport.requests.last.flatMap { SluiceAWS.JSONValue(parsing: $0.body) }
  }

  @Test func messagesAreReceived() async throws {
    let transport = ScriptedTransport([
      .status(
        200,
        #"""
        {"Messages":[{"MessageId":"m1","ReceiptHandle":"h1","MD5OfBody":"5eb63bbbe01eeed093cb22bb8f5acdc3",
        "Body":"hello world","Attributes":{"ApproximateReceiveCount":"3","SentTimestamp":"1790000000000",
        "MessageGroupId":"g","SequenceNumber":"18849496460467696128"}}]}
        """#),
      .status(200, "{}"),
    ])
    let client = client(transport)
    let messages = try await client.receive(max: 50, wait: .seconds(30), visibility: .seconds(120), attemptID: "a-1")
    #expect(
      messages == [
        SQSMessage(
          id: "m1", receipt: SQSReceipt("h1"), body: "hello world", receiveCount: 3,
          sentAt: EventTime(milliseconds: 1_790_000_000_000), groupID: "g", sequenceNumber: "18849496460467696128")
      ])
    let request = try #require(transport.requests.last)
    #expect(request.value("x-amz-target") == "AmazonSQS.ReceiveMessage")
    #expect(request.value("content-type") == "application/x-amz-json-1.0")
    #expect(request.limits.total == .seconds(35) && request.limits.stall == .seconds(35))
    let body = try #require(sent(transport))
    #expect(body["QueueUrl"]?.string == client.queueURL)
    #expect(body["MaxNumberOfMessages"]?.integer == 10 && body["WaitTimeSeconds"]?.integer == 20)
    #expect(body["VisibilityTimeout"]?.integer == 120 && body["ReceiveRequestAttemptId"]?.string == "a-1")
    #expect(try await client.receive(max: 1, wait: .zero, visibility: .seconds(30)).isEmpty)
  }

  @Test func aChangedBodyIsAnError() async {
    let transport = ScriptedTransport([
      .status(200, #"{"Messages":[{"MessageId":"m1","ReceiptHandle":"h1","MD5OfBody":"00","Body":"hello"}]}"#)
    ])
    await #expect { try await client(transport).receive(max: 1, wait: .zero, visibility: .seconds(1)) } throws: {
      ($0 as? AWSError)?.code == "MD5Mismatch"
    }
  }

  @Test func entriesThatFailAreNamed() async throws {
    let transport = ScriptedTransport([
      .status(
        200,
        #"{"Successful":[{"Id":"0"}],"Failed":[{"Id":"1","Code":"ReceiptHandleIsInvalid","SenderFault":true,"Message":"m"}]}"#
      ),
      .status(200, #"{"Successful":[{"Id":"0"}]}"#),
    ])
    let failures = try await client(transport).delete([SQSReceipt("a\"b"), SQSReceipt("c")])
    #expect(failures == [SQSEntryFailure(index: 1, code: "ReceiptHandleIsInvalid", message: "m", isSenderFault: true)])
    #expect(failures[0].isLeaseLost)
    #expect(sent(transport)?["Entries"]?.array?.map { $0["ReceiptHandle"]?.string } == ["a\"b", "c"])
    #expect(try await client(transport).changeVisibility([(SQSReceipt("x"), .seconds(90_000))]).isEmpty)
    #expect(sent(transport)?["Entries"]?.array?.first?["VisibilityTimeout"]?.integer == 43_200)
  }

  @Test func batchesHaveTenEntriesAtMost() async throws {
    let transport = ScriptedTransport([])
    #expect(try await client(transport).delete([]).isEmpty)
    let many = Array(repeating: SQSOutgoing(body: "x"), count: 11)
    await #expect(throws: AWSError.self) { try await client(transport).send(many) }
    #expect(transport.requests.isEmpty)
  }

  @Test func attributesAreRead() async throws {
    let transport = ScriptedTransport([
      .status(
        200,
        #"""
        {"Attributes":{"QueueArn":"arn:aws:sqs:eu-west-1:1:q","VisibilityTimeout":"45","MessageRetentionPeriod":"3600",
        "ApproximateNumberOfMessages":"5","ApproximateNumberOfMessagesNotVisible":"6",
        "RedrivePolicy":"{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:1:dead\",\"maxReceiveCount\":\"4\"}"}}
        """#)
    ])
    let attributes = try await client(transport).attributes()
    #expect(attributes.deadLetterARN == "arn:aws:sqs:eu-west-1:1:dead" && attributes.maxReceiveCount == 4)
    #expect(attributes.visibilityTimeout == .seconds(45) && attributes.retention == .seconds(3_600))
    #expect(attributes.visible == 5 && attributes.inFlight == 6 && attributes.delayed == 0 && !attributes.isFIFO)
  }

  @Test(arguments: ["<html>", "[]x", "{\"Messages\":[{}]}"]) func anAnswerOfSomethingElseIsNamed(_ body: String) async {
    await #expect {
      try await client(ScriptedTransport([.status(200, body)])).receive(max: 1, wait: .zero, visibility: .zero)
    } throws: { ($0 as? AWSError)?.code == "UnreadableAnswer" }
  }

  @Test func aMissingQueueIsNamed() async {
    let transport = ScriptedTransport([
      .status(
        400, #"{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist."}"#)
    ])
    await #expect { try await client(transport).attributes() } throws: {
      ($0 as? AWSError)?.kind == .notFound && "\($0)".contains("check the queue URL")
    }
  }
}
