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

  /// The first ones wait as they came, those behind them packed: slabs of 20 candidates, which come out in another order.
  @Test func manyComeOutAsTheyWentIn() {
    func record(_ number: Int) -> [UInt8] {
      let padding = String(repeating: number % 3 == 0 ? "a" : "b", count: 300)
      let id = String(decoding: EventIdentity(high: UInt64(number), low: 7).uuidText, as: UTF8.self)
      return Array((number % 5 == 0 ? "" : #"{"eventID":"\#(id)","number":\#(number),"text":"\#(padding)"}"#).utf8)
    }
    func bytes(_ number: Int) -> [UInt8] { Array("\(number) is one of those that wait for their turn, ".utf8) }
    func time(_ number: Int) -> Int64 { Int64(number * 7_919 % 40_000) * 1_000 }
    var pending = PendingCandidates()
    for first in stride(from: 0, to: 40_000, by: 20) {
      let slab = CandidateSlab(origin: "\(first)", bytes: (first..<first + 20).flatMap(bytes))
      var start = 0
      for number in first..<first + 20 {
        let end = start + bytes(number).count
        pending.insert(
          Candidate(
            time: EventTime(milliseconds: time(number)), identity: EventIdentity(high: UInt64(number), low: 7),
            record: record(number), isKnown: number % 3 == 0, slab: slab, hits: start..<end - 9, end: end))
        start = end
      }
    }
    #expect(pending.bytes > 16 << 20)
    for number in (0..<40_000).sorted(by: { time($0) < time($1) }) {
      let first = pending.popFirst()
      #expect(first?.identity.high == UInt64(number) && first?.time.milliseconds == time(number))
      #expect(first?.record == record(number) && first?.isKnown == (number % 3 == 0))
      #expect(first.map { Array($0.slab.bytes[$0.hits] + $0.slab.bytes[$0.details]) } == bytes(number))
      #expect(first?.slab.origin == "\(number / 20 * 20)")
    }
    #expect(pending.isEmpty && pending.bytes == 0)
  }
}
