import Testing

@testable import SluiceDetect

@Suite struct OutlinedPlacesTests {
  @Test func fieldsAreRowsOrLieAboveOrBelowThem() {
    var places = OutlinedPlaces(["@timestamp", "user.name", "user.id", "aws.flattened", "aws.flattened_more"])
    // Asked twice, for what was found is kept.
    for _ in 0..<2 {
      #expect(places[FieldName("user.name")] == .row(1))
      #expect(places[FieldName("@timestamp")] == .row(0))
      #expect(places[FieldName("user")] == .above)
      #expect(places[FieldName("aws")] == .above)
      #expect(places[FieldName("aws.flattened.key.of.it")] == .below([3]))
      #expect(places[FieldName("user.names")] == .nowhere)
      #expect(places[FieldName("user.name.first")] == .below([1]))
      #expect(places[FieldName("use")] == .nowhere)
    }
  }

  @Test func anOutlineWithoutRowsHasNoFields() {
    var places = OutlinedPlaces([])
    #expect(places[FieldName("user.name")] == .nowhere)
  }
}
