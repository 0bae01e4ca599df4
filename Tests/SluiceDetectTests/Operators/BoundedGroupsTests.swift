import SluiceCore
import Testing

@testable import SluiceDetect

@Suite struct BoundedGroupsTests {
  private func time(_ minute: Int64) -> EventTime { EventTime(milliseconds: minute * 60_000) }

  private func changes(_ groups: inout BoundedGroups<Int, Int>) -> [[UInt8]: Bool] {
    let changes = groups.takeChanges(key: { [UInt8($0)] }) { $0.write($1) }
    return Dictionary(uniqueKeysWithValues: changes.map { ($0.key, $0.value != nil) })
  }

  @Test func nothingIsNotedWhereNobodyRecords() {
    var groups = BoundedGroups<Int, Int>(limit: 1_000)
    for key in 0..<100 { groups.set(key, for: key, at: time(Int64(key))) }
    #expect(changes(&groups).isEmpty)
  }

  @Test func aGroupThatWasSetIsAChangeOnce() {
    var groups = BoundedGroups<Int, Int>(limit: 10)
    groups.beginRecording(all: false)
    groups.set(1, for: 7, at: time(0))
    #expect(changes(&groups) == [[7]: true])
    #expect(changes(&groups).isEmpty)
  }

  @Test func theEndOfAGroupIsAChange() {
    var groups = BoundedGroups<Int, Int>(limit: 10)
    groups.beginRecording(all: false)
    groups.set(1, for: 7, at: time(0))
    _ = changes(&groups)
    groups.forget(before: time(5))
    #expect(changes(&groups) == [[7]: false])
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

  @Test func changingAStateInPlaceIsTheSameAsSettingIt() {
    var (left, right) = (BoundedGroups<Int, Int>(limit: 16), BoundedGroups<Int, Int>(limit: 16))
    left.beginRecording(all: false)
    right.beginRecording(all: false)
    var random = SystemRandomNumberGenerator()
    for minute in 0..<500 {
      let key = Int.random(in: 0..<24, using: &random)
      left.set((left[key] ?? 0) + 1, for: key, at: time(Int64(minute / 3)))
      right.update(key, at: time(Int64(minute / 3)), 0) { $0 += 1 }
      if minute % 50 == 0 {
        left.forget(before: time(Int64(minute / 3 - 5)))
        right.forget(before: time(Int64(minute / 3 - 5)))
      }
      #expect((0..<24).map { left[$0] } == (0..<24).map { right[$0] } && left.evicted == right.evicted)
    }
    let write: (inout StateWriter, Int) -> Void = { $0.write($1) }
    let key: (Int) -> [UInt8] = { [UInt8($0)] }
    let changes = (left.takeChanges(key: key, write), right.takeChanges(key: key, write))
    #expect(Set(changes.0) == Set(changes.1))
  }
}
