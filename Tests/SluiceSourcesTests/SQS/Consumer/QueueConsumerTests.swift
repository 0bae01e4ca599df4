import Foundation
import SluiceAWS
import SluiceCore
import Synchronization
import Testing

@testable import SluiceSources

@Suite struct QueueConsumerTests {
  private typealias Fixture = ConsumerFixture

  private let denied = AWSError(
    .denied, code: "AccessDenied", message: "no", operation: "s3:GetObject", status: 403)
  private let unavailable = AWSError(
    .transient, code: "ServiceUnavailable", message: "later", operation: "s3:GetObject", status: 503)

  @Test func aMessageIsDeletedWhenAllItsObjectsAreDone() async throws {
    let fixture = ConsumerFixture()
    fixture.put("a", "b")
    let id = fixture.queue.send(Fixture.event("a", "b"))
    let first = try #require(try await fixture.feed.next())
    let second = try #require(try await fixture.feed.next())
    #expect(Set([first.origin, second.origin]) == ["s3://logs/a", "s3://logs/b"])
    #expect(first.sequence == 0 && second.sequence == 1)
    #expect(try await Fixture.read(first) == Array(first.origin.utf8.suffix(1)))
    first.delivery.settle(.done)
    #expect(try await Fixture.wait { fixture.metrics.values.objectsAcked == 1 })
    #expect(fixture.queue.state.withLock { $0.deleted }.isEmpty)
    second.delivery.settle(.done)
    #expect(try await fixture.waitForDeleted(1))
    #expect(fixture.queue.state.withLock { $0.deleted } == id)
    await fixture.end()
    let values = fixture.metrics.values
    #expect(values.messagesReceived == 1 && values.messagesDeleted == 1 && values.messagesReturned == 0)
    #expect(values.messagesInFlight == 0 && values.objectsInFlight == 0 && values.objectsAcked == 2)
    #expect(values.bytesProcessed == 1)
  }

  @Test func aMessageWithADamagedObjectStaysWholeAndIsNotReadAgain() async throws {
    let fixture = ConsumerFixture()
    fixture.put("a", "b")
    fixture.queue.send(Fixture.event("a", "b"))
    let first = try #require(try await fixture.feed.next())
    let second = try #require(try await fixture.feed.next())
    first.delivery.settle(.done)
    second.delivery.settle(.poison(reason: "bad gzip"))
    #expect(try await fixture.waitForReturned(1))
    #expect(fixture.queue.state.withLock { $0.returned }.map(\.visibility) == [.seconds(30)])
    // It comes again, and goes back for longer without being read.
    fixture.queue.makeVisible()
    async let next = fixture.feed.next()
    #expect(try await fixture.waitForReturned(2))
    #expect(fixture.queue.state.withLock { $0.returned }.map(\.visibility) == [.seconds(30), .seconds(60)])
    #expect(fixture.store.state.withLock { $0.gets } == ["a": 1, "b": 1])
    fixture.feed.stop()
    #expect(try await next == nil)
    await fixture.end()
    #expect(fixture.queue.state.withLock { $0.deleted }.isEmpty)
  }

  @Test func aDoneMessageThatComesAgainIsDeletedUnread() async throws {
    let fixture = ConsumerFixture()
    fixture.put("a")
    fixture.queue.send(Fixture.event("a"))
    try #require(try await fixture.feed.next()).delivery.settle(.done)
    #expect(try await fixture.waitForDeleted(1))
    fixture.queue.send(Fixture.event("a"))
    async let next = fixture.feed.next()
    #expect(try await fixture.waitForDeleted(2))
    #expect(fixture.store.state.withLock { $0.gets } == ["a": 1])
    #expect(fixture.metrics.values.messagesRepeated == 1)
    fixture.feed.stop()
    #expect(try await next == nil)
    await fixture.end()
  }

  @Test func aFullHandIsHeldUpUntilSomethingIsDeleted() async throws {
    let fixture = ConsumerFixture { $0.maximumInFlight = 2 }
    fixture.put("a", "b", "c")
    for key in ["a", "b", "c"] { fixture.queue.send(Fixture.event(key)) }
    let first = try #require(try await fixture.feed.next())
    let second = try #require(try await fixture.feed.next())
    #expect(try await Fixture.wait { fixture.feed.isHeldUp })
    for blob in [first, second] { blob.delivery.settle(.done) }
    let third = try #require(try await fixture.feed.next())
    #expect(third.origin == "s3://logs/c")
    #expect(try await Fixture.wait { !fixture.feed.isHeldUp })
    third.delivery.settle(.done)
    #expect(try await fixture.waitForDeleted(3))
    await fixture.end()
  }

  @Test func aFIFOQueueIsHeldUpByEachMessage() async throws {
    let fixture = ConsumerFixture(isFIFO: true)
    fixture.put("a")
    fixture.queue.send(Fixture.event("a"), group: "g")
    let blob = try #require(try await fixture.feed.next())
    #expect(try await Fixture.wait { fixture.feed.isHeldUp })
    blob.delivery.settle(.done)
    #expect(try await Fixture.wait { !fixture.feed.isHeldUp })
    await fixture.end()
  }

  @Test func aQueueThatHadNothingMoreIsIdle() async throws {
    let fixture = ConsumerFixture()
    fixture.put("a")
    fixture.queue.send(Fixture.event("a"))
    let blob = try #require(try await fixture.feed.next())
    #expect(!fixture.feed.isIdle)
    blob.delivery.settle(.done)
    #expect(try await fixture.waitForDeleted(1))
    #expect(try await Fixture.wait { fixture.feed.isIdle })
    await fixture.end()
  }

  @Test func controlMessagesAndUnwantedObjectsAreDeletedAtOnce() async throws {
    let fixture = ConsumerFixture()
    fixture.queue.send(
      #"{"Service":"Amazon S3","Event":"s3:TestEvent"}"#, #"{"Records":[]}"#,
      Fixture.event("AWSLogs/1/CloudTrail-Digest/x.json.gz"), Fixture.event("AWSLogs/", size: 0))
    async let next = fixture.feed.next()
    #expect(try await fixture.waitForDeleted(4))
    let values = fixture.metrics.values
    #expect(values.messagesControl == ["test event": 1, "no records": 1])
    #expect(values.objectsSkipped == ["digest": 1, "folder": 1])
    #expect(fixture.feed.skipped["digest"] == 1)
    fixture.feed.stop()
    #expect(try await next == nil)
    await fixture.end()
  }

  @Test func anUnknownBodyIsHandedOutOnceAsWhatItIsAndNeverDeleted() async throws {
    let fixture = ConsumerFixture()
    fixture.queue.send(#"{"hello":1}"#)
    let blob = try #require(try await fixture.feed.next())
    #expect(blob.origin == "sqs://queue/m1" && blob.received != nil)
    #expect(try blob.identity() == nil)
    let error = #expect(throws: BlobError.self) { try blob.open() }
    #expect(error?.code == .unrecognised && error?.content == Array(#"{"hello":1}"#.utf8))
    blob.delivery.settle(.poison(reason: "unrecognised"))
    #expect(try await fixture.waitForReturned(1))
    fixture.queue.makeVisible()
    async let next = fixture.feed.next()
    #expect(try await fixture.waitForReturned(2))
    #expect(fixture.queue.state.withLock { $0.returned }.map(\.visibility) == [.seconds(30), .seconds(60)])
    fixture.feed.stop()
    #expect(try await next == nil)
    await fixture.end()
    #expect(fixture.queue.state.withLock { $0.deleted }.isEmpty)
  }

  @Test func anObjectThatIsGoneIsAPermanentFailure() async throws {
    let fixture = ConsumerFixture()
    fixture.queue.send(Fixture.event("gone"))
    let blob = try #require(try await fixture.feed.next())
    #expect(blob.origin == "s3://logs/gone")
    let error = #expect(throws: BlobError.self) { try blob.open() }
    #expect(error?.message.contains("NoSuchKey") == true)
    blob.delivery.settle(.poison(reason: "unreadable"))
    #expect(try await fixture.waitForReturned(1))
    await fixture.end()
    #expect(fixture.metrics.values.objectsFailed == 1)
  }

  @Test func afterEnoughReceivesAMessageGoesToTheQuarantine() async throws {
    let folder = try Folder()
    let path = "\(folder.path)/quarantine.jsonl"
    let fixture = ConsumerFixture {
      $0.maximumReceives = 2
      $0.quarantine = Quarantine(path: path)
    }
    fixture.queue.send("no JSON")
    try #require(try await fixture.feed.next()).delivery.settle(.poison(reason: "unrecognised"))
    #expect(try await fixture.waitForReturned(1))
    fixture.queue.makeVisible()
    async let next = fixture.feed.next()
    #expect(try await fixture.waitForDeleted(1))
    fixture.feed.stop()
    #expect(try await next == nil)
    await fixture.end()
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.contains(#""message_id":"m1""#) && text.contains(#""body":"no JSON""#) && text.hasSuffix("}\n"))
    #expect(fixture.metrics.values.messagesQuarantined == 1)
  }

  @Test func whatIsNotSettledStopsTheReceiving() async throws {
    let fixture = ConsumerFixture { $0.maximumInFlight = 25 }
    for index in 0..<200 {
      fixture.put("k\(index)")
      fixture.queue.send(Fixture.event("k\(index)"))
    }
    var blobs: [Blob] = []
    for _ in 0..<25 { blobs.append(try #require(try await fixture.feed.next())) }
    // Nothing is settled: nothing more comes, however long the lanes ask.
    async let next = fixture.feed.next()
    #expect(try await fixture.waitWhilePasses(.seconds(10)))
    #expect(fixture.queue.state.withLock { $0.received } == 25)
    #expect(fixture.metrics.values.messagesInFlight == 25)
    for blob in blobs { blob.delivery.settle(.done) }
    let more = try #require(try await next)
    more.delivery.settle(.done)
    for _ in 26..<200 { try #require(try await fixture.feed.next()).delivery.settle(.done) }
    #expect(try await fixture.waitForDeleted(200))
    await fixture.end()
    #expect(fixture.queue.state.withLock { $0.deleted.count } == 200)
  }

  @Test func bytesAheadOfTheLanesAreBounded() async throws {
    let fixture = ConsumerFixture { $0.prefetch = 1 << 20 }
    for index in 0..<100 {
      fixture.store.state.withLock { $0.objects["k\(index)"] = [UInt8](repeating: 1, count: 200_000) }
      fixture.queue.send(Fixture.event("k\(index)", size: 200_000))
    }
    let first = try #require(try await fixture.feed.next())
    #expect(try await fixture.waitWhilePasses(.seconds(10)))
    #expect(fixture.store.state.withLock { $0.gets.count } <= 7)
    first.delivery.settle(.done)
    for _ in 1..<100 {
      let blob = try #require(try await fixture.feed.next())
      #expect(try await Fixture.read(blob, by: 65_536).count == 200_000)
      blob.delivery.settle(.done)
    }
    #expect(try await fixture.waitForDeleted(100))
    await fixture.end()
    #expect(fixture.metrics.values.bytesProcessed == 99 * 200_000)
  }

  @Test func aDeniedBucketStopsTheReceivingAndASuccessBeginsItAgain() async throws {
    let fixture = ConsumerFixture()
    fixture.store.state.withLock { $0.error = denied }
    for index in 0..<100 {
      fixture.put("k\(index)")
      fixture.queue.send(Fixture.event("k\(index)"))
    }
    async let next = fixture.feed.next()
    #expect(try await fixture.waitForReturned(10))
    // Some more may have been tried one by one.
    #expect(fixture.metrics.values.isPaused)
    #expect(fixture.queue.state.withLock { $0.received } < 20)
    #expect(fixture.allNotices.contains { $0.contains("AccessDenied") && $0.contains("s3://logs/k") })
    fixture.store.state.withLock { $0.error = nil }
    try #require(try await next).delivery.settle(.done)
    for _ in 1..<80 { try #require(try await fixture.feed.next()).delivery.settle(.done) }
    #expect(!fixture.metrics.values.isPaused)
    #expect(fixture.allNotices.contains { $0.contains("again") })
    await fixture.end()
    #expect(fixture.queue.state.withLock { $0.leased.isEmpty })
  }

  @Test func oneDeniedObjectAmongReadableOnesIsItsOwnFailure() async throws {
    let fixture = ConsumerFixture()
    fixture.put("a", "b")
    fixture.queue.send(Fixture.event("a"))
    try #require(try await fixture.feed.next()).delivery.settle(.done)
    fixture.store.state.withLock { $0.errors["b"] = [denied] }
    fixture.queue.send(Fixture.event("b"))
    let blob = try #require(try await fixture.feed.next())
    #expect(throws: BlobError.self) { try blob.open() }
    blob.delivery.settle(.poison(reason: "denied"))
    #expect(try await fixture.waitForReturned(1))
    #expect(!fixture.metrics.values.isPaused)
    await fixture.end()
  }

  @Test func transientErrorsAreTriedAgainUnderTheLease() async throws {
    let fixture = ConsumerFixture()
    fixture.put("a")
    fixture.store.state.withLock { $0.errors["a"] = Array(repeating: unavailable, count: 5) }
    fixture.queue.send(Fixture.event("a"))
    let blob = try #require(try await fixture.feed.next())
    #expect(try await Fixture.read(blob) == Array("a".utf8))
    blob.delivery.settle(.done)
    #expect(try await fixture.waitForDeleted(1))
    await fixture.end()
    #expect(fixture.queue.state.withLock { $0.returned.isEmpty })
    #expect(fixture.metrics.values.objectsRequested == 6)
    #expect(
      fixture.metrics.values.errors
        == [SQSMetrics.ErrorKey(operation: "s3:GetObject", code: "ServiceUnavailable"): 5])
  }

  @Test func afterTenMinutesItIsLeftForLater() async throws {
    let fixture = ConsumerFixture()
    fixture.store.state.withLock { $0.error = unavailable }
    fixture.queue.send(Fixture.event("a"))
    async let next = fixture.feed.next()
    #expect(try await fixture.waitForReturned(1))
    #expect(fixture.queue.state.withLock { $0.returned }.map(\.visibility) == [.seconds(30)])
    #expect(fixture.store.state.withLock { $0.gets["a"] ?? 0 } > 25)
    fixture.feed.stop()
    #expect(try await next == nil)
    await fixture.end()
  }

  @Test func aStopGivesBackWhatNoLaneHasTaken() async throws {
    let fixture = ConsumerFixture()
    for index in 0..<60 {
      fixture.put("k\(index)")
      fixture.queue.send(Fixture.event("k\(index)"))
    }
    let first = try #require(try await fixture.feed.next())
    let second = try #require(try await fixture.feed.next())
    #expect(try await Fixture.wait { fixture.metrics.values.messagesReceived == 60 })
    fixture.queue.state.withLock { $0.isStopped = true }
    fixture.feed.stop()
    #expect(try await fixture.waitForReturned(58))
    #expect(try await fixture.feed.next() == nil)
    first.delivery.settle(.done)
    second.delivery.settle(.retry)
    await fixture.feed.close()
    let state = fixture.queue.state.withLock { ($0.leased.count, $0.deleted.count, $0.returned) }
    #expect(state.0 == 0 && state.1 == 1 && state.2.count == 59)
    #expect(state.2.allSatisfy { $0.visibility == .zero })
  }

  @Test func whatALongPollBringsAfterTheStopGoesBack() async throws {
    let fixture = ConsumerFixture()
    async let next = fixture.feed.next()
    #expect(try await Fixture.wait { fixture.queue.state.withLock { $0.asked } > 0 })
    fixture.feed.stop()
    #expect(try await next == nil)
    fixture.put("a")
    fixture.queue.send(Fixture.event("a"))
    await fixture.feed.close()
    let state = fixture.queue.state.withLock { ($0.leased.count, $0.waiting.count) }
    #expect(state.0 == 0 && state.1 == 1)
  }

  @Test func aMessageIsKeptUntilItIsOldEnough() async throws {
    let fixture = ConsumerFixture { $0.delay = .seconds(65) }
    fixture.put("a", "b")
    fixture.queue.send(Fixture.event("a"))
    fixture.queue.send(Fixture.event("b"))
    let blob = try #require(try await fixture.feed.next())
    // A minute of the fixture's time, through which the leases were extended.
    #expect(fixture.metrics.values.visibilityExtensions >= 2)
    #expect(fixture.metrics.values.messagesReceived == 2)
    blob.delivery.settle(.done)
    try #require(try await fixture.feed.next()).delivery.settle(.done)
    #expect(try await fixture.waitForDeleted(2))
    fixture.put("c")
    fixture.queue.send(Fixture.event("c"))
    #expect(try await Fixture.wait { fixture.metrics.values.messagesReceived == 3 })
    await fixture.end()
    // A stop does not wait for the time.
    #expect(fixture.queue.state.withLock { $0.returned }.map(\.visibility) == [.zero])
    #expect(fixture.store.state.withLock { $0.gets } == ["a": 1, "b": 1])
  }

  @Test func messagesOfAGroupGoOneByOneInOrder() async throws {
    let fixture = ConsumerFixture(isFIFO: true)
    fixture.put("a", "b", "c", "x")
    fixture.queue.send(Fixture.event("a"), Fixture.event("b"), Fixture.event("c"), group: "one")
    fixture.queue.send(Fixture.event("x"), group: "two")
    let first = try #require(try await fixture.feed.next())
    let other = try #require(try await fixture.feed.next())
    #expect(Set([first.origin, other.origin]) == ["s3://logs/a", "s3://logs/x"])
    #expect(fixture.store.state.withLock { $0.gets["b"] } == nil)
    first.delivery.settle(.done)
    other.delivery.settle(.done)
    let second = try #require(try await fixture.feed.next())
    #expect(second.origin == "s3://logs/b")
    second.delivery.settle(.poison(reason: "bad"))
    #expect(try await fixture.waitForReturned(2))
    // The later ones first, so that nobody gets them before this one.
    #expect(fixture.queue.state.withLock { $0.returned }.map(\.id) == ["m3", "m2"])
    await fixture.end()
    #expect(fixture.queue.state.withLock { $0.deleted.sorted() } == ["m1", "m4"])
  }

  @Test func aQueueThatMayNotBeReadEndsTheRun() async throws {
    let fixture = ConsumerFixture()
    fixture.queue.state.withLock {
      $0.failures = [AWSError(.denied, code: "AccessDenied", message: "no", operation: "sqs:ReceiveMessage")]
    }
    let error = await #expect(throws: BlobError.self) { try await fixture.feed.next() }
    #expect(error?.message.contains("sqs:ReceiveMessage") == true)
    await fixture.end()
  }

  @Test func receivesThatFailAreTriedOn() async throws {
    let fixture = ConsumerFixture()
    let failure = AWSError(.transient, code: "connection", message: "refused", operation: "sqs:ReceiveMessage")
    fixture.queue.state.withLock { $0.failures = [failure] }
    fixture.put("a")
    fixture.queue.send(Fixture.event("a"))
    let blob = try #require(try await fixture.feed.next())
    blob.delivery.settle(.done)
    #expect(try await fixture.waitForDeleted(1))
    await fixture.end()
  }

  @Test func aQueueWithoutARedrivePolicyIsToldOf() async throws {
    let fixture = ConsumerFixture()
    fixture.put("a")
    fixture.queue.send(Fixture.event("a"))
    try #require(try await fixture.feed.next()).delivery.settle(.done)
    #expect(fixture.allNotices.contains { $0.contains("redrive policy") && $0.contains("4 days") })
    await fixture.end()
  }

  @Test(arguments: [1, 4_096, 1 << 20]) func aLargeObjectIsReadAsItComesAndTakenUpWhereItBroke(_ size: Int) async throws
  {
    let fixture = ConsumerFixture()
    let count = size == 1 ? 8_500_000 : 9_000_000
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count { buffer.initializeElement(at: index, to: UInt8(truncatingIfNeeded: index / 251)) }
      initialized = count
    }
    fixture.store.state.withLock {
      $0.objects["big"] = bytes
      $0.breaks = [3, 0, 2]
    }
    fixture.queue.send(Fixture.event("big", size: size == 4_096 ? nil : count))
    let blob = try #require(try await fixture.feed.next())
    #expect(try await Fixture.read(blob, by: max(size, 65_536)) == bytes)
    blob.delivery.settle(.done)
    #expect(try await fixture.waitForDeleted(1))
    await fixture.end()
    #expect(fixture.store.state.withLock { $0.offsets } == [0, 3 << 20, 3 << 20, 5 << 20])
  }
}
