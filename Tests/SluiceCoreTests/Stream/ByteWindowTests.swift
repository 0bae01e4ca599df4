import SluiceCore
import Testing

@Suite struct ByteWindowTests {
  static func window(_ text: String, offset: Int = 100, headroom: Int = 4, capacity: Int? = nil) -> ByteWindow {
    let window = ByteWindow(blob: .unread(), offset: offset, headroom: headroom, capacity: capacity ?? text.utf8.count)
    Array(text.utf8).withUnsafeBytes { window.free.copyMemory(from: $0) }
    window.append(text.utf8.count)
    return window
  }

  static func text(_ window: ByteWindow) -> String { String(decoding: window.bytes, as: UTF8.self) }

  @Test func prependingMovesTheOffset() {
    let window = Self.window("world")
    Array("lo ".utf8).withUnsafeBytes { window.prepend($0) }
    #expect(Self.text(window) == "lo world" && window.offset == 97)
    [UInt8]().withUnsafeBytes { window.prepend($0) }
    #expect(Self.text(window) == "lo world" && window.offset == 97)
  }

  @Test func prependingMoreThanTheHeadroomGrows() {
    let window = Self.window("world", capacity: 20)
    for front in ["o ", "hell", String(repeating: "x", count: 1_000), "y"] {
      Array(front.utf8).withUnsafeBytes { window.prepend($0) }
    }
    #expect(Self.text(window) == "y" + String(repeating: "x", count: 1_000) + "hello world")
    #expect(window.offset == 100 - 1_007 && window.count == 1_012)
    // The room behind the content is still there.
    #expect(window.free.count == 15)
    Array("!".utf8).withUnsafeBytes { window.free.copyMemory(from: $0) }
    window.append(1)
    window.seal()
    #expect(Self.text(window).hasSuffix("hello world!"))
    #expect((0..<ByteWindow.padding).allSatisfy { window.start[window.count + $0] == 0x20 })
  }

  @Test func resetEmptiesItAndKeepsRoom() {
    let window = Self.window("world", headroom: 4, capacity: 8)
    window.end = .finished
    window.inputBytes = 9
    window.reset(blob: .unread(3), offset: 7, headroom: 4, capacity: 8)
    #expect(window.count == 0 && window.offset == 7 && window.blob.sequence == 3 && window.inputBytes == 0)
    if case .more = window.end {} else { Issue.record("the end was kept") }
    #expect(window.free.count == 8)
    window.reset(blob: .unread(), offset: 0, headroom: 100, capacity: 5_000)
    #expect(window.free.count == 5_000)
    window.reset(blob: .unread(), offset: 0, headroom: 4, capacity: 8)
    #expect(window.free.count == 8)
  }

  @Test func whatALongRecordTookServesAsHeadroom() {
    let window = Self.window("ab", headroom: 100, capacity: 100)
    [UInt8](repeating: 1, count: 300).withUnsafeBytes { window.prepend($0) }
    window.reset(blob: .unread(), offset: 0, headroom: 100, capacity: 100)
    let start = window.start
    [UInt8](repeating: 2, count: 300).withUnsafeBytes { window.prepend($0) }
    #expect(window.start == start - 300 && window.count == 300)
  }
}
