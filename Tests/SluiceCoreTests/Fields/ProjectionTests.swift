import SluiceCore
import Testing

@Suite struct ProjectionTests {
  @Test func theSameColumnIsBuiltOnce() {
    var builder = ProjectionBuilder()
    let first = builder.raw("a.b", .leaves)
    #expect(builder.raw(FieldPath(["a", "b"]), .leaves) == first)
    #expect(builder.raw("a.b", .value) != first)
    #expect(builder.raw("a.b", .cleanedLeaves) != first)
    #expect(builder.raw(FieldPath(["a.b"]), .leaves) != first)
    #expect(builder.build().columns.count == 4)
  }

  @Test func derivedColumnsShareByName() {
    var builder = ProjectionBuilder()
    var makes = 0
    let first = builder.derived("user.name") { builder in
      makes += 1
      let raw = builder.raw("userIdentity.userName", .leaves)
      return { batch, record in batch[record, raw] }
    }
    let again = builder.derived("user.name") { _ in
      makes += 1
      return { _, _ in .missing }
    }
    #expect(first == again && makes == 1)
    let projection = builder.build()
    #expect(projection.columns.count == 2 && projection.emptyRow.map(\.kind) == [.missing, .pending])
  }

  @Test func pathsSplitAtDots() {
    #expect(FieldPath("a.b.c").keys == ["a", "b", "c"])
    #expect(FieldPath(dotted: "a..b").keys == ["a", "", "b"])
    #expect(FieldPath("a").appending("b.c").keys == ["a", "b.c"])
    #expect(FieldPath("a.b").description == "a.b")
  }
}
