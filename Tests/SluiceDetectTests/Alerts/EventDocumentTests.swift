import SluiceECS
import Testing

@testable import SluiceDetect

@Suite struct EventDocumentTests {
  private func read(_ text: String, _ body: (EventDocument, UnsafeRawBufferPointer) -> Void) {
    var bytes = text
    bytes.withUTF8 { buffer in
      let raw = UnsafeRawBufferPointer(buffer)
      var document = EventDocument()
      document.read(raw)
      body(document, raw)
    }
  }

  private func string(_ range: Range<Int>?, _ bytes: UnsafeRawBufferPointer) -> String? {
    range.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test(arguments: [
    #"{"event":{"id":"e2","action":"StopLogging","provider":"p"},"user":{"name":"u"},"cloud":{"account":{"id":"1"}}}"#,
    #"{"event.id":"e2","event.action":"StopLogging","event.provider":"p","user.name":"u","cloud.account.id":"1"}"#,
    #"{"event":{"id":"e2"},"event.action":"StopLogging","event.provider":"p","user.name":"u","cloud.account.id":"1"}"#,
  ])
  func fieldsAreFoundNestedAndWithDots(_ text: String) {
    read(text) { document, bytes in
      #expect(string(document.eventID, bytes) == "e2")
      #expect(string(document.action, bytes) == "StopLogging")
      #expect(string(document.provider, bytes) == "p")
      #expect(string(document.userName, bytes) == "u")
      #expect(string(document.accountID, bytes) == "1")
      #expect(document.event.count == 3)
    }
  }

  @Test func dottedMembersOfTheEventStandOnce() {
    read(#"{"event.id":"e2","x":1}"#) { document, bytes in
      #expect(document.members.map { string($0.name, bytes) } == ["x"])
      #expect(document.event.map { string($0.name, bytes) } == ["id"])
    }
  }
}
