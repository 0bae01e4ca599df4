import Testing

@testable import SluiceAWS

@Suite struct RetryQuotaTests {
  @Test func retriesTakeTokensAndSuccessesGiveThemBack() {
    var quota = RetryQuota()
    let taken = (0..<35).map { _ in quota.take(.transient) }
    #expect(!taken.contains(false))
    #expect(quota.tokens == 10)
    let taken1 = quota.take(.transient)
    #expect(!taken1)
    let taken2 = quota.take(.throttling)
    #expect(taken2)
    quota.succeed(after: .throttling)
    #expect(quota.tokens == 10)
    quota.succeed(after: nil)
    #expect(quota.tokens == 11)
    quota.succeed(after: .transient)
    #expect(quota.tokens == 25)
    for _ in 0..<1_000 { quota.succeed(after: .transient) }
    #expect(quota.tokens == 500)
  }

  @Test func delaysDoubleUpToTwentySeconds() {
    func delay(_ cause: RetryQuota.Cause, _ attempt: Int) -> Duration {
      RetryQuota.delay(cause, attempt: attempt, random: 1, retryAfter: nil)
    }
    #expect((1...4).map { delay(.transient, $0) } == [50, 100, 200, 400].map { .milliseconds($0) })
    #expect((1...6).map { delay(.throttling, $0) } == [1, 2, 4, 8, 16, 20].map { .seconds($0) })
    #expect(delay(.transient, .max) == .seconds(20))
    #expect(RetryQuota.delay(.throttling, attempt: 3, random: 0.5, retryAfter: nil) == .seconds(2))
    #expect(RetryQuota.delay(.transient, attempt: 1, random: 0, retryAfter: nil) == .zero)
  }

  @Test func theServiceMayAskForMore() {
    func delay(_ random: Double, _ retryAfter: Int) -> Duration {
      RetryQuota.delay(.throttling, attempt: 5, random: random, retryAfter: retryAfter)
    }
    #expect(delay(0, 1_500) == .milliseconds(1_500))
    #expect(delay(0.25, 1_500) == .seconds(4))
    #expect(delay(1, 1_500) == .milliseconds(6_500))
    #expect(delay(0, -5) == .zero)
  }
}
