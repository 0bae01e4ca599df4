import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct IdentityTableTests {
  @Test func itHoldsWhatASetWouldHold() {
    var random = SeededGenerator(seed: 116)
    var table = IdentityTable()
    var expected: [EventIdentity: UInt32] = [:]
    for round in 1...200 as ClosedRange<UInt32> {
      // It grows and shrinks.
      for _ in 0..<(round % 20 == 0 ? 3_000 : Int.random(in: 0..<120, using: &random)) {
        let identity = EventIdentity(
          high: UInt64.random(in: 0..<60, using: &random), low: UInt64.random(in: 0..<60, using: &random))
        let isNew = table.insert(identity, round)
        #expect(isNew == (expected[identity] == nil))
        if isNew { expected[identity] = round }
      }
      if round % 3 == 0 {
        let mark = round - min(round, UInt32.random(in: 0..<12, using: &random))
        table.removeAll(below: mark)
        expected = expected.filter { $0.value >= mark }
      }
      var found: [EventIdentity: UInt32] = [:]
      table.forEach { found[$0] = $1 }
      #expect(found == expected && table.count == expected.count)
    }
  }

  @Test func itTakesLittleMoreRoomThanItHas() {
    var table = IdentityTable()
    #expect(table.placeCount == 0)
    for number in 1...100_000 as ClosedRange<UInt64> {
      _ = table.insert(EventIdentity(high: number &* 0x9E37_79B9_7F4A_7C15, low: number), 1)
      if number % 10_000 == 0 { #expect(table.placeCount * 5 < table.count * 8) }
    }
  }
}
