import SluiceCore
import Testing

@testable import SluiceDetect

@Suite struct EventIdentityTests {
  private let arena = Arena()

  private func identity(_ text: String) -> EventIdentity {
    EventIdentity(eventID: arena.string(text), record: UnsafeRawBufferPointer(start: nil, count: 0))
  }

  private func hash(_ text: String) -> EventIdentity {
    Array(text.utf8).withUnsafeBytes { EventIdentity(hashOf: $0) }
  }

  @Test func aUUIDIsItsOwnBits() {
    #expect(
      identity("01234567-89ab-cdef-fedc-ba9876543210")
        == EventIdentity(high: 0x0123_4567_89AB_CDEF, low: 0xFEDC_BA98_7654_3210))
  }

  @Test func everyOtherTextIsItsHash() {
    let uuid = Array("01234567-89ab-cdef-fedc-ba9876543210".utf8)
    var texts = [uuid + [0x30], Array(uuid.dropLast()), Array("01234567-89AB-cdef-fedc-ba9876543210".utf8)]
    for place in uuid.indices {
      for byte: UInt8 in [0x2F, 0x3A, 0x40, 0x41, 0x46, 0x47, 0x60, 0x67, 0x70, 0x2D, 0x20, 0x7F]
      where byte != uuid[place] {
        var text = uuid
        text[place] = byte
        texts.append(text)
      }
    }
    for text in texts {
      let text = String(decoding: text, as: UTF8.self)
      #expect(identity(text) == hash(text), "\(text)")
    }
  }
}
