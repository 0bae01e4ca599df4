import SluiceCore
import Testing

@testable import SluiceDetect

@Suite struct PendingCandidatesTests {
  private let slab = CandidateSlab(origin: "", bytes: [])

  private func candidate(_ time: Int64, _ identity: UInt64) -> Candidate {
    Candidate(
      time: EventTime(milliseconds: time), identity: EventIdentity(high: 0, low: identity), record: [], slab: slab,
      hits: 0..<0, end: 0)
  }

  /// How far times lie from each other: within a stretch, across the stretches at hand, far beyond them.
  @Test(arguments: [(1_000, 1), (60_000, 2), (1_800_000, 3), (100_000_000, 4), (40, 5)] as [(Int64, UInt64)])
  func theyComeInTheOrderOfTimeIdentityAndArrival(span: Int64, seed: UInt64) {
    var random = seed
    func next(_ limit: Int64) -> Int64 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int64(random >> 33) % limit
    }
    var pending = PendingCandidates()
    var expected: [(time: Int64, identity: UInt64, arrival: Int)] = []
    var watermark: Int64 = -span
    for step in 0..<3_000 {
      // Around the watermark, in front of 1970 at first; now and then from elsewhere.
      let time = next(50) == 0 ? next(4) * 1_000_000_000 - 1_500_000_000 : watermark + next(2 * span) - span / 4
      let identity = UInt64(next(3))
      pending.insert(candidate(time, identity))
      expected.append((time, identity, step))
      if step % 7 != 0 { continue }
      watermark += next(span / 4 + 2)
      expected.sort { ($0.time, $0.identity, $0.arrival) < ($1.time, $1.identity, $1.arrival) }
      while let first = pending.popFirst(before: watermark) {
        let head = expected.removeFirst()
        #expect(first.time.milliseconds == head.time && first.identity.low == head.identity && head.time < watermark)
      }
      #expect(expected.first.map { $0.time >= watermark } ?? true)
      #expect(pending.count == expected.count)
    }
    expected.sort { ($0.time, $0.identity, $0.arrival) < ($1.time, $1.identity, $1.arrival) }
    for head in expected {
      let first = pending.popFirst()
      #expect(first?.time.milliseconds == head.time && first?.identity.low == head.identity)
    }
    #expect(pending.isEmpty && pending.popFirst() == nil && pending.bytes == 0)
  }

  @Test func whatCameAndWentIsNotStored() {
    var pending = PendingCandidates()
    pending.insert(candidate(10, 1))
    pending.insert(candidate(5_000_000_000_000, 1))
    pending.beginRecording(all: true)
    pending.insert(candidate(20, 2))
    _ = pending.popFirst(before: 15)
    _ = pending.popFirst(before: 25)
    let changes = pending.takeChanges()
    #expect(changes.count == 1 && changes.first?.arrival == 1 && changes.first?.candidate != nil)
    _ = pending.popFirst()
    #expect(pending.takeChanges().map(\.arrival) == [1])
  }
}
