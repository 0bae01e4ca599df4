import Testing

@testable import SluiceSinks

@Suite struct FieldPatternTests {
  @Test(arguments: [
    ("user.name", "user.name", true), ("user", "user.name", true), ("user", "user_agent.name", false),
    ("user.*", "user.name", true), ("*.ip", "source.ip", true), ("*.ip", "source.ip.x", true),
    ("*.ip", "related.ips", false), ("source.geo.c*y_name", "source.geo.city_name", true),
    ("user.nam?", "user.name", true),
    ("*", "a.b", true), ("a.b.c", "a.b", false), ("User", "user.name", false), ("", "user.name", false),
    ("user.na", "user.name", false),
  ])
  func meansTheFieldAndAllBelow(_ pattern: String, _ path: String, _ isMeant: Bool) {
    #expect(FieldPattern(pattern).matches(path) == isMeant)
  }
}
