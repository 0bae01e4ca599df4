import SluiceCore
import Testing

@testable import SluiceDetect

@Suite struct CorrelationGroupTests {
  private let key = GroupKey([FieldValue("alice")])

  private func time(_ second: Int64) -> EventTime { EventTime(milliseconds: second * 1_000) }

  /// An event at each of the seconds, in that order.
  private func group(_ seconds: [Int64], _ keeper: inout EventKeeper) -> CorrelationGroup {
    var group = CorrelationGroup()
    for (index, second) in seconds.enumerated() {
      let event = RetainedEvent(
        time: time(second), identity: EventIdentity(high: 1, low: UInt64(index)), eventID: Array("e\(index)".utf8),
        record: Array("{\"number\":\(index)}".utf8),
        place: RecordPlace(origin: "a", index: index, offset: 0, tag: nil))
      let input = OperatorEvent(event: event, parts: [], isLate: index == 2)
      group.insert(input, key: key, [FieldValue("\(index)", kind: .number)], part: index % 3, by: &keeper)
    }
    return group
  }

  private func texts(_ group: CorrelationGroup) -> [String] {
    group.items.map { item in
      "\(String(decoding: item.event, as: UTF8.self)) \(item.part) \(item.values.map(\.text).joined())"
    }
  }

  @Test func oneEventIsAllThereIs() {
    var keeper = EventKeeper()
    let group = group([5], &keeper)
    #expect(texts(group) == ["e0 0 0"] && group.count == 1)
    #expect(group.items.map(\.time) == [time(5)] && group.key == key && !group.hasLate)
  }

  @Test func eventsAreInTheOrderOfTheirTimesAndThoseOfOneTimeAsTheyCame() {
    var keeper = EventKeeper()
    let group = group([5, 7, 5, 2, 7], &keeper)
    #expect(texts(group) == ["e3 0 3", "e0 0 0", "e2 2 2", "e1 1 1", "e4 1 4"])
    #expect(group.last?.eventID == Array("e4".utf8) && group.hasLate && group.count == 5)
  }

  @Test func theOldestAreLeftOut() {
    var keeper = EventKeeper()
    var group = group([1, 2, 3, 4, 5], &keeper)
    group.removeFirst(before: time(3))
    #expect(texts(group) == ["e2 2 2", "e3 0 3", "e4 1 4"])
    group.removeFirst(beyond: 1)
    #expect(texts(group) == ["e4 1 4"] && group.count == 1 && group.lastItemTime == 5_000)
  }

  @Test(arguments: [[], [5], [5, 7], [7, 5, 6, 5], [1, 2, 3, 4, 5, 6, 7]])
  func aGroupIsReadBackAsItWasStored(seconds: [Int64]) throws {
    var keeper = EventKeeper()
    var group = group(seconds, &keeper)
    if !seconds.isEmpty { group.window = EndingWindows<EventIdentity>.Window(end: time(90), number: 4) }
    var writer = StateWriter()
    group.write(to: &writer)
    var reader = StateReader(writer.bytes)
    let read = try CorrelationGroup(&reader, &keeper)
    #expect(reader.isAtEnd)
    #expect(texts(read) == texts(group) && read.count == group.count && read.hasLate == group.hasLate)
    #expect(read.window == group.window && read.last?.eventID == group.last?.eventID)
    #expect(read.lastItemTime == group.lastItemTime || seconds.isEmpty)
    var again = StateWriter()
    read.write(to: &again)
    #expect(again.bytes == writer.bytes)
  }
}
