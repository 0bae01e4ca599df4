import SluiceConfig
import Testing

@Suite struct SpellingTests {
  private static let names = ["decompress", "parse", "enrich", "route", "detect", "from", "id"]

  @Test(arguments: [
    ("decompres", "decompress"), ("prase", "parse"), ("Parse", "parse"), ("rout", "route"), ("detcet", "detect"),
    ("form", "from"), ("enrihc", "enrich"), ("if", "id"),
  ])
  func findsTheNearestName(_ text: String, _ name: String) {
    #expect(nearestName(to: text, among: Self.names) == name)
  }

  @Test(arguments: ["", "geo", "x", "filter", "xy", String(repeating: "decompress", count: 100)])
  func findsNothingWhereNothingIsNear(_ text: String) {
    #expect(nearestName(to: text, among: Self.names) == nil)
  }
}
