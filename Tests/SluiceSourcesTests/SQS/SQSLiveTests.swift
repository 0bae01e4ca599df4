import SluiceAWS
import SluiceAWSTestSupport
import SluiceCore
import Testing

@testable import SluiceSources

@Suite(.enabled(if: TestVenv.isPresent, Comment(rawValue: TestVenv.absence)), .timeLimit(.minutes(2)))
struct SQSLiveTests {
  enum Route: String, CaseIterable { case direct, sns, rawSNS, eventBridge }

  private func connect(_ live: LiveQueue, _ route: Route) async throws {
    switch route {
    case .direct: try await live.stack.notify(live.queue, of: live.bucket)
    case .sns: try await live.stack.notifyThroughSNS(live.queue, of: live.bucket)
    case .rawSNS: try await live.stack.notifyThroughSNS(live.queue, of: live.bucket, isRaw: true)
    case .eventBridge: try await live.stack.notifyThroughEventBridge(live.queue, of: live.bucket)
    }
  }

  private func cloudTrail(_ live: LiveQueue, _ keys: String...) -> String {
    let keys = keys.map { "\"\($0)\"" }.joined(separator: ",")
    return "{\"s3Bucket\":\"\(live.bucket)\",\"s3ObjectKey\":[\(keys)]}"
  }

  private func envelope(_ message: String) -> String {
    var text: [UInt8] = []
    text.append(raw: #"{"Type":"Notification","TopicArn":"arn:aws:sns:us-east-1:000000000000:t","Message":"#)
    text.append(jsonString: message)
    text.append(raw: "}")
    return String(decoding: text, as: UTF8.self)
  }

  @Test(arguments: Route.allCases) func objectsComeOverEveryRoute(_ route: Route) async throws {
    let live = try await LiveQueue()
    try await connect(live, route)
    let keys = ["AWSLogs/1/plain.json", "a b+c=d/ü%25é&x", "dots/../and//slashes"]
    for key in keys { try await live.put(key, "content of \(key)") }
    var seen: [String: String] = [:]
    for _ in keys {
      let (origin, text) = try #require(try await live.readNext())
      seen[origin] = text
    }
    for key in keys { #expect(seen["s3://\(live.bucket)/\(key)"] == "content of \(key)") }
    #expect(try await live.isDrained())
    await live.end()
    #expect(live.metrics.values.messagesReturned == 0)
  }

  @Test func cloudTrailsNotificationsAndNestedEnvelopesAreRead() async throws {
    let live = try await LiveQueue()
    for key in ["one", "two", "three"] { try await live.put(key, key) }
    try await live.stack.send(envelope(cloudTrail(live, "one")), to: live.queue)
    try await live.stack.send(envelope(envelope(envelope(cloudTrail(live, "two", "three")))), to: live.queue)
    var texts: Set<String> = []
    for _ in 0..<3 { texts.insert(try #require(try await live.readNext()).text) }
    #expect(texts == ["one", "two", "three"])
    #expect(try await live.isDrained())
    await live.end()
  }

  @Test func theTestEventIsDeleted() async throws {
    let live = try await LiveQueue()
    try await live.stack.notify(live.queue, of: live.bucket)
    #expect(try await ConsumerFixture.wait { try await live.stack.counts(live.queue).visible == 1 })
    async let next = live.feed.next()
    #expect(try await live.waitForDeleted(1))
    #expect(live.metrics.values.messagesControl == ["test event": 1])
    live.feed.stop()
    #expect(try await next == nil)
    await live.end()
    #expect(try await live.isDrained())
  }

  @Test func aMessageWithOneBadObjectEndsInTheDeadLetterQueueAndItsOthersAreReadOnce() async throws {
    let live = try await LiveQueue(maxReceiveCount: 1)
    try await live.put("good", "good")
    try await live.stack.send(cloudTrail(live, "good", "gone"), to: live.queue)
    var gone: Blob?
    for _ in 0..<2 {
      let blob = try #require(try await live.feed.next())
      if blob.origin.hasSuffix("good") { blob.delivery.settle(.done) } else { gone = blob }
    }
    let blob = try #require(gone)
    let error = #expect(throws: BlobError.self) { try blob.open() }
    #expect(error?.message.contains("NoSuchKey") == true)
    blob.delivery.settle(.poison(reason: "unreadable"))
    #expect(try await ConsumerFixture.wait { live.metrics.values.messagesReturned == 1 })
    #expect(live.metrics.values.messagesDeleted == 0)
    await live.end()
    // Instead of waiting for the 30 s that it stays away.
    let counts = try await live.stack.counts(live.queue)
    #expect(counts.visible + counts.inFlight == 1)
  }

  @Test func anUnknownBodyIsKeptForTheDeadLetterQueue() async throws {
    let live = try await LiveQueue()
    try await live.stack.send("not for us", to: live.queue)
    let blob = try #require(try await live.feed.next())
    let error = #expect(throws: BlobError.self) { try blob.open() }
    #expect(error?.content == Array("not for us".utf8))
    blob.delivery.settle(.poison(reason: "unrecognised"))
    #expect(try await ConsumerFixture.wait { live.metrics.values.messagesReturned == 1 })
    await live.end()
    let counts = try await live.stack.counts(live.queue)
    #expect(counts.visible + counts.inFlight == 1)
    #expect(live.metrics.values.messagesDeleted == 0)
  }

  @Test func aSlowSinkBringsNoRepeatWithTwoSecondsOfVisibility() async throws {
    let live = try await LiveQueue(visibility: 2)
    let keys = (0..<25).map { "k\($0)" }
    for key in keys {
      try await live.put(key, key)
      try await live.stack.send(cloudTrail(live, key), to: live.queue)
    }
    var blobs: [Blob] = []
    for _ in keys { blobs.append(try #require(try await live.feed.next())) }
    #expect(Set(blobs.map(\.origin)) == Set(keys.map { "s3://\(live.bucket)/\($0)" }))
    // Time is what this is about: three times the visibility.
    try await Task.sleep(for: .seconds(6))
    for blob in blobs { blob.delivery.settle(.done) }
    #expect(try await live.waitForDeleted(25))
    #expect(try await live.isDrained())
    await live.end()
    let values = live.metrics.values
    #expect(values.messagesReceived == 25 && values.messagesRepeated == 0 && values.leasesLost == 0)
    #expect(values.visibilityExtensions >= 50)
  }

  @Test func aDeniedBucketDoesNotSendTheQueueToItsDeadLetterQueue() async throws {
    let queueOnly = Array(MiniStack.reader.prefix(1))
    let live = try await LiveQueue(visibility: 2, maxReceiveCount: 1, allowed: queueOnly)
    for index in 0..<40 {
      try await live.put("k\(index)")
      try await live.stack.send(cloudTrail(live, "k\(index)"), to: live.queue)
    }
    async let next = live.feed.next()
    #expect(try await ConsumerFixture.wait { live.metrics.values.isPaused })
    #expect(try await ConsumerFixture.wait { live.metrics.values.messagesReturned >= 1 })
    live.feed.stop()
    #expect(try await next == nil)
    await live.end()
    #expect(live.metrics.values.messagesReceived <= 11)
    let (main, dead) = (try await live.stack.counts(live.queue), try await live.stack.counts(live.deadLetters))
    #expect(main.visible + main.inFlight == 40 && dead.visible == 0)
  }

  @Test func groupsOfAFIFOQueueAreReadInOrder() async throws {
    let live = try await LiveQueue(isFIFO: true)
    for group in ["a", "b"] {
      for index in 0..<6 {
        try await live.put("\(group)\(index)", "\(group)\(index)")
        try await live.stack.send(
          cloudTrail(live, "\(group)\(index)"), to: live.queue,
          ["MessageGroupId": .string(group), "MessageDeduplicationId": .string("\(group)\(index)")])
      }
    }
    var texts: [String] = []
    for _ in 0..<12 { texts.append(try #require(try await live.readNext()).text) }
    #expect(texts.filter { $0.hasPrefix("a") } == (0..<6).map { "a\($0)" })
    #expect(texts.filter { $0.hasPrefix("b") } == (0..<6).map { "b\($0)" })
    #expect(try await live.isDrained())
    await live.end()
  }

  @Test func aStopInTheMiddleLeavesNothingLeased() async throws {
    let live = try await LiveQueue()
    for index in 0..<50 {
      try await live.put("k\(index)")
      try await live.stack.send(cloudTrail(live, "k\(index)"), to: live.queue)
    }
    var blobs: [Blob] = []
    for _ in 0..<7 { blobs.append(try #require(try await live.feed.next())) }
    live.feed.stop()
    for blob in blobs { blob.delivery.settle(.done) }
    await live.feed.close()
    let counts = try await live.stack.counts(live.queue)
    #expect(counts.inFlight == 0 && counts.visible == 43)
    #expect(live.metrics.values.messagesDeleted == 7)
  }

  @Test func aQueueThatIsNotThereIsSaid() async throws {
    let stack = try await MiniStack.shared()
    let url = "\(stack.endpoint)/000000000000/nothing"
    let aws = stack.settings(as: try await stack.makeUser(MiniStack.reader))
    let feed = SQSFeed(ConsumerSettings(queueURL: url), metrics: SQSMetrics(queue: "nothing"), notice: { _ in }) {
      () async throws(AWSError) in
      let session = try await AWSSession.open(aws, queueURL: url, environment: MiniStack.nowhere)
      return (try session.sqs(queueURL: url), S3ObjectStore(client: session.s3))
    }
    let error = await #expect(throws: BlobError.self) { try await feed.next() }
    #expect(error?.message.contains(url) == true)
    await feed.close()
  }
}
