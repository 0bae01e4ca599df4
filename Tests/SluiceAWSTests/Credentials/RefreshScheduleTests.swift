import SluiceCore
import Testing

@testable import SluiceAWS

@Suite struct RefreshScheduleTests {
  private func minutes(_ value: Double) -> EventTime { EventTime(milliseconds: Int64(value * 60_000)) }

  @Test(arguments: [
    (0.0, RefreshSchedule.Advice.use), (44.9, .use), (45, .useAndRefresh), (49.9, .useAndRefresh), (50, .wait),
    (70, .wait),
  ])
  func anHourIsRenewedFifteenMinutesBeforeItsEnd(_ now: Double, _ advice: RefreshSchedule.Advice) {
    let schedule = RefreshSchedule(expiration: minutes(60), fetched: minutes(0))
    #expect(schedule.advice(at: minutes(now)) == advice)
  }

  @Test(arguments: [(7.4, RefreshSchedule.Advice.use), (7.5, .useAndRefresh), (11.3, .wait)])
  func aQuarterIsRenewedAtItsHalf(_ now: Double, _ advice: RefreshSchedule.Advice) {
    let schedule = RefreshSchedule(expiration: minutes(15), fetched: minutes(0))
    #expect(schedule.advice(at: minutes(now)) == advice)
  }

  @Test func keysThatLastAreNeverRenewed() {
    #expect(RefreshSchedule(expiration: nil, fetched: minutes(0)).advice(at: minutes(1e6)) == .use)
  }

  @Test func afterAFailureTheNextTryComesInThirtyToSixtySeconds() {
    var schedule = RefreshSchedule(expiration: minutes(60), fetched: minutes(0))
    #expect(schedule.failed(at: minutes(46), isStable: false, random: 0.5) == true)
    #expect(schedule.advice(at: minutes(46.74)) == .use)
    #expect(schedule.advice(at: minutes(46.75)) == .useAndRefresh)
    #expect(schedule.failed(at: minutes(59.8), isStable: false, random: 1) == true)
    #expect(schedule.advice(at: minutes(59.9)) == .use)
    #expect(schedule.advice(at: minutes(60)) == .wait)
    #expect(schedule.failed(at: minutes(60), isStable: false, random: 1) == false)
  }

  @Test func thoseOfAStablePlaceOutliveTheirEnd() {
    var schedule = RefreshSchedule(expiration: minutes(60), fetched: minutes(0))
    #expect(schedule.failed(at: minutes(61), isStable: true, random: 0) == true)
    #expect(schedule.advice(at: minutes(77.9)) == .use)
    #expect(schedule.advice(at: minutes(78)) == .wait)
  }
}
