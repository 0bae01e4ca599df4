import SluiceCore
import Synchronization
import Testing

@testable import SluiceAWS

@Suite struct RefreshingCredentialsTests {
  /// Gives sets that are numbered and last an hour; waits at a gate where it has one.
  private final class Counting: CredentialFetcher {
    let isStable: Bool
    private let clock: FakeClock
    private let minutes: Double
    private let state = Mutex((count: 0, isBroken: false))
    private let gate: Gate?

    init(_ clock: FakeClock, minutes: Double = 60, isStable: Bool = false, gate: Gate? = nil) {
      self.clock = clock
      self.minutes = minutes
      self.isStable = isStable
      self.gate = gate
    }

    var count: Int { state.withLock { $0.count } }
    var isBroken: Bool {
      get { state.withLock { $0.isBroken } }
      set { state.withLock { $0.isBroken = newValue } }
    }

    func fetch() async throws(AWSError) -> AWSCredentials {
      let (count, isBroken) = state.withLock { state in
        state.count += 1
        return (state.count, state.isBroken)
      }
      await gate?.pass()
      if isBroken { throw AWSError(.transient, code: "Broken", message: "broken") }
      return AWSCredentials(
        accessKeyID: "\(count)", secretAccessKey: "s", sessionToken: "t", expiration: clock.after(minutes: minutes))
    }
  }

  /// Closed until it is opened.
  private actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func pass() async {
      if isOpen { return }
      await withCheckedContinuation { waiting.append($0) }
    }

    func open() {
      isOpen = true
      for continuation in waiting { continuation.resume() }
      waiting = []
    }
  }

  /// The key of the set that is renewed beside the work, as soon as it is there.
  private func key(_ credentials: RefreshingCredentials, until expected: String) async throws -> String {
    var key = ""
    for _ in 0..<10_000 where key != expected {
      key = try await credentials.credentials().accessKeyID
      await Task.yield()
    }
    return key
  }

  @Test func manyCallersShareOneFetch() async throws {
    let clock = FakeClock()
    let gate = Gate()
    let fetcher = Counting(clock, gate: gate)
    let credentials = RefreshingCredentials(fetcher, clock: clock.settings)
    let keys = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<50 { group.addTask { try await credentials.credentials().accessKeyID } }
      await gate.open()
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(keys == ["1"])
    #expect(fetcher.count == 1)
  }

  @Test func whileOneRenewsOthersKeepTheOldOnes() async throws {
    let clock = FakeClock()
    let fetcher = Counting(clock)
    let credentials = RefreshingCredentials(fetcher, clock: clock.settings)
    #expect(try await credentials.credentials().accessKeyID == "1")
    clock.advance(minutes: 46)
    #expect(try await credentials.credentials().accessKeyID == "1")
    #expect(try await key(credentials, until: "2") == "2")
    #expect(fetcher.count == 2)
  }

  @Test func nearTheEndAllWait() async throws {
    let clock = FakeClock()
    let credentials = RefreshingCredentials(Counting(clock), clock: clock.settings)
    _ = try await credentials.credentials()
    clock.advance(minutes: 51)
    #expect(try await credentials.credentials().accessKeyID == "2")
  }

  @Test func aFailureIsBridgedUntilTheEnd() async throws {
    let clock = FakeClock()
    let fetcher = Counting(clock)
    let credentials = RefreshingCredentials(fetcher, clock: clock.settings)
    _ = try await credentials.credentials()
    fetcher.isBroken = true
    clock.advance(minutes: 55)
    #expect(try await credentials.credentials().accessKeyID == "1")
    #expect(try await credentials.credentials().accessKeyID == "1")
    #expect(fetcher.count == 2, "the next try has to wait")
    clock.advance(minutes: 6)
    await #expect(throws: AWSError.self) { try await credentials.credentials() }
    fetcher.isBroken = false
    #expect(try await credentials.credentials().accessKeyID == "4")
  }

  @Test func thoseOfAnInstanceAreUsedPastTheirEnd() async throws {
    let clock = FakeClock()
    let fetcher = Counting(clock, isStable: true)
    let credentials = RefreshingCredentials(fetcher, clock: clock.settings)
    _ = try await credentials.credentials()
    fetcher.isBroken = true
    clock.advance(minutes: 61)
    #expect(try await credentials.credentials().accessKeyID == "1")
    clock.advance(minutes: 20)
    #expect(try await credentials.credentials().accessKeyID == "1")
    #expect(fetcher.count == 2)
    clock.advance(minutes: 2)
    #expect(try await credentials.credentials().accessKeyID == "1")
    #expect(fetcher.count == 3)
  }

  @Test func aRefusalForcesOneFetch() async throws {
    let clock = FakeClock()
    let fetcher = Counting(clock)
    let credentials = RefreshingCredentials(fetcher, clock: clock.settings)
    _ = try await credentials.credentials()
    clock.advance(minutes: 1)
    await credentials.invalidate()
    await credentials.invalidate()
    #expect(try await credentials.credentials().accessKeyID == "2")
    await credentials.invalidate()
    #expect(try await credentials.credentials().accessKeyID == "2", "late refusals of the old ones")
  }

  @Test func refusedOnesAreNotGivenAgain() async throws {
    let clock = FakeClock()
    let fetcher = Counting(clock)
    let credentials = RefreshingCredentials(fetcher, clock: clock.settings)
    _ = try await credentials.credentials()
    clock.advance(minutes: 1)
    fetcher.isBroken = true
    await credentials.invalidate()
    await #expect(throws: AWSError.self) { try await credentials.credentials() }
    fetcher.isBroken = false
    #expect(try await credentials.credentials().accessKeyID == "3")
  }

  @Test func expiredOnesAreRefusedWithTheReason() async throws {
    let clock = FakeClock()
    let credentials = RefreshingCredentials(Counting(clock, minutes: -1), clock: clock.settings)
    let error = await #expect(throws: AWSError.self) { try await credentials.credentials() }
    #expect(error?.code == "ExpiredCredentials")
  }
}
