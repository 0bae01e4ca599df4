import SluiceCore
import Testing

@testable import SluiceDetect

@Suite struct KeptEventTests {
  private func event(
    _ number: Int, id: String = "0123abcd-4567-89ab-cdef-0123456789ab", record: String, origin: String = "a.json.gz"
  ) -> RetainedEvent {
    let eventID = Array(id.utf8)
    let identity = eventID.withUnsafeBytes { bytes in
      EventIdentity(
        eventID: Cell(kind: .string, start: bytes.baseAddress, length: UInt32(bytes.count)), record: bytes)
    }
    return RetainedEvent(
      time: EventTime(milliseconds: 1_767_225_600_000 + Int64(number)), identity: identity, eventID: eventID,
      record: Array(record.utf8), place: RecordPlace(origin: origin, index: number, offset: number * 900, tag: "a.b"),
      extras: [[FieldValue("x"), FieldValue("1", kind: .number)], []])
  }

  private func expectSame(_ left: RetainedEvent?, _ right: RetainedEvent) {
    #expect(left?.time == right.time && left?.identity == right.identity && left?.eventID == right.eventID)
    #expect(left?.record == right.record && left?.place == right.place && left?.extras == right.extras)
  }

  @Test(arguments: ["", "e-00000001", "0123abcd-4567-89ab-cdef-0123456789ab", "0123ABCD-4567-89AB-CDEF-0123456789AB"])
  func anEventComesBackAsItWas(id: String) {
    var keeper = EventKeeper()
    let original = event(7, id: id, record: #"{"eventName":"A"}"#)
    let keys = [GroupKey([FieldValue("alice")]), GroupKey([FieldValue("bob")])]
    let kept = keeper.keep(original, keys: keys)
    expectSame(kept.event, original)
    #expect(kept.keys == keys)
  }

  @Test func recordsThatAreLikeThoseBeforeComeBackAsTheyWere() {
    var keeper = EventKeeper()
    let events = (0..<400).map { number in
      let text = String(repeating: "abc\(number)", count: 120)
      return event(number, record: #"{"eventName":"A","text":"\#(text)"}"#, origin: "\(number / 50).json.gz")
    }
    let kept = events.map { keeper.keep($0, keys: []) }
    for (kept, event) in zip(kept, events) { expectSame(kept.event, event) }
  }

  @Test func whatNobodyKeptIsNoEvent() {
    #expect(KeptEvent.none.event == nil && KeptEvent.none.keys == [])
  }
}
