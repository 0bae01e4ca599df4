import SluiceCore
import SluiceTestSupport
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
    var random = SeededGenerator(seed: 111)
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

  /// Groups in a dictionary, put in order whenever some are to be given up.
  private struct Plain {
    let limit: Int
    var entries: [Int: (touched: Int64, order: Int)] = [:]
    var nextOrder = 0

    mutating func touch(_ key: Int, _ minute: Int64) {
      if entries[key]?.touched == minute { return }
      entries[key] = (minute, nextOrder)
      nextOrder += 1
      guard entries.count > limit else { return }
      let byAge = entries.sorted { ($0.value.touched, $0.value.order) < ($1.value.touched, $1.value.order) }
      for (key, _) in byAge.prefix(entries.count - (limit - limit / 8)) { entries[key] = nil }
    }

    mutating func forget(before minute: Int64) { entries = entries.filter { $0.value.touched >= minute } }
  }

  @Test func whatLivesIsWhatTheOrderOfTouchesSays() {
    var groups = BoundedGroups<Int, Int>(limit: 40)
    var plain = Plain(limit: 40)
    groups.beginRecording(all: false)
    var stored: Set<UInt8> = []
    var minute: Int64 = 10
    for step in 0..<5_000 {
      let key = Int.random(in: 0..<100)
      // Some come late.
      let touched = minute - (step % 7 == 0 ? Int64.random(in: 0..<8) : 0)
      groups.set(step, for: key, at: time(touched))
      plain.touch(key, touched)
      if step % 5 == 0 { minute += 1 }
      if step % 11 == 0 {
        groups.forget(before: time(minute - 9))
        plain.forget(before: minute - 9)
      }
      if step % 13 == 0, let key = plain.entries.keys.randomElement() {
        groups.remove(key)
        plain.entries[key] = nil
      }
      #expect(groups.count == plain.entries.count)
      if step % 17 == 0 {
        for (key, lives) in changes(&groups) {
          if lives { stored.insert(key[0]) } else { stored.remove(key[0]) }
        }
        #expect(stored == Set(plain.entries.keys.map { UInt8($0) }))
      }
    }
    #expect((0..<100).allSatisfy { (groups[$0] != nil) == (plain.entries[$0] != nil) })
    #expect(groups.evicted > 0)
  }

  @Test func whatWasStoredGoesOnAsItWas() throws {
    var groups = BoundedGroups<Int, Int>(limit: 64)
    groups.beginRecording(all: true)
    for key in 0..<60 { groups.set(key * 3, for: key, at: time(Int64(key / 4))) }
    let stored = groups.takeChanges(key: { [UInt8($0)] }) { $0.write($1) }
    var common = StateWriter()
    groups.writeCommon(&common)
    var other = BoundedGroups<Int, Int>(limit: 64)
    for change in stored.shuffled() {
      var reader = try #require(StateReader(change))
      try other.restore(Int(change.key[0]), &reader) { reader throws(StateReader.Damaged) in try reader.integer() }
    }
    var reader = StateReader(common.bytes)
    try other.restoreCommon(&reader)
    for key in 60..<80 {
      groups.set(key, for: key, at: time(20))
      other.set(key, for: key, at: time(20))
    }
    #expect((0..<80).map { groups[$0] } == (0..<80).map { other[$0] })
    #expect(groups.evicted == other.evicted && groups.evicted > 0)
  }
}
