import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct HeldSequencesTests {
  private typealias Machine = SequenceMachine<Int, UInt32>

  private func same(_ left: Machine.Partial?, _ right: Machine.Partial?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.key == right.key && left.number == right.number && left.stage == right.stage
      && left.events == right.events && left.firstTime == right.firstTime && left.lastTime == right.lastTime
      && left.isRejected == right.isRejected && left.leadingHit == right.leadingHit
  }

  @Test func sequencesAreHeldAsTheyWere() {
    var held = HeldSequences<Int, UInt32>(stage: 1)
    var expected: [Int: Machine.Partial] = [:]
    var random = SeededGenerator(seed: 107)
    let times: [Int64] = [0, 1, 1_767_225_600_123, 1 << 42 - 1, 1 << 42, .max, -1, .min]
    let numbers: [UInt64] = [0, 1, 1 << 22, 1 << 40 + 77, 1 << 52 - 1, 1 << 52, 1 << 62]
    for step in 0..<20_000 {
      let key = Int.random(in: 0..<300, using: &random)
      switch step % 5 {
      case 0:
        #expect(same(held.remove(key), expected[key]))
        expected[key] = nil
      case 1:
        held.reject(key)
        expected[key]?.isRejected = true
      default:
        let time = times.randomElement(using: &random) ?? 0
        let isPlain = Bool.random(using: &random)
        let partial = Machine.Partial(
          key: key, number: numbers.randomElement(using: &random) ?? 0, stage: 1,
          events: isPlain ? [UInt32(step)] : [UInt32(step), 7], firstTime: time,
          lastTime: isPlain ? time : times.randomElement(using: &random) ?? 0,
          isRejected: Bool.random(using: &random), leadingHit: isPlain || step % 2 == 0 ? nil : time)
        held.set(partial)
        expected[key] = partial
      }
      #expect(same(held[key], expected[key]) && held.has(key) == (expected[key] != nil))
    }
    #expect(held.count == expected.count && Set(held.keys) == Set(expected.keys))
    #expect(held.more.count == expected.values.filter { $0.events.count > 1 }.count)
    for row in 0..<held.count {
      #expect(held.number(row: row) == expected[held.keys[row]]?.number)
      #expect(held.firstTime(row: row) == expected[held.keys[row]]?.firstTime)
    }
    held.replaceEvents { $0 + 1 }
    var events: [UInt32] = []
    held.forEachEvent { events.append($0) }
    #expect(events.sorted() == expected.values.flatMap { $0.events.map { $0 + 1 } }.sorted())
    var dropped: Set<Int> = []
    held.removeAll(where: { number, _ in number > 1 }) { dropped.insert($0) }
    #expect(dropped == Set(expected.values.filter { $0.number > 1 }.map(\.key)))
    #expect(Set(held.keys) == Set(expected.values.filter { $0.number <= 1 }.map(\.key)))
  }

  @Test func sequencesOfTooManyErasAreHeldAsTheyWere() {
    var held = HeldSequences<Int, UInt32>(stage: 1)
    func partial(_ key: Int) -> Machine.Partial {
      let time = Int64(key) << 26 + 5
      return Machine.Partial(
        key: key, number: UInt64(key), stage: 1, events: [UInt32(key)], firstTime: time, lastTime: time,
        isRejected: false, leadingHit: nil)
    }
    for key in 0..<70_000 { held.set(partial(key)) }
    #expect(held.more.count == 70_000 - 65_536)
    for key in stride(from: 0, to: 70_000, by: 97) { #expect(same(held[key], partial(key))) }
    for key in 0..<70_000 { #expect(held.number(row: key) == UInt64(key)) }
  }
}
