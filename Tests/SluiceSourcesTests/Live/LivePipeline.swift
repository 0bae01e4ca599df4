import Foundation
import SluiceAWS
import SluiceAWSTestSupport
import SluiceTestSupport
import Testing

/// A bucket, a queue with dead letters, and a pipeline file that reads them as a user who may only read.
struct LivePipeline: Sendable {
  let stack: MiniStack
  let bucket: String
  let queue: MiniStack.Queue
  let deadLetters: MiniStack.Queue
  let folder: Folder
  private let user: AWSCredentials

  /// The server of these tests: its queues' time goes ahead of the clock.
  static func server() async throws -> MiniStack { try await single.value }
  private static let single = Task { try await MiniStack.start() }

  init(visibility: Int = 30, maxReceiveCount: Int = 3) async throws {
    stack = try await Self.server()
    bucket = try await stack.makeBucket("trail")
    deadLetters = try await stack.makeQueue("trail-dead")
    queue = try await stack.makeQueue(
      "trail", visibility: visibility, deadLetters: deadLetters, maxReceiveCount: maxReceiveCount)
    user = try await stack.makeUser(MiniStack.reader)
    folder = try Folder()
    try addRule("purges", "event.action: PurgeQueue")
  }

  /// Adds a rule for which an event's id is what its alerts are counted by.
  func addRule(_ id: String, _ query: String) throws {
    try folder.write(
      "rules/\(id).toml",
      """
      [rule]
      description = "For tests."
      language = "kuery"
      name = "Rule \(id)"
      risk_score = 47
      rule_id = "\(id)"
      severity = "medium"
      type = "query"
      query = '''\(query)'''
      """)
  }

  /// Starts a run that writes below `out`.
  ///
  /// - Parameters:
  ///   - s3: where objects are fetched, instead of from the server itself.
  ///   - state: whether there is a state file.
  func start(_ out: String = "out", s3: String? = nil, sqs: String? = nil, hasState: Bool = false) throws -> LiveRun {
    try folder.write(
      "\(out).yaml",
      """
      source:
        sqs: { queue_url: "\(queue.url)", wait_time: 1s, visibility_timeout: 30s, grace: 10s }
      stages:
        - decompress: {}
        - parse: {}
        - detect: { rules: rules, reload: signal }
      sinks:
        - file: { from: alerts, path: \(out)/alerts.jsonl }
        - file: { from: dead_letters, path: \(out)/dead.jsonl }
      \(hasState ? "state: { path: \(out)/state, interval: 200ms }" : "")
      """)
    return try LiveRun(
      ["run", "\(out).yaml", "--summary", "json"], in: folder,
      environment: [
        "AWS_ACCESS_KEY_ID": user.accessKeyID, "AWS_SECRET_ACCESS_KEY": user.secretAccessKey,
        "AWS_REGION": MiniStack.region, "AWS_ENDPOINT_URL_SQS": sqs ?? stack.endpoint,
        "AWS_ENDPOINT_URL_S3": s3 ?? stack.endpoint,
      ])
  }

  // MARK: Objects

  /// Puts an object as CloudTrail delivers it: `records` calls, of which the first one is a purge.
  func deliver(_ number: Int, records: Int = 5) async throws {
    try await stack.put(key(number), gzip(Array(Self.object(number, records: records).utf8)), in: bucket)
  }

  /// Puts objects, some at a time.
  func deliver(_ numbers: Range<Int>, records: Int = 5) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in numbers {
        if number - numbers.lowerBound >= 16 { try await group.next() }
        group.addTask { try await deliver(number, records: records) }
      }
      try await group.waitForAll()
    }
  }

  func key(_ number: Int) -> String {
    let minute = String(format: "%04d", number / 60 * 100 + number % 60)
    return """
      AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/14/\
      111122223333_CloudTrail_us-east-1_20260314T\(minute)Z_object\(String(format: "%08d", number)).json.gz
      """
  }

  /// The id of an object's purge.
  static func purge(_ number: Int) -> String { "purge-\(number)" }

  private static func object(_ number: Int, records: Int) -> String {
    let calls = (0..<records).map { index in
      let (name, id) = index == 0 ? ("PurgeQueue", purge(number)) : ("ListQueues", "list-\(number)-\(index)")
      return """
        {"eventVersion":"1.11","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE",\
        "arn":"arn:aws:iam::111122223333:user/ops","accountId":"111122223333","userName":"ops"},\
        "eventTime":"2026-03-14T13:33:17Z","eventSource":"sqs.amazonaws.com","eventName":"\(name)",\
        "awsRegion":"us-east-1","sourceIPAddress":"203.0.113.77","userAgent":"aws-cli/2.27.41",\
        "requestParameters":null,"responseElements":null,"eventID":"\(id)","readOnly":false,\
        "eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":"111122223333"}
        """
    }
    return "{\"Records\":[\(calls.joined(separator: ","))]}"
  }

  // MARK: What came of it

  /// The ids of the events that a rule has alerts of, in a run's file, complete or not.
  func alerts(_ out: String = "out", rule: String = "purges") -> [String] {
    lines("\(out)/alerts.jsonl").compactMap { line in
      line["kibana.alert.rule.rule_id"]?.string == rule ? line["event"]?["id"]?.string : nil
    }
  }

  func deadLetters(_ out: String = "out") -> [BotoValue] { lines("\(out)/dead.jsonl") }

  private func lines(_ name: String) -> [BotoValue] {
    // All parts, complete or not: `alerts.jsonl`, `.alerts-0001.jsonl.partial`.
    let (out, stem) = (String(name.prefix { $0 != "/" }), name.drop { $0 != "/" }.dropFirst().prefix { $0 != "." })
    let files = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/\(out)")) ?? []
    let texts = files.filter { $0.hasPrefix(stem) || $0.hasPrefix(".\(stem)") }.sorted().map {
      (try? String(contentsOfFile: "\(folder.path)/\(out)/\($0)", encoding: .utf8)) ?? ""
    }
    // The last line of a part may be half written.
    return texts.flatMap { $0.split(separator: "\n") }.compactMap { try? BotoValue(json: Data($0.utf8)) }
  }

  func isComplete(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(folder.path)/\(name)") }

  /// Messages that wait or are leased.
  func messages() async throws -> Int {
    let counts = try await stack.counts(queue)
    return counts.visible + counts.inFlight
  }

  /// Waits until a condition holds, for 20 s at most.
  func wait(_ condition: @Sendable () async throws -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(20)
    while ContinuousClock.now < end {
      if try await condition() { return true }
      try await Task.sleep(for: .milliseconds(50))
    }
    return try await condition()
  }
}
