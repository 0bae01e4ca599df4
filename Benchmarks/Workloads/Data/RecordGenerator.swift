import SluiceCore

/// Writes made-up CloudTrail records, minified and in the order of keys in which CloudTrail writes them. From a fixed
/// seed: every run sees the same bytes.
struct RecordGenerator {
  /// One record of so many is planted for a rule to find.
  static let plantedInterval = 100

  private var random = SplitMix64(seed: 0x51_1CE)
  private var time = EventTime(milliseconds: 1_767_600_000_000)
  private var count = 0
  private let draws: [EventKind] = EventKind.ordinary.flatMap { Array(repeating: $0, count: $0.weight) }

  private var sessions: [Session] = []
  /// Resources and keys that calls are about.
  private var ids: [String] = []
  private var uuids: [String] = []

  /// The eventIDs so far, as the wrapping sum of their fingerprints.
  private(set) var eventIDs: UInt64 = 0
  /// The time of the last record.
  var second: Int64 { time.milliseconds / 1_000 }

  private static let buckets = [
    "acme-data-lake", "acme-logs-archive", "acme-web-assets", "acme-backups", "acme-artifacts",
  ]

  private let shape: RecordShape

  init(_ shape: RecordShape = .usual) {
    self.shape = shape
    let stamp = time.description.prefix(19) + "Z"
    // The shares of the kinds of callers: 12 % services, 13 % users, 75 % roles.
    for number in 0..<100 {
      let identity: Event.Identity = number < 12 ? .service : number < 25 ? .user : .assumedRole
      sessions.append(Session(identity, stamp: String(stamp), random: &random))
    }
    ids = (0..<256).map { _ in random.hex(17) }
    uuids = (0..<64).map { _ in random.uuid() }
  }

  /// Appends the next record.
  mutating func append(to buffer: inout [UInt8]) -> Event {
    let isPlanted = count % Self.plantedInterval == Self.plantedInterval / 2
    let kind =
      isPlanted
      ? EventKind.planted[count / Self.plantedInterval % EventKind.planted.count] : random.pick(draws)
    // A planted record is a role's: no shipped rule makes an exception for it.
    let session = isPlanted ? sessions[sessions.count - 1] : random.pick(sessions)
    let event = Event(
      kind: kind, identity: session.identity, isDenied: !isPlanted && random.below(100) < 3, isPlanted: isPlanted)
    count += 1
    time = EventTime(milliseconds: time.milliseconds + Int64(random.below(2_000)))
    write(event, of: session, to: &buffer)
    return event
  }

  private mutating func write(_ event: Event, of session: Session, to buffer: inout [UInt8]) {
    let kind = event.kind
    let (account, region) = (session.account, session.region)
    let id = random.uuid()
    eventIDs &+= fingerprint(id.utf8)

    var text = #"{"eventVersion":"1.11","userIdentity":\#(session.userIdentity),"#
    text += #""eventTime":"\#(time.description.prefix(19))Z","eventSource":"\#(kind.provider)","#
    text += #""eventName":"\#(kind.name)","awsRegion":"\#(region)","#
    text += #""sourceIPAddress":"\#(session.address)","userAgent":"\#(session.agent)","#
    if event.isDenied {
      text += #""errorCode":"AccessDenied","errorMessage":"User: \#(session.arn) is not authorized to perform: "#
      text += #"\#(kind.service):\#(kind.name) because no identity-based policy allows the action","#
    }
    let isFull = shape != .small
    text += #""requestParameters":"#
    fill(isFull ? kind.parameters : "null", into: &text, account: account, region: region)
    text += #","responseElements":"#
    fill(event.isDenied || !isFull ? "null" : kind.response, into: &text, account: account, region: region)
    if let additional = kind.additional, isFull {
      text += #","additionalEventData":"#
      fill(additional, into: &text, account: account, region: region)
    }
    text += #","requestID":"\#(random.uuid())","eventID":"\#(id)","readOnly":\#(kind.isReadOnly)"#
    if isFull { text += resources(kind, account: account, region: region) }
    text += #","eventType":"AwsApiCall","managementEvent":\#(!kind.isData),"recipientAccountId":"\#(account)","#
    if event.identity == .service { text += #""sharedEventID":"\#(random.uuid())","# }
    if kind.isData { text += #""vpcEndpointId":"vpce-\#(ids[0])","vpcEndpointAccountId":"\#(account)","# }
    text += #""eventCategory":"\#(kind.isData ? "Data" : "Management")""#
    if case .atLeast(let size) = shape { pad(&text, to: size) }
    if event.identity != .service, isFull {
      text += #","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","#
      text += #""clientProvidedHostHeader":"\#(kind.service).\#(region).amazonaws.com"}"#
    }
    text += "}"
    buffer.append(contentsOf: text.utf8)
  }

  /// Adds what a record with long parameters has more of: a list of objects.
  private mutating func pad(_ text: inout String, to size: Int) {
    text += #","addendum":{"reason":"UPDATED_DATA","items":["#
    var isFirst = true
    while text.utf8.count < size {
      text += #"\#(isFirst ? "" : ",")"arn:aws:s3:::\#(random.pick(Self.buckets))/part-\#(random.pick(ids))""#
      isFirst = false
    }
    text += "]}"
  }

  /// The `resources` of a record, with the comma in front; empty for services that name none.
  private mutating func resources(_ kind: EventKind, account: String, region: String) -> String {
    switch kind.service {
    case "s3":
      let bucket = random.pick(Self.buckets)
      return #"""
        ,"resources":[{"type":"AWS::S3::Object","ARN":"arn:aws:s3:::\#(bucket)/part-\#(random.below(9_999))"},\#
        {"accountId":"\#(account)","type":"AWS::S3::Bucket","ARN":"arn:aws:s3:::\#(bucket)"}]
        """#
    case "kms":
      let key = "arn:aws:kms:\(region):\(account):key/\(random.pick(uuids))"
      return #","resources":[{"accountId":"\#(account)","type":"AWS::KMS::Key","ARN":"\#(key)"}]"#
    default: return ""
    }
  }

  /// Appends a template. `~h` stands for 17 hexadecimal digits, `~u` for a UUID, `~n` for a number below 1,000, `~p`
  /// for a private address, `~t` for 76 characters of a token, `~b` for a bucket, `~k` for an object's key, `~a` for
  /// the account and `~r` for the region.
  private mutating func fill(_ template: String, into text: inout String, account: String, region: String) {
    var rest = Substring(template)
    while let mark = rest.firstIndex(of: "~") {
      text += rest[..<mark]
      let letter = rest.index(after: mark)
      switch rest[letter] {
      case "h": text += random.pick(ids)
      case "u": text += random.pick(uuids)
      case "n": text += String(random.below(1_000))
      case "p": text += "10.20.\(random.below(250)).\(random.below(250))"
      case "t": text += random.token(76)
      case "b": text += random.pick(Self.buckets)
      case "k":
        text +=
          "year=2026/month=01/day=05/hour=\(random.below(24))/part-\(random.below(9_999))-\(random.hex(12)).parquet"
      case "a": text += account
      case "r": text += region
      default: fatalError("no value is known for ~\(rest[letter])")
      }
      rest = rest[rest.index(after: letter)...]
    }
    text += rest
  }
}
