import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct SeenEventsTests {
  private func time(_ minute: Int) -> EventTime { EventTime(milliseconds: Int64(minute) * 60_000) }

  @Test func repeatsAreKnownWithinTheHorizon() {
    var seen = SeenEvents(horizon: 3_600_000)
    seen.beginRecording(all: false)
    var expected: [EventIdentity: Int] = [:]
    var stored: [EventIdentity: EventTime] = [:]
    var random = SeededGenerator(seed: 115)
    for minute in 0..<600 {
      for _ in 0..<20 {
        let number = Int.random(in: max(0, minute * 10 - 400)...minute * 10, using: &random)
        let identity = EventIdentity(high: UInt64(number), low: number % 2 == 0 ? 0 : 7)
        let isNew = expected[identity] == nil
        if isNew { expected[identity] = minute }
        let isFirst = seen.insert(identity, at: time(minute))
        #expect(isFirst == isNew)
      }
      seen.forget(before: time(minute))
      // Whole spans are forgotten, of 225 seconds each.
      let oldest = Int64(minute * 60_000 - 3_600_000)
      let limit = Int64((Double(oldest) / 225_000).rounded(.down)) * 225_000
      expected = expected.filter { Int64($0.value) * 60_000 >= limit }
      if minute % 7 == 0 { for (identity, time) in seen.takeChanges() { stored[identity] = time } }
    }
    for (identity, time) in seen.takeChanges() { stored[identity] = time }
    #expect(seen.count == expected.count)
    for identity in expected.keys {
      let isFirst = seen.insert(identity, at: time(600))
      #expect(!isFirst)
    }
    #expect(stored == expected.mapValues(time))
  }

  @Test func whatWasStoredIsKnownAgain() {
    var seen = SeenEvents(horizon: 3_600_000)
    seen.restore(EventIdentity(high: 1, low: 2), at: time(3))
    let known = seen.insert(EventIdentity(high: 1, low: 2), at: time(3))
    let other = seen.insert(EventIdentity(high: 2, low: 1), at: time(3))
    #expect(!known && other && seen.count == 2)
  }
}
