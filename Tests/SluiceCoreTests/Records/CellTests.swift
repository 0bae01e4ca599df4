import SluiceCore
import Testing

@Suite struct CellTests {
  @Test func missingAndManyHaveNoBytes() {
    let arena = Arena()
    #expect(Cell.missing.bytes.isEmpty && Cell.missing.string == nil && Cell.missing.isMissing)
    let list = arena.list([.text("a"), .text("b")])
    #expect(list.bytes.isEmpty && list.string == nil && !list.isMissing)
    #expect(Cell.text("a").values.isEmpty)
  }

  @Test func containsLooksAtEachValue() {
    let arena = Arena()
    let list = arena.list([.text("a"), .text("b")])
    #expect(list.contains { $0.equals("b") } && !list.contains { $0.equals("c") })
    #expect(!Cell.missing.contains { _ in true } && !Cell.pending.contains { _ in true })
    #expect(Cell.text("a").contains { $0.equals("a") })
    var seen: [String] = []
    list.forEach { seen.append($0.string ?? "") }
    Cell.missing.forEach { _ in seen.append("missing") }
    #expect(seen == ["a", "b"])
  }

  @Test func equalsComparesBytes() {
    let arena = Arena()
    #expect(Cell.text("eventName").equals("eventName"))
    #expect(!Cell.text("eventName").equals("eventNam") && !Cell.text("eventNamX").equals("eventName"))
    #expect(Cell.make(.number, "12", in: arena).equals("12"))
    #expect(!Cell.missing.equals("") && !arena.list([.text("a"), .text("a")]).equals("a"))
  }

  @Test func rawBytesAreComparedToTheLast() {
    for count in 0..<40 {
      var left = [UInt8](repeating: 7, count: count + 1)
      let right = left
      #expect(rawBytesEqual(&left, right, count))
      for place in 0..<count {
        left[place] = 8
        #expect(!rawBytesEqual(&left, right, count))
        left[place] = 7
      }
    }
  }
}
