import SluiceAWS
import SluiceCore
import Testing

@testable import SluiceSources

@Suite struct ObjectFetcherTests {
  private let clock = SleepingClock()
  private let content = (0..<10_000).map { UInt8(truncatingIfNeeded: $0) }

  private func fetcher(_ store: ScriptedStore, _ change: (inout ObjectFetcher.Limits) -> Void = { _ in })
    -> ObjectFetcher
  {
    var limits = ObjectFetcher.Limits()
    change(&limits)
    return ObjectFetcher(store, limits: limits, retry: clock.retry)
  }

  private func object(_ size: Int?) -> ObjectReference { ObjectReference(bucket: "b", key: "k", size: size) }

  @Test(arguments: [1, 2, 3, 997, 10_000, 20_000])
  func readsWholeObjects(_ count: Int) async throws {
    let fetcher = fetcher(ScriptedStore([.whole(content)]))
    let fetch = fetcher.fetch(object(10_000))
    fetch.start()
    #expect(try await fetch.reader().all(by: count) == content)
    #expect(fetcher.bytesHeld == 0)
  }

  @Test(arguments: [1, 2, 3, 997, 10_000])
  func readsStreams(_ count: Int) async throws {
    let pieces = [Array(content[..<1]), Array(content[1..<5_000]), Array(content[5_000...])]
    let fetcher = fetcher(ScriptedStore([.stream(pieces, length: nil, nil)])) { $0.wholeObject = 100 }
    #expect(try await fetcher.fetch(object(10_000)).reader().all(by: count) == content)
    #expect(fetcher.bytesHeld == 0)
  }

  @Test func aBrokenStreamGoesOnWhereItEnded() async throws {
    let store = ScriptedStore([
      .stream([Array(content[..<4_000])], length: 10_000, .broken), .failure(.slowDown),
      .stream([Array(content[4_000...])], length: 6_000, nil),
    ])
    let fetcher = fetcher(store) { $0.wholeObject = 100 }
    #expect(try await fetcher.fetch(object(10_000)).reader().all() == content)
    #expect(store.calls.map(\.offset) == [0, 4_000, 4_000])
    #expect(store.calls.map(\.ifMatch) == [nil, "\"e\"", "\"e\""])
    #expect(clock.sleeps == [.milliseconds(200), .milliseconds(400)])
  }

  @Test func aReplacedObjectIsAnError() async throws {
    let replaced = AWSError(.invalid, code: "PreconditionFailed", message: "", operation: "s3:GetObject", status: 412)
    let store = ScriptedStore([.stream([content], length: nil, .broken), .failure(replaced)])
    let fetch = fetcher(store) { $0.wholeObject = 100 }.fetch(object(20_000))
    await #expect { try await fetch.reader().all() } throws: { "\($0)".contains("was replaced while it was read") }
    #expect(fetch.failure?.status == 412)
  }

  @Test func triesAgainWhatMayPass() async throws {
    let store = ScriptedStore([.failure(.broken), .failure(.slowDown), .whole(content)])
    #expect(try await fetcher(store).fetch(object(10_000)).reader().all() == content)
    #expect(clock.sleeps.count == 2)
  }

  @Test func losesPatienceInTheEnd() async throws {
    let fetch = fetcher(ScriptedStore([.failure(.broken)])) { $0.patience = .seconds(60) }.fetch(object(10))
    await #expect { try await fetch.reader().all() } throws: { "\($0)" == "connection on s3:GetObject: reset" }
    // 0.2 + 0.4 + … + 12.8 + 20 + 20: the first time at or above 60 s.
    #expect(clock.sleeps.count == 9)
    #expect(fetch.failure == .broken)
  }

  @Test func aRefusalIsToldAtOnce() async throws {
    let fetch = fetcher(ScriptedStore([.failure(.refused)])).fetch(object(10))
    await #expect(throws: BlobError.self) { try await fetch.reader().all() }
    #expect(fetch.failure?.kind == .denied && clock.sleeps.isEmpty)
  }

  @Test func aShortObjectIsFetchedAgain() async throws {
    let short = ScriptedStore.Answer.stream([Array(content[..<10])], length: 10_000, nil)
    let store = ScriptedStore([short, .whole(content)])
    #expect(try await fetcher(store).fetch(object(10_000)).reader().all() == content)
  }

  @Test func emptyObjectsAreEmpty() async throws {
    let fetcher = fetcher(ScriptedStore([.whole([])]))
    #expect(try await fetcher.fetch(object(0)).reader().all().isEmpty)
  }

  @Test func unknownSizesAreCorrected() async throws {
    let fetcher = fetcher(ScriptedStore([.whole(content)]))
    let fetch = fetcher.fetch(object(nil))
    guard case .whole(let bytes, let lease) = try await fetch.inTurn() else {
      Issue.record("not whole")
      return
    }
    #expect(bytes.count == 10_000 && fetcher.bytesHeld == 10_000)
    withExtendedLifetime(lease) {}
  }

  @Test func whatIsNotReadIsGivenBack() async throws {
    let fetcher = fetcher(ScriptedStore([.whole(content)]))
    do {
      let fetch = fetcher.fetch(object(10_000))
      fetch.start()
      _ = try await fetch.inTurn()
    }
    #expect(fetcher.bytesHeld == 0)
  }
}
