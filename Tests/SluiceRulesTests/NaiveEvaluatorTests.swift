import SluiceCore
import SluiceRules
import SluiceTestSupport
import Testing

@Suite struct NaiveEvaluatorTests {
  private static let document = #"""
    {"event": {"action": "Create\u0041"}, "event.outcome": "success", "big": 9007199254740993, "half": 1.50,
     "a": [{"b": [1, null]}, {"b": [[2]], "c": "x\ny"}], "none": [], "null": null, "empty": "", "on": true,
     "at": "2026-01-02T03:04:05Z", "ip": "::ffff:10.1.2.3", "six": "2001:DB8::1", "flat": "10.0.0.0/8"}
    """#

  private static let types: [String: FieldType] = [
    "big": .long, "half": .double, "on": .boolean, "at": .date, "ip": .ip, "six": .ip, "flat": .flattened,
    "empty": .keyword,
  ]

  @Test(arguments: [
    ("event.action: CreateA", true), ("event.action: createA", false), ("event.outcome: success", true),
    ("event: *", false), ("a.b: 2", true), ("a.b: *", true), ("a: *", false), ("none: *", false), ("null: *", false),
    ("empty: *", true), ("empty: \"\"", true), ("not missing: x", true), ("a.c: x*y", true), ("a.c: *", true),
    ("big: 9007199254740993", true), ("big: 9007199254740992", false), ("big: x", false), ("not big: x", true),
    ("half: 1.5", true), ("half > 1", true), ("half: 1*", false), ("on: \"true\"", true), ("on: TRUE", false),
    ("at: \"2026-01-02T04:04:05+01:00\"", true), ("at >= 2026-01-02", true), ("at < 2026-01-02", false),
    ("ip: 10.1.2.3", true), ("ip: 10.0.0.0/8", true), ("ip: \"10.1.2.0/31\"", false), ("ip: 10.1.2.0/33", false),
    ("six: \"2001:db8:0::1\"", true), ("six: \"2001:db8::/32\"", true), ("six: 0.0.0.0/0", false),
    ("flat: 10.0.0.0/8", true), ("flat: 10.0.0.0/16", false), ("eve*: success", true), ("CreateA", true),
    ("a: { b: 1 and not c: * }", true), ("a: { b: 1 and c: * }", false), ("a: { b: 2 and c: x* }", true),
    ("event: { action: CreateA }", true),
  ])
  func conditionsHoldAsDefined(query: String, holds: Bool) throws {
    let evaluator = NaiveEvaluator(document: Self.document) { Self.types[$0] }
    #expect(evaluator.matches(try parseKQL(query).condition) == holds)
  }

  @Test func globsMatchTheWholeText() {
    let glob = Glob(parts: [.literal([0x61]), .anyOne, .anyRun, .literal([0x7A])])
    for (text, matches) in [
      ("aéz", true), ("abcz", true), ("az", false), ("abczz", true), ("abcy", false), ("", false),
    ] {
      #expect(NaiveComparison.matches(glob, text) == matches)
    }
    #expect(NaiveComparison.matches(Glob(parts: [.literal([0x61])], ignoresCase: true), "A"))
    #expect(NaiveComparison.matches(Glob(parts: []), "") && !NaiveComparison.matches(Glob(parts: []), "x"))
  }
}
