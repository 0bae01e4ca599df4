import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceDetect

@Suite struct EventArenaTests {
  private func event(_ number: Int, id: String, record: String, origin: String = "a.json.gz") -> RetainedEvent {
    let eventID = Array(id.utf8)
    let record = Array(record.utf8)
    let identity = eventID.withUnsafeBytes { id in
      record.withUnsafeBytes { record in
        EventIdentity(
          eventID: Cell(kind: id.isEmpty ? .missing : .string, start: id.baseAddress, length: UInt32(id.count)),
          record: record)
      }
    }
    return RetainedEvent(
      time: EventTime(milliseconds: 1_767_225_600_000 + Int64(number) * 777), identity: identity, eventID: eventID,
      record: record, place: RecordPlace(origin: origin, index: number, offset: number * 900, tag: "a.b"),
      extras: number % 3 == 0 ? [[FieldValue("x"), FieldValue("1", kind: .number)], []] : [])
  }

  private func event(_ number: Int, of blob: Int = 0, size: Int = 500) -> RetainedEvent {
    let padding = String(repeating: "\(number)-", count: max(1, size / 5))
    return event(
      number, id: "e-\(number)", record: #"{"eventID":"e-\#(number)","user":"u\#(number)","text":"\#(padding)"}"#,
      origin: "\(blob).json.gz")
  }

  private func keys(_ number: Int) -> [GroupKey] {
    [GroupKey([FieldValue("u\(number)"), FieldValue("true", kind: .boolean)])]
  }

  private func expectSame(_ arena: EventArena, _ place: EventArena.Place, _ event: RetainedEvent, _ keys: [GroupKey]) {
    let kept = arena.event(place)
    #expect(kept?.time == event.time && kept?.identity == event.identity && kept?.eventID == event.eventID)
    #expect(kept?.record == event.record && kept?.place == event.place && kept?.extras == event.extras)
    #expect(arena.keys(place) == keys)
  }

  @Test(arguments: [
    "", "e-00000001", "0123abcd-4567-89ab-cdef-0123456789ab", "0123ABCD-4567-89AB-CDEF-0123456789AB", "not there",
  ])
  func anEventComesBackAsItWas(id: String) {
    var arena = EventArena()
    let record = #"{"eventID":"e-00000001","other":"0123ABCD-4567-89AB-CDEF-0123456789AB","user":"al\u0069ce"}"#
    let original = event(7, id: id, record: record)
    // In the record, escaped there, too short to be looked for.
    let keys = [
      GroupKey([FieldValue("e-00000001")]), GroupKey([FieldValue("alice"), FieldValue("ev"), FieldValue("")]),
    ]
    let place = arena.keep(original, keys: keys)
    expectSame(arena, place, original, keys)
    #expect(arena.event(EventArena.none) == nil && arena.keys(EventArena.none) == [])
  }

  @Test func eventsOfAllSizesLieInSegments() {
    var arena = EventArena()
    let events = (0..<3_000).map { event($0, of: $0 % 11, size: $0 % 500 == 7 ? 90_000 : 40 + $0 % 900) }
    let places = events.map { arena.keep($0, keys: keys($0.place.index)) }
    #expect(Set(places).count == events.count && arena.count == events.count)
    for (place, event) in zip(places, events) { expectSame(arena, place, event, keys(event.place.index)) }
  }

  @Test func eventsThatNobodyHoldsMakeRoom() {
    var arena = EventArena()
    var held: [(place: EventArena.Place, event: RetainedEvent)] = []
    var random = SeededGenerator(seed: 112)
    var (moves, most) = (0, 0)
    for number in 0..<30_000 {
      let event = event(number, of: number / 400, size: number % 3_000 == 5 ? 30_000 : 600)
      held.append((arena.keep(event, keys: keys(number)), event))
      // Half of them live long.
      if held.count > 1_000 { held.swapAt(Int.random(in: 0..<1_000, using: &random), held.count - 1) }
      if held.count > 1_000 { held.removeLast() }
      most = max(most, arena.byteCount)
      guard arena.isDue else { continue }
      // Some are held twice, and places of nobody are among them.
      let places = held.map(\.place) + held.prefix(10).map(\.place) + [EventArena.none]
      guard let moved = arena.keep(only: places) else { continue }
      moves += 1
      #expect(moved.place(of: EventArena.none) == EventArena.none)
      for index in held.indices { held[index].place = moved.place(of: held[index].place) }
      #expect(arena.count >= held.count)
    }
    #expect(moves > 5)
    #expect(most < 8 << 20)
    for (place, event) in held { expectSame(arena, place, event, keys(event.place.index)) }
  }

  @Test func whatIsHeldStaysWhereItIs() {
    var arena = EventArena()
    let places = (0..<5_000).map { arena.keep(event($0), keys: keys($0)) }
    #expect(arena.isDue)
    #expect(arena.keep(only: places) == nil)
    #expect(!arena.isDue)
    // Nothing at all is held.
    #expect(arena.keep(only: []) == nil)
    #expect(arena.count == 0 && arena.byteCount == 0)
    let place = arena.keep(event(1), keys: keys(1))
    expectSame(arena, place, event(1), keys(1))
  }

  @Test func eventsThatAreLikeOthersTakeFewBytes() {
    var arena = EventArena()
    func event(_ number: Int) -> RetainedEvent {
      let padding = String(repeating: "what all have ", count: 30)
      let id = String(decoding: EventIdentity(high: UInt64(number), low: 7).uuidText, as: UTF8.self)
      let record = #"{"eventID":"\#(id)","user":"u\#(number)","text":"\#(padding)","by":"u\#(number)"}"#
      let identity = EventIdentity(high: UInt64(number), low: 7)
      return RetainedEvent(
        time: EventTime(milliseconds: 1_767_225_600_000 + Int64(number) * 1_000), identity: identity,
        eventID: Array(id.utf8), record: Array(record.utf8),
        place: RecordPlace(origin: "a.json.gz", index: number, offset: number * 500, tag: nil))
    }
    func keys(_ number: Int) -> [GroupKey] { [GroupKey([FieldValue("u\(number)")])] }
    let places = (0..<20_000).map { arena.keep(event($0), keys: keys($0)) }
    // The identity has 16 of them.
    #expect(arena.byteCount < 20_000 * 45)
    for number in stride(from: 0, to: 20_000, by: 37) { expectSame(arena, places[number], event(number), keys(number)) }
  }

  /// Times, places and ids that no other event lets expect.
  @Test func extremeEventsComeBackAsTheyWere() {
    var arena = EventArena()
    var random = SeededGenerator(seed: 113)
    let times: [Int64] = [0, 1, -1, .max, .min, 1_767_225_600_000, 1_767_225_600_999, -62_167_219_200_000]
    let numbers: [Int] = [0, 1, -1, .max, .min, 1 << 40]
    let texts: [String] = [
      "", "x", "e-1", #"{"a":"e-1","b":"e-1"}"#, #"{"a":"e-2","b":"e-1"}"#, #"{"a":"\"e-1"}"#, "\"",
    ]
    var kept: [(place: EventArena.Place, event: RetainedEvent, keys: [GroupKey])] = []
    for _ in 0..<5_000 {
      func any<Element>(_ list: [Element]) -> Element { list[Int.random(in: 0..<list.count, using: &random)] }
      let id = Array(any(texts).utf8)
      let hash = id.withUnsafeBytes { EventIdentity(hashOf: $0) }
      let event = RetainedEvent(
        time: EventTime(milliseconds: any(times)),
        identity: any([hash, EventIdentity(high: 0, low: .max)]), eventID: id, record: Array(any(texts).utf8),
        place: RecordPlace(origin: any(["a", "b"]), index: any(numbers), offset: any(numbers), tag: any([nil, "t"])),
        extras: any([[], [[], [FieldValue(any(texts))]]]))
      let keys = any([[], [GroupKey([FieldValue("e-1"), FieldValue(any(texts))])], [GroupKey([]), GroupKey([])]])
      kept.append((arena.keep(event, keys: keys), event, keys))
    }
    for (place, event, keys) in kept { expectSame(arena, place, event, keys) }
  }
}
