import SluiceRules
import SluiceTestSupport
import Testing

@Suite struct EQLConditionTests {
  private static let event = #"""
    {"event": {"category": ["iam", "configuration"], "action": "PutBucketPolicy", "code": 7},
     "tags": ["Alpha", "beta"], "text": "{Principal=*, list=[all], path=C:\\tmp}", "ok": true, "ip": "10.1.2.3",
     "pair": ["x1", "y2"], "other": "y2", "n": [3, 30]}
    """#

  @Test(arguments: [
    ("iam where true", true), ("configuration where true", true), ("IAM where true", false), ("file where true", false),
    ("any where event.action == \"PutBucketPolicy\"", true), ("any where event.action == \"putbucketpolicy\"", false),
    ("any where event.action : \"putbucket*\"", true), ("any where event.action : (\"x\", \"PUTBUCKETPOLICY\")", true),
    ("any where event.action == \"PutBucket*\"", false), ("any where event.action in (\"PutBucket*\")", false),
    ("any where event.action in~ (\"a\", \"putBUCKETpolicy\")", true), ("any where event.action not in (\"a\")", true),
    ("any where event.action like \"Put*Polic?\"", true), ("any where event.action like \"put*\"", false),
    ("any where event.action like~ (\"a\", \"put*\")", true), ("any where event.code == 7 and event.code < 8", true),
    ("any where 7 >= event.code and not event.code != 7", true), ("any where ok", true), ("any where not ok", false),
    ("any where ok == true and ok != false", true),
    ("any where cidrMatch(ip, \"172.16.0.0/12\", \"10.0.0.0/8\")", true),
    ("any where not cidrMatch(ip, \"172.16.0.0/12\")", true), ("any where tags : \"ALPHA\" and tags == \"beta\"", true),
  ])
  func testsOfFieldsHold(_ text: String, _ expected: Bool) throws {
    #expect(try Self.holds(text) == expected)
  }

  /// Two-valued: what is missing makes a comparison false and its negation true.
  @Test(arguments: [
    ("gone == \"a\"", false), ("gone != \"a\"", true), ("not gone == \"a\"", true), ("gone in (\"a\")", false),
    ("gone not in (\"a\")", true), ("not stringContains(gone, \"a\")", true), ("gone : \"*\"", false),
    ("gone == null", true), ("gone != null", false), ("null == event.action", false), ("event.action != null", true),
    ("?gone == null", true), ("gone", false), ("not gone", true), ("gone > 1", false), ("not gone > 1", true),
    ("not gone regex \".*\"", true), ("length(gone) > 0", false), ("not length(gone) > 0", true),
    ("length(gone) != 3", false), ("concat(gone, \"a\") == null", true),
    ("not concat(event.action, \"a\") == null", true),
    ("gone == other", false), ("gone != other", false), ("not gone == other", true), ("null", false),
    ("not null", true),
    ("gone < null", false), ("startsWith(gone, other) == false", true),
  ])
  func missingFieldsMakeComparisonsFalse(_ text: String, _ expected: Bool) throws {
    #expect(try Self.holds("any where " + text) == expected)
  }

  /// A needle is a wildcard pattern with escapes for `stringContains` and `endsWith`, literal for `startsWith`.
  @Test(arguments: [
    (#"stringContains(text, "Principal=\\*")"#, true), (#"stringContains(text, "list=[*]")"#, true),
    (#"stringContains(text, "list=[\\*]")"#, false), (#"stringContains(text, "a?l")"#, true),
    (#"stringContains(text, "principal")"#, false), (#"stringContains~(text, "PRINCIPAL")"#, true),
    (#"stringContains(text, "C:\\\\tmp")"#, true), (#"endsWith(text, "C:*}")"#, true),
    (#"endsWith(text, "C:*")"#, true),
    (#"startsWith(text, "{Prin")"#, true), (#"startsWith(text, "{*")"#, false), (#"startsWith~(text, "{PRIN")"#, true),
    (#"text : "{Principal=\\*"#, false), (#"text : "*Principal=\\**""#, false), (#"text like "*=*, list*""#, true),
    (#"text regex "\\{Principal=.*""#, true), (#"text regex "Principal""#, false),
    (#"text regex~ ("x", "\\{PRINCIPAL.+")"#, true),
  ])
  func needlesAreReadAsElasticsearchReadsThem(_ text: String, _ expected: Bool) throws {
    guard let query = try? parseEQL("any where " + text) else { return #expect(!expected) }
    guard case .query(let condition) = try query.body() else {
      Issue.record("no query")
      return
    }
    #expect(NaiveEvaluator(document: Self.event).matches(condition) == expected)
  }

  @Test(arguments: [
    ("other == pair", true), ("stringContains(text, other)", false),
    ("stringContains(concat(pair, \"!\"), \"y*\")", false),
    ("concat(pair, other) == \"x1y2\"", true), ("n + 1 == 31", true), ("length(pair) in (1, 2)", true),
    ("substring(other, 0, 1) : \"Y\"", true), ("(other == pair) == true", true), ("true : (other == pair)", true),
    ("(other == \"y2\") != true", false), ("string(event.code == 7 or ok) == \"true\"", true),
    ("substring(event.action, 0, 3) regex \"P[a-z]+\"", true), ("between(text, \"list=[\", \"]\") == \"all\"", true),
    ("event.code / 2 == 3 and event.code % 2 == 1", true), ("-event.code < 0", true),
  ])
  func whatNeedsFunctionsIsComputedForAnyValues(_ text: String, _ expected: Bool) throws {
    #expect(try Self.holds("any where " + text) == expected)
  }

  @Test func conditionsOfSingleFieldsAreTests() throws {
    func lowered(_ text: String) throws -> Condition { try parseEQLCondition(text).condition() }
    func test(_ comparison: Comparison) -> Condition { .test(FieldTest(.field("a"), comparison)) }
    #expect(try lowered("a == concat(\"x\", 1)") == test(.equals("x1")))
    #expect(try lowered("3 < a") == test(.ordered(.greater, "3")))
    #expect(try lowered("a : \"10.0.0.1\"") == test(.equals("10.0.0.1")))
    #expect(try lowered("a : \"x\"") == test(.matches(Glob(parts: [.literal([0x78])], ignoresCase: true))))
    #expect(try lowered("startsWith(a, \"x\")") == test(.matches(Glob(parts: [.literal([0x78]), .anyRun]))))
    #expect(try lowered("cidrMatch(a, \"10.0.0.0/8\")") == test(.inNetwork("10.0.0.0/8")))
    #expect(try lowered("a == b") == .computed(try parseEQLCondition("a == b").computation))
    #expect(try lowered("1 + 1 == 2") == .constant(true))
    #expect(try lowered("stringContains(\"abc\", \"b\") == false") == .not(.constant(true)))
  }

  @Test func sequencesAreWrittenOut() throws {
    let text =
      "sequence by k with maxspan=1m [iam where a] by x with runs=2 ![any where b] by y until [any where c] by z"
    guard case .sequence(let query) = try parseEQL(text).body(eventCategoryField: "event.type") else {
      Issue.record("no sequence")
      return
    }
    #expect(query.maxSpan == 60_000 && query.stages.map(\.isMissing) == [false, false, true])
    #expect(query.stages[0] == query.stages[1])
    #expect(query.stages.map { $0.join.map(\.name) } == [["k", "x"], ["k", "x"], ["k", "y"]])
    #expect(query.until?.join.map(\.name) == ["k", "z"])
    #expect(
      query.stages[0].condition
        == .all([
          .test(FieldTest(.field("event.type"), .equals("iam"))), .test(FieldTest(.field("a"), .equals("true"))),
        ]))
  }

  private static func holds(_ text: String) throws -> Bool {
    guard case .query(let condition) = try parseEQL(text).body() else { return false }
    return NaiveEvaluator(document: event).matches(condition)
  }
}
