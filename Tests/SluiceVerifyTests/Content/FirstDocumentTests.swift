import Crypto
import Testing

@testable import SluiceVerify

@Suite struct FirstDocumentTests {
  private let document = Array(#"{"Records":[{"a":"}]\"\\"},[1,{"b":"{"}]]}"#.utf8)

  @Test(arguments: [1, 2, 3, 7, 1_000]) func theFirstDocumentEndsAtItsLastBrace(size: Int) {
    let content = document + Array("\n{\"Records\":[]}".utf8)
    var first = FirstDocument()
    for start in stride(from: 0, to: content.count, by: size) {
      content[start..<min(content.count, start + size)].withUnsafeBytes { first.update($0) }
    }
    #expect(first.trailing == 15)
    #expect(first.hash == SHA256.hash(data: document))
  }

  @Test func whatDoesNotEndHasNoHash() {
    var first = FirstDocument()
    Array(document.dropLast()).withUnsafeBytes { first.update($0) }
    #expect(first.hash == nil)
    #expect(first.trailing == 0)
  }
}
