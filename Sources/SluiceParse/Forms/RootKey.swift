/// Keys at the root of an object that tell what it is: a CloudTrail record, something that holds records, or something
/// else that is found where records are.
enum RootKey: Int, CaseIterable {
  // Lists of records.
  case records, events, logEvents
  // One record inside.
  case cloudTrailEvent, detail, detailType, message, messageType
  // Not events.
  case s3, digestS3Object, digestStartTime, s3Bucket, s3ObjectKey, snsMessage, topicARN
  // CloudTrail records.
  case eventTime, eventName, eventSource, eventVersion, eventID, eventType

  var name: String {
    switch self {
    case .records: "Records"
    case .events: "Events"
    case .logEvents: "logEvents"
    case .cloudTrailEvent: "CloudTrailEvent"
    case .detail: "detail"
    case .detailType: "detail-type"
    case .message: "message"
    case .messageType: "messageType"
    case .s3: "s3"
    case .digestS3Object: "digestS3Object"
    case .digestStartTime: "digestStartTime"
    case .s3Bucket: "s3Bucket"
    case .s3ObjectKey: "s3ObjectKey"
    case .snsMessage: "Message"
    case .topicARN: "TopicArn"
    case .eventTime: "eventTime"
    case .eventName: "eventName"
    case .eventSource: "eventSource"
    case .eventVersion: "eventVersion"
    case .eventID: "eventID"
    case .eventType: "eventType"
    }
  }

  var list: RecordList {
    switch self {
    case .records: .records
    case .events: .events
    case .logEvents: .logEvents
    default: .none
    }
  }
}

/// A container form's list of records, by its key.
enum RecordList: UInt8, Sendable {
  /// No list, or a bare array.
  case none
  /// `Records`: delivered objects.
  case records
  /// `Events`: answers of `lookup-events`.
  case events
  /// `logEvents`: CloudWatch Logs subscriptions.
  case logEvents
}

/// The `RootKey`s of an object.
struct RootKeySet: OptionSet {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }
  init(_ keys: RootKey...) { rawValue = keys.reduce(0) { $0 | 1 << UInt64($1.rawValue) } }

  /// A record has some of these.
  static let ofRecords = RootKeySet(.eventTime, .eventName, .eventSource, .eventVersion, .eventID, .eventType)
  /// Everything that is not a plain record has some of these.
  static let ofOthers = RootKeySet(
    .records, .events, .logEvents, .cloudTrailEvent, .detail, .detailType, .message, .messageType, .s3,
    .digestS3Object, .digestStartTime, .s3Bucket, .s3ObjectKey, .snsMessage, .topicARN)
}
