import SluiceAWS

/// What a message says, whichever service put it on the queue.
///
/// | sent by | told by |
/// | --- | --- |
/// | SNS | `Type` is `Notification`, with `TopicArn`: the body proper is the text in `Message` |
/// | S3 | `Records`, each with `eventSource` `aws:s3`; keys are encoded |
/// | S3, when a notification is set up | `Service` is `Amazon S3`, `Event` is `s3:TestEvent` |
/// | CloudTrail, by SNS | `s3Bucket` and `s3ObjectKey` |
/// | EventBridge | `source` is `aws.s3`, with `detail-type` |
///
/// Sources: Amazon S3 User Guide, "Event message structure" and "EventBridge event message structure"; AWS CloudTrail
/// User Guide, "Configuring Amazon SNS notifications"; Amazon SNS Developer Guide, "Message and JSON formats".
enum MessageBody: Hashable, Sendable {
  /// Objects that were written: at least one.
  case objects([ObjectReference])
  /// Nothing to read, by the name under which it is counted.
  case control(Control)
  /// None of the forms, and what is wrong with it.
  case unknown(String)

  enum Control: String, Sendable, CaseIterable {
    /// Notifications were set up.
    case testEvent = "test event"
    case validation = "validation message"
    /// Objects were removed, restored, tagged …
    case otherEvent = "other event"
    case empty = "no records"
  }

  /// Envelopes around the body proper, at most.
  private static let maximumDepth = 3

  init(_ text: String) { self.init(text, depth: 0) }

  private init(_ text: String, depth: Int) {
    if text.hasPrefix("CloudTrail validation message") {
      self = .control(.validation)
      return
    }
    guard depth <= Self.maximumDepth else {
      self = .unknown("more than \(Self.maximumDepth) SNS envelopes around one another")
      return
    }
    guard let body = JSONValue(parsing: text), body.object != nil else {
      self = .unknown("it is no JSON object")
      return
    }
    if body["Type"]?.string == "Notification", body["TopicArn"]?.string != nil {
      guard let message = body["Message"]?.string else {
        self = .unknown("an SNS notification without a text in Message")
        return
      }
      self.init(message, depth: depth + 1)
    } else if let records = body["Records"]?.array {
      self = Self.s3Event(records)
    } else if body["Service"]?.string == "Amazon S3", body["Event"]?.string == "s3:TestEvent" {
      self = .control(.testEvent)
    } else if let bucket = body["s3Bucket"]?.string {
      self = Self.cloudTrail(bucket, body["s3ObjectKey"])
    } else if body["source"]?.string == "aws.s3" {
      self = Self.eventBridge(body)
    } else {
      self = .unknown("it tells of no object: neither S3, EventBridge nor CloudTrail sends such messages")
    }
  }

  private static func s3Event(_ records: [JSONValue]) -> MessageBody {
    if records.isEmpty { return .control(.empty) }
    var objects: [ObjectReference] = []
    for (index, record) in records.enumerated() {
      guard record["eventSource"]?.string == "aws:s3" else {
        return .unknown("Records.\(index) is no event of S3")
      }
      // Fields may be added within a major version, and nothing else.
      guard let version = record["eventVersion"]?.string, version.hasPrefix("2.") else {
        return .unknown(
          "Records.\(index) has eventVersion '\(record["eventVersion"]?.string ?? "")': expected 2.0 or higher, below 3"
        )
      }
      guard let name = record["eventName"]?.string else { return .unknown("Records.\(index) has no eventName") }
      guard name.hasPrefix("ObjectCreated:") || name.hasPrefix("s3:ObjectCreated:") else { continue }
      guard let bucket = record["s3"]?["bucket"]?["name"]?.string, !bucket.isEmpty,
        let object = record["s3"]?["object"], let encoded = object["key"]?.string
      else { return .unknown("Records.\(index) names no bucket and key") }
      guard let key = S3KeyDecoding.decode(encoded) else {
        return .unknown("Records.\(index) has the key '\(encoded)', which is no URL-encoded text")
      }
      objects.append(
        ObjectReference(
          bucket: bucket, key: key, versionID: object["versionId"]?.string, eTag: object["eTag"]?.string,
          sequencer: object["sequencer"]?.string, size: size(object), region: record["awsRegion"]?.string))
    }
    return objects.isEmpty ? .control(.otherEvent) : .objects(objects)
  }

  private static func cloudTrail(_ bucket: String, _ keys: JSONValue?) -> MessageBody {
    var names: [String] = []
    if let list = keys?.array { names = list.map { $0.string ?? "" } }
    if let name = keys?.string { names = [name] }
    guard !bucket.isEmpty, !names.isEmpty, !names.contains("") else {
      return .unknown("a notification of CloudTrail without s3ObjectKey")
    }
    return .objects(names.map { ObjectReference(bucket: bucket, key: $0) })
  }

  private static func eventBridge(_ body: JSONValue) -> MessageBody {
    guard body["detail-type"]?.string == "Object Created" else { return .control(.otherEvent) }
    guard let bucket = body["detail"]?["bucket"]?["name"]?.string, !bucket.isEmpty,
      let object = body["detail"]?["object"], let key = object["key"]?.string, !key.isEmpty
    else { return .unknown("an event of EventBridge without detail.bucket.name and detail.object.key") }
    return .objects([
      ObjectReference(
        bucket: bucket, key: key, versionID: object["version-id"]?.string, eTag: object["etag"]?.string,
        sequencer: object["sequencer"]?.string, size: size(object), region: body["region"]?.string)
    ])
  }

  private static func size(_ object: JSONValue) -> Int? { object["size"]?.integer.flatMap { $0 < 0 ? nil : $0 } }
}
