import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct ThresholdGroupTests {
  @Test(arguments: [false, true])
  func itCountsWhatASortedListWouldHold(hasValues: Bool) throws {
    var random = SeededGenerator(seed: 114)
    for _ in 0..<50 {
      var group = ThresholdGroup()
      var expected: [(time: Int64, values: [FieldValue])] = []
      for round in 0..<120 {
        let time = Int64(round) + Int64.random(in: -4...2, using: &random)
        let values = (0..<Int.random(in: 0...2, using: &random)).map { FieldValue("v\(($0 + round) % 5)") }
        group.insert(time, hasValues ? values : nil)
        let place = expected.lastIndex { $0.time <= time }.map { $0 + 1 } ?? 0
        expected.insert((time, values), at: place)
        if Int.random(in: 0..<3, using: &random) == 0 {
          let (oldest, limit) = (Int64(round) - 10, Int.random(in: 3...12, using: &random))
          group.removeFirst(before: oldest, beyond: limit)
          expected.removeAll { $0.time < oldest }
          expected.removeFirst(max(0, expected.count - limit))
        }
        #expect(group.count == expected.count)
        if let first = expected.first, let last = expected.last {
          #expect(group.firstTime == first.time && group.lastTime == last.time)
        }
        if hasValues { #expect(group.distinctCount == Set(expected.flatMap(\.values)).count) }
        if round % 40 == 39 {
          var writer = StateWriter()
          group.write(to: &writer)
          var reader = StateReader(writer.bytes)
          var again = try ThresholdGroup(&reader)
          var copy = StateWriter()
          again.write(to: &copy)
          #expect(copy.bytes == writer.bytes && again.distinctCount == group.distinctCount)
          again.signal()
          #expect(again.count == 0 && (group.count == 0 || again.signalled == group.lastTime))
        }
      }
    }
  }
}
