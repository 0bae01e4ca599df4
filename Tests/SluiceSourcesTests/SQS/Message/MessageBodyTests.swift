import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct MessageBodyTests {
  private let s3 = """
    {"Records":[{"eventVersion":"2.1","eventSource":"aws:s3","awsRegion":"eu-central-1",\
    "eventTime":"2026-01-02T03:04:05.678Z","eventName":"ObjectCreated:Put","s3":{"s3SchemaVersion":"1.0",\
    "bucket":{"name":"logs","arn":"arn:aws:s3:::logs"},"object":{"key":"a+b%2Bc%3Dd/%C3%BC%2525.gz","size":1024,\
    "eTag":"d41d8cd9","versionId":"v1","sequencer":"0055AED6DCD90281E5"}}}]}
    """
  private var object: ObjectReference {
    ObjectReference(
      bucket: "logs", key: "a b+c=d/ü%25.gz", versionID: "v1", eTag: "d41d8cd9", sequencer: "0055AED6DCD90281E5",
      size: 1_024, region: "eu-central-1")
  }

  private func sns(_ message: String) -> String {
    var text: [UInt8] = []
    text.append(raw: #"{"Type":"Notification","MessageId":"1","TopicArn":"arn:aws:sns:eu-central-1:1:t","Message":"#)
    text.append(jsonString: message)
    text.append(raw: "}")
    return String(decoding: text, as: UTF8.self)
  }

  @Test func eventsOfS3NameTheirObjects() { #expect(MessageBody(s3) == .objects([object])) }

  @Test func eventsOfOtherServersHaveAPrefix() {
    #expect(MessageBody(s3.replacing("ObjectCreated:Put", with: "s3:ObjectCreated:Put")) == .objects([object]))
  }

  @Test func laterMinorVersionsAreRead() {
    #expect(MessageBody(s3.replacing(#""2.1""#, with: #""2.6""#)) == .objects([object]))
  }

  @Test(arguments: [#""3.0""#, "null", "21"]) func otherMajorVersionsAreUnknown(_ version: String) {
    guard case .unknown(let reason) = MessageBody(s3.replacing(#""2.1""#, with: version)) else {
      Issue.record("was read")
      return
    }
    #expect(reason.contains("eventVersion"))
  }

  @Test(arguments: 1...3) func envelopesOfSNSAreTakenOff(_ depth: Int) {
    var text = s3
    for _ in 0..<depth { text = sns(text) }
    #expect(MessageBody(text) == .objects([object]))
  }

  @Test func fourEnvelopesAreTooMany() {
    guard case .unknown = MessageBody(sns(sns(sns(sns(s3))))) else {
      Issue.record("was read")
      return
    }
  }

  @Test func cloudTrailsNotificationsHaveKeysAsTheyAre() {
    let body = #"{"s3Bucket":"logs","s3ObjectKey":["AWSLogs/1/a+b%20c.json.gz","second"]}"#
    let expected = MessageBody.objects([
      ObjectReference(bucket: "logs", key: "AWSLogs/1/a+b%20c.json.gz"), ObjectReference(bucket: "logs", key: "second"),
    ])
    #expect(MessageBody(body) == expected)
    #expect(MessageBody(sns(body)) == expected)
    #expect(
      MessageBody(#"{"s3Bucket":"logs","s3ObjectKey":"one"}"#)
        == .objects([ObjectReference(bucket: "logs", key: "one")]))
  }

  @Test func eventBridgeHasKeysAsTheyAre() {
    let body = """
      {"version":"0","source":"aws.s3","detail-type":"Object Created","region":"us-east-1","account":"1",\
      "detail":{"bucket":{"name":"logs"},"object":{"key":"a+b%20c","size":5,"etag":"e","version-id":"v",\
      "sequencer":"00"},"reason":"PutObject"}}
      """
    let object = ObjectReference(
      bucket: "logs", key: "a+b%20c", versionID: "v", eTag: "e", sequencer: "00", size: 5, region: "us-east-1")
    #expect(MessageBody(body) == .objects([object]))
    #expect(MessageBody(body.replacing("Object Created", with: "Object Deleted")) == .control(.otherEvent))
  }

  @Test func theTestEventIsControl() {
    let body = """
      {"Service":"Amazon S3","Event":"s3:TestEvent","Time":"2026-01-02T03:04:05.678Z","Bucket":"logs",\
      "RequestId":"1","HostId":"2"}
      """
    #expect(MessageBody(body) == .control(.testEvent))
    #expect(MessageBody(sns(body)) == .control(.testEvent))
  }

  @Test func cloudTrailsValidationMessageIsControl() {
    #expect(MessageBody(sns("CloudTrail validation message.")) == .control(.validation))
    #expect(MessageBody("CloudTrail validation message.") == .control(.validation))
  }

  @Test func eventsWithoutNewObjectsAreControl() {
    #expect(MessageBody(s3.replacing("ObjectCreated:Put", with: "ObjectRemoved:Delete")) == .control(.otherEvent))
    #expect(MessageBody(#"{"Records":[]}"#) == .control(.empty))
  }

  @Test func objectsOfABucketWithoutVersionsHaveNone() {
    let body = s3.replacing(#""v1""#, with: #""null""#)
    guard case .objects(let objects) = MessageBody(body) else {
      Issue.record("was not read")
      return
    }
    #expect(objects[0].versionID == nil)
    #expect(objects[0].identity.version == "d41d8cd9 0055AED6DCD90281E5")
  }

  @Test(arguments: [
    "", "x", "null", "[]", "{}", #""text""#, #"{"Records":1}"#, #"{"Records":[1]}"#, #"{"Records":[{}]}"#,
    #"{"Records":[{"eventSource":"aws:s3","eventVersion":"2.1"}]}"#,
    #"{"Records":[{"eventSource":"aws:s3","eventVersion":"2.1","eventName":"ObjectCreated:Put","s3":{}}]}"#,
    #"{"Type":"Notification","TopicArn":"a","Message":1}"#, #"{"s3Bucket":"b"}"#, #"{"s3Bucket":"b","s3ObjectKey":[]}"#,
    #"{"s3Bucket":"b","s3ObjectKey":[1]}"#, #"{"source":"aws.s3","detail-type":"Object Created","detail":{}}"#,
    #"{"source":"aws.ec2","detail-type":"AWS API Call via CloudTrail","detail":{}}"#,
  ]) func allElseIsUnknown(_ body: String) {
    guard case .unknown(let reason) = MessageBody(body) else {
      Issue.record("was read: \(MessageBody(body))")
      return
    }
    #expect(!reason.isEmpty)
  }

  @Test func aKeyThatIsNoEncodingIsUnknown() {
    guard case .unknown(let reason) = MessageBody(s3.replacing("%2525", with: "%FF%FE")) else {
      Issue.record("was read")
      return
    }
    #expect(reason.contains("Records.0"))
  }
}
