import SluiceRules
import Testing

@Suite struct KQLConditionTests {
  static let lowerings: [(query: String, condition: Condition)] = [
    ("", .constant(true)),
    ("*: *", .constant(true)),
    ("a: *", .test(FieldTest(.field("a"), .exists))),
    ("not a: *", .not(.test(FieldTest(.field("a"), .exists)))),
    ("a: **", .test(FieldTest(.field("a"), .matches(Glob(parts: [.anyRun]))))),
    ("a: \"*\"", .test(FieldTest(.field("a"), .equals("*")))),
    ("a: b", .test(FieldTest(.field("a"), .equals("b")))),
    ("a: \"b\"", .test(FieldTest(.field("a"), .equals("b")))),
    ("a: true", .test(FieldTest(.field("a"), .equals("true")))),
    ("a: null", .test(FieldTest(.field("a"), .equals("null")))),
    ("a: b*?", .test(FieldTest(.field("a"), .matches(Glob(parts: [.literal([0x62]), .anyRun, .literal([0x3F])]))))),
    ("a.*: b", .test(FieldTest(.matching(Glob(parts: [.literal([0x61, 0x2E]), .anyRun])), .equals("b")))),
    ("\"a.*\": b", .test(FieldTest(.field("a.*"), .equals("b")))),
    ("*: b", .test(FieldTest(.anyField, .equals("b")))),
    ("b", .test(FieldTest(.anyField, .equals("b")))),
    ("*", .test(FieldTest(.anyField, .exists))),
    ("a >= 5", .test(FieldTest(.field("a"), .ordered(.greaterOrEqual, "5")))),
    ("a < \"x\"", .test(FieldTest(.field("a"), .ordered(.less, "x")))),
    (
      "a: (b or not c)",
      .any([.test(FieldTest(.field("a"), .equals("b"))), .not(.test(FieldTest(.field("a"), .equals("c"))))])
    ),
    (
      "a: { b: c and d }",
      .nested(
        path: "a", .all([.test(FieldTest(.field("b"), .equals("c"))), .test(FieldTest(.anyField, .equals("d")))]))
    ),
  ]

  @Test(arguments: lowerings)
  func queriesBecomeConditions(query: String, condition: Condition) throws {
    #expect(try parseKQL(query).condition == condition)
  }
}
