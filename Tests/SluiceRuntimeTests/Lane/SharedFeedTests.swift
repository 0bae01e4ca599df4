import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceRuntime

@Suite(.timeLimit(.minutes(1))) struct SharedFeedTests {
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
    // The blob that was asked for already is worked off.
    #expect(found.compactMap { $0 } == [0])
    #expect(try await feed.next() == nil)
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
