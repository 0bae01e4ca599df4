import SluiceCore
import Testing

@testable import SluiceEnrich

@Suite struct FieldBlockTests {
  @Test func slotsHoldTheirValuesAndNothingOfTheBlockBefore() {
    let writer = FieldBlock.Writer(slots: 3)
    writer.begin()
    writer.write(0, "old")
    writer.write(1, "old")
    writer.begin()
    writer.write(2, "new")
    writer.open()
    writer.append(UInt8(ascii: "a"))
    writer.append("bc".utf8)
    writer.truncate(to: 2)
    writer.close(0)
    #expect(texts(of: writer.block, slots: 4) == ["ab", nil, "new", nil])
  }

  @Test func aValueWithoutRoomIsLeftOutWhole() {
    let writer = FieldBlock.Writer(slots: 3)
    let long = AgentBytes(String(repeating: "x", count: FieldBlock.Writer.capacity - 10))
    writer.begin()
    writer.write(0, "short")
    writer.write(1, long.bytes)
    writer.write(2, "fits")
    #expect(texts(of: writer.block, slots: 3) == ["short", nil, "fits"])
  }

  @Test func damagedBlocksHaveNoValues() {
    for bytes in [[], [0], [4, 0, 9, 0], [255, 255, 0, 0], [200, 0, 1, 0]] as [[UInt8]] {
      let block = AgentBytes(bytes)
      #expect(FieldBlock(block.bytes)[0].isMissing)
    }
  }
}
