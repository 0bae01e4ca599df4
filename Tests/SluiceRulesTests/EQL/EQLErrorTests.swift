import SluiceRules
import Testing

@Suite struct EQLErrorTests {
  @Test(arguments: [
    ("", 0, "there is no query"),
    ("any", 3, "`where` is missing"),
    ("any where", 9, "ends too early"),
    ("any where a = 1", 12, "write `==`"),
    ("any where a == 1 && b", 17, "write `and`"),
    ("any where a == 1 || b", 17, "write `or`"),
    ("any where !a", 10, "write `not`"),
    ("any where a == 1 AND b == 2", 17, "lower case"),
    ("any where a contains \"x\"", 12, "no operator"),
    ("any where stringcontains(a, \"x\")", 10, "did you mean `stringContains`"),
    ("any where foo(a)", 10, "no function `foo`"),
    ("any where length~(a) == 1", 10, "leave out the `~`"),
    ("any where length(a, b) == 1", 10, "takes 1 arguments, not 2"),
    ("any where startsWith(a)", 10, "takes 2 arguments, not 1"),
    ("any where cidrMatch(a, \"10.0.0.0/40\")", 23, "not a network"),
    ("any where cidrMatch(a, b)", 23, "takes strings"),
    ("any where a like b", 17, "`like` takes strings"),
    ("any where a not like \"b\"", 16, "only `in`"),
    ("any where a in \"b\"", 15, "a list of values"),
    ("any where a < b < c", 16, "can't be chained"),
    ("any where a regex \"x{2\"", 18, "never closed"),
    ("any where a regex \"~x\"", 18, "complement"),
    ("any where a[0] == 1", 11, "index"),
    ("any where a. == 1", 13, "missing behind the dot"),
    ("any where \"\\q\"", 11, "no such escape"),
    ("any where \"\\u{110000}\"", 11, "code point"),
    ("any where \"abc", 10, "never closed"),
    ("any where \"a\nb\" == c", 10, "own line"),
    ("any where a /* b", 12, "`*/` is missing"),
    ("any where 99999999999999999999 == a", 10, "64 bits"),
    ("any where 1e999 == a", 10, "not a number"),
    ("any where a == #", 15, "no meaning"),
    ("any where sequence == 1", 10, "backticks"),
    ("any where (a == 1", 17, "`)` is missing"),
    ("any where a == 1)", 16, "can't stand here"),
    ("any where child of [any where true]", 10, "process relations"),
    ("join by a [x where true] [y where true]", 0, "`join` is not supported"),
    ("sample by a [x where true] [y where true]", 0, "`sample` is not supported"),
    ("any where true | count", 17, "not supported"),
    ("any where true | heat 3", 17, "no pipe"),
    ("any where true | head x", 22, "whole number"),
    ("sequence [a where true]", 0, "two stages"),
    ("sequence ![a where true] ![b where true]", 0, "without `!`"),
    ("sequence [a where true] ![b where true]", 24, "maxspan"),
    ("sequence [a where true] by x [b where true]", 29, "equally many"),
    ("sequence by length(x) [a where true] [b where true]", 12, "by fields only"),
    ("sequence with maxspan=5 [a where true] [b where true]", 24, "units"),
    ("sequence with maxspan=1.5h [a where true] [b where true]", 22, "whole number"),
    ("sequence with maxspan=0s [a where true] [b where true]", 22, "above 0"),
    ("sequence with maxspan=99999999999999999d [a where true] [b where true]", 22, "too long"),
    ("sequence with maxspan=1h by x [a where true] [b where true]", 25, "before `with maxspan`"),
    ("sequence [a where true] with runs=0 [b where true]", 34, "1 to 100"),
    ("sequence [a where true] [b where true] until ![c where true]", 39, "`until`"),
  ])
  func mistakesAreNamedAndPlaced(_ text: String, _ offset: Int, _ part: String) {
    let error = #expect(throws: QueryError.self) { try parseEQL(text) }
    #expect(error?.offset == offset, "\(text): \(error.map(String.init(describing:)) ?? "")")
    #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
  }

  @Test(arguments: [
    ("any where length(a)", 10), ("any where \"a\"", 10), ("any where 1 + 2", 10), ("any where a and (b or 3)", 22),
    ("any where true | head 1", 0),
  ])
  func whatIsNoRuleIsRefusedWhenItIsLowered(_ text: String, _ offset: Int) throws {
    let query = try parseEQL(text)
    #expect(throws: QueryError.self) { try query.body() }
    do { _ = try query.body() } catch { #expect(error.offset == offset) }
  }
}
