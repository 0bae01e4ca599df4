import Testing

@testable import SluiceSinks

@Suite struct PendingOutputsTests {
  private func text(_ count: Int, _ character: Character = "x") -> ArraySlice<UInt8> {
    Array(String(repeating: character, count: count).utf8)[...]
  }

  @Test func nothingIsWrittenBeforeTheLimitIsPassed() throws {
    var pending = PendingOutputs(limit: 10)
    let isFull = [(5, "a"), (5, "b"), (1, "a")].map { count, output in pending.append(text(count), to: output) }
    #expect(isFull == [false, false, true])
  }

  @Test func theOutputsWithTheMostTextAreWrittenUntilHalfOfTheLimitIsLeft() throws {
    var pending = PendingOutputs(limit: 10)
    _ = pending.append(text(2), to: "small")
    _ = pending.append(text(4), to: "first")
    _ = pending.append(text(4), to: "second")
    _ = pending.append(text(1, "y"), to: "first")
    var written: [String] = []
    try pending.spill { (output, bytes) throws(OutputFileError) in
      written.append("\(output) \(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(written == ["first xxxxy", "second xxxx"])
    try pending.drain { (output, bytes) throws(OutputFileError) in written.append("\(output) \(bytes.count)") }
    #expect(written.last == "small 2")
  }

  @Test func amongEqualsTheOlderOneIsWrittenFirst() throws {
    var pending = PendingOutputs(limit: 4)
    for output in ["c", "a", "b"] { _ = pending.append(text(2), to: output) }
    var written: [String] = []
    try pending.spill { (output, _) throws(OutputFileError) in written.append(output) }
    #expect(written == ["c", "a"])
  }
}
