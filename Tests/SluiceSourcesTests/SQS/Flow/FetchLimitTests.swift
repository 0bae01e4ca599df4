import Testing

@testable import SluiceSources

@Suite struct FetchLimitTests {
  @Test func itGrowsByOneASecondWhileItIsReached() {
    var limit = FetchLimit(maximum: 18, at: .zero)
    let start = limit.limit
    #expect(limit.admits(start - 1) == true)
    limit.tick(at: .seconds(1))
    #expect(limit.limit == start)
    for second in 2...5 {
      #expect(limit.admits(limit.limit) == false)
      limit.tick(at: .seconds(second))
    }
    #expect(limit.limit == 18)
  }

  @Test func itIsHalvedOnceForWhatWasInFlightTogether() {
    var limit = FetchLimit(maximum: 64, at: .zero)
    limit.throttled(at: .seconds(10), since: .seconds(9))
    #expect(limit.limit == FetchLimit.initial / 2)
    limit.throttled(at: .milliseconds(10_100), since: .seconds(9))
    #expect(limit.limit == FetchLimit.initial / 2)
    limit.throttled(at: .seconds(12), since: .seconds(11))
    #expect(limit.limit == FetchLimit.initial / 4)
    for second in 20..<40 { limit.throttled(at: .seconds(second), since: .seconds(second)) }
    #expect(limit.limit == 1)
    #expect(limit.admits(0) == true)
  }
}
