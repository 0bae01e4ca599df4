import SluiceCore
import Testing

@testable import SluiceDetect

@Suite struct BoundedGroupsTests {
  private func time(_ minute: Int64) -> EventTime { EventTime(milliseconds: minute * 60_000) }

  @Test func groupsThatEndedAndWereNeverGivenOutAreNoChanges() {
    var groups = BoundedGroups<Int, Int>(limit: 1_000)
    for minute in 0..<100 {
      groups.set(minute, for: minute, at: time(Int64(minute)))
      groups.forget(before: time(Int64(minute) - 1))
    }
    #expect(groups.count == 2)
    #expect(Set(groups.takeChanges().map(\.key)) == [98, 99])
    #expect(groups.takeChanges().isEmpty)
  }

  @Test func theEndOfAGroupThatWasGivenOutIsAChange() {
    var groups = BoundedGroups<Int, Int>(limit: 10)
    groups.set(1, for: 7, at: time(0))
    #expect(groups.takeChanges().map(\.state) == [1])
    groups.forget(before: time(5))
    let changes = groups.takeChanges()
    #expect(changes.map(\.key) == [7] && changes.map(\.state) == [nil])
  }

  @Test func theGroupsThatWereTouchedLongestAgoAreGivenUp() {
    var groups = BoundedGroups<Int, Int>(limit: 8)
    for key in 0..<9 { groups.set(key, for: key, at: time(Int64(key))) }
    #expect(groups.count == 7 && groups.evicted == 2)
    #expect(groups[0] == nil && groups[1] == nil && groups[8] == 8)
  }

  @Test func aGroupIsForgottenWithinASixtyFourthOfItsWindow() {
    var groups = BoundedGroups<Int, Int>(limit: 8, window: 64 * 3_600_000)
    groups.set(1, for: 1, at: time(0))
    groups.forget(before: time(59))
    #expect(groups.count == 1)
    groups.forget(before: time(60))
    #expect(groups.count == 0)
  }
}
