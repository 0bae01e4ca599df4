import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceRuntime

@Suite(.timeLimit(.minutes(5))) struct SharedFeedTests {
  @Test func everyBlobGoesToOneLane() async throws {
    let feed = SharedFeed(
      TextFeed(textBlobs((0..<300).map(String.init)), onNext: { () throws(BlobError) in await Task.yield() }))
    let seen = try await withThrowingTaskGroup(of: [Int].self) { group in
      for _ in 0..<8 {
        group.addTask {
          var own: [Int] = []
          while let blob = try await feed.next() { own.append(blob.sequence) }
          // Each lane gets them in order.
          #expect(own == own.sorted())
          return own
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(seen.sorted() == Array(0..<300))
    #expect(try await feed.next() == nil)
    #expect(await feed.skipped["excluded"] == 2)
  }

  @Test func allLanesThatWaitAreToldOfAStop() async throws {
    let gate = Gate()
    let feed = SharedFeed(TextFeed(textBlobs(["a", "b", "c"]), onNext: { () throws(BlobError) in await gate.pass() }))
    let lanes = (0..<4).map { _ in Task { try await feed.next()?.sequence } }
    await gate.arrival()
    await letOthersRun()
    await feed.stop()
    await gate.open()
    var found: [Int?] = []
    for lane in lanes { found.append(try await lane.value) }
    #expect(found == [nil, nil, nil, nil])
    #expect(try await feed.next() == nil)
  }

  @Test func lanesThatWaitAreCalledBackByAPauseAndNothingIsLost() async throws {
    let gate = Gate()
    let feed = SharedFeed(TextFeed(textBlobs(["a", "b"]), onNext: { () throws(BlobError) in await gate.pass() }))
    let lane = Task { try await feed.next()?.sequence }
    await gate.arrival()
    await feed.pause()
    #expect(try await lane.value == nil)
    #expect(try await feed.next() == nil)
    await gate.open()
    await feed.resume(records: nil)
    #expect(try await feed.next()?.sequence == 0)
    #expect(try await feed.next()?.sequence == 1)
    #expect(try await feed.next() == nil)
  }

  @Test func aBlobThatIsAloneIsLeftDuringAPauseAndComesAgain() async throws {
    let feed = SharedFeed(TextFeed(textBlobs(["abc", "d", "e"])))
    let (first, second) = (try #require(try await feed.next()), try #require(try await feed.next()))
    #expect(await !feed.callsBack(from: first, isResumable: false))
    await feed.pause()
    #expect(await !feed.callsBack(from: first, isResumable: false))
    feed.inFlight.remove(second.sequence)
    #expect(await feed.callsBack(from: first, isResumable: false))
    #expect(await feed.firstUnwritten == 2)
    await feed.resume(records: 2)
    #expect(await feed.firstUnwritten == 0)
    let again = try #require(try await feed.next())
    #expect(again.sequence == 0 && again.recordsDone == 2)
    #expect(await !feed.callsBack(from: again, isResumable: false))
    #expect(try await feed.next()?.sequence == 2)
  }

  @Test func aFailureGoesToTheLaneThatAskedAndTheOthersGoOn() async throws {
    struct State { var count = 0 }
    actor Calls {
      var count = 0
      func next() -> Int {
        count += 1
        return count
      }
    }
    let calls = Calls()
    let feed = SharedFeed(
      TextFeed(
        textBlobs(["a", "b"]),
        onNext: { () throws(BlobError) in
          if await calls.next() == 1 { throw BlobError(.unreadable, "gone") }
        }))
    await #expect(throws: BlobError.self) { try await feed.next() }
    #expect(try await feed.next()?.sequence == 0)
  }
}
