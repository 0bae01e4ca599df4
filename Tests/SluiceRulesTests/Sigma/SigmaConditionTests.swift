import SluiceRules
import SluiceTestSupport
import Testing

/// What lowered selections match.
@Suite struct SigmaConditionTests {
  private static let record = #"""
    {"eventName": "ConsoleLogin", "eventTime": "2026-01-02T03:04:05Z", "sourceIPAddress": "10.1.2.3",
     "empty": "", "none": null, "list": [], "count": 12, "half": 1.50, "on": true, "path": "C:\\Windows\\a*b",
     "userIdentity": {"arn": "arn:aws:iam::1:user/Ada", "userName": "ada"}, "names": ["Ada", "Grace"],
     "requestParameters": {"userName": "ADA", "policy": {"Effect": "Allow"}}, "text": "line one\nLine two"}
    """#

  @Test(arguments: [
    ("eventName: consolelogin", true), ("eventName|cased: consolelogin", false),
    ("eventName|cased: ConsoleLogin", true), ("eventName: Console*", true), ("eventName: Console", false),
    ("eventName|contains: SOLE", true), ("eventName|cased|contains: SOLE", false),
    ("eventName|endswith: 'log?n'", true),
    ("eventName: [a, ConsoleLogin]", true), ("names|all: [ada, grace]", true), ("names|all: [ada, alan]", false),
    ("eventName|neq: x", true), ("missing|neq: x", true), ("names|neq: ada", false),
    ("none: null", true), ("missing: null", true), ("list: null", true), ("empty: null", false), ("empty: ''", true),
    ("eventName: ''", false), ("missing: ''", false), ("none: [null, x]", true),
    ("none|exists: true", true), ("list|exists: true", true), ("missing|exists: false", true),
    ("eventName|exists: false", false), ("eventName: '*'", true), ("none|contains: '*'", false),
    ("count: 12", true), ("count: '12'", true), ("half: 1.5", true), ("count|lt: 12", false), ("count|lte: 12", true),
    ("count|gt: 11.5", true), ("missing|gt: 0", false), ("on: true", true), ("on: 'TRUE'", true), ("on: false", false),
    ("sourceIPAddress|cidr: 10.0.0.0/8", true), ("sourceIPAddress|cidr: [192.0.2.0/24, 10.1.2.3]", true),
    ("sourceIPAddress|cidr: 10.9.9.9/8", true), ("sourceIPAddress|cidr: '2001:db8::/32'", false),
    (#"path: 'C:\Windows\a\*b'"#, true), (#"path: 'C:\\Windows\\a\*b'"#, true), (#"path: 'C:\Windows\\*'"#, true),
    ("eventName|re: '^Console.*n$'", true), ("eventName|re: console", false), ("eventName|re|i: console", true),
    ("text|re|m: '^Line'", true), ("text|re: '^Line'", false), ("text|re|s: 'one.Line'", true),
    ("text|re: 'one.Line'", false), ("eventName|re|startswith: 'L'", false), ("eventName|re|endswith: 'gin'", true),
    ("userIdentity.userName|fieldref: requestParameters.userName", true),
    ("userIdentity.userName|fieldref|cased: requestParameters.userName", false),
    ("userIdentity.arn|fieldref|endswith: userIdentity.userName", true),
    ("userIdentity.arn|fieldref|startswith: userIdentity.userName", false),
    ("userIdentity.arn|fieldref|contains: names", true), ("eventName|fieldref: missing", false),
    ("eventName|neq|fieldref: missing", true),
    ("requestParameters|contains: '\"Effect\":\"Allow\"'", true),
    ("requestParameters|contains|all: [ada, allow]", true),
    ("eventTime|hour: 3", true), ("eventTime|hour|gte: 4", false), ("eventTime|gte|minute: 4", true),
    ("eventTime|day|lt: 3", true), ("eventTime|week: 1", true), ("eventTime|month: 1", true),
    ("eventTime|year|gt: 2025", true), ("eventName|hour: 3", false),
  ])
  func selectionsMatchAsDefined(selection: String, matches: Bool) throws {
    let condition = try SigmaRules.condition(selection: selection)
    #expect(SigmaRules.evaluator(Self.record).matches(condition) == matches)
  }

  @Test(arguments: [
    ("[grace]", true), ("[USER/ada, x]", true), ("['one*two']", true), ("{'|all': [grace, console]}", true),
    ("{'|all': [grace, alan]}", false), ("[{'|re': 'Gr.ce'}]", true), ("['|re']", false), ("[12]", true),
    ("{'|cased': grace}", false), ("{'|startswith': grac}", true), ("{'|startswith': race}", false),
    ("[[grace], {eventName: x}]", true), ("[{eventName: x}, {count: 12, on: false}]", false),
  ])
  func keywordsAreFoundInAnyField(selection: String, matches: Bool) throws {
    let condition = try SigmaRules.condition(of: SigmaRules.rule("sel: \(selection)\ncondition: sel"))
    #expect(SigmaRules.evaluator(Self.record).matches(condition) == matches)
  }

  @Test func unquotedWordsOfOldYAMLAreTexts() throws {
    let condition = try SigmaRules.condition(selection: "a: NO\nb: 012345678901\nc: 2026-01-02\nd: !!str 5")
    #expect(
      SigmaRules.evaluator(#"{"a": "No", "b": "012345678901", "c": "2026-01-02", "d": "5"}"#).matches(condition))
    #expect(
      !SigmaRules.evaluator(#"{"a": false, "b": "12345678901", "c": "2026-01-02", "d": "5"}"#).matches(condition))
  }

  @Test func conditionsInListsAreAlternatives() throws {
    let text = SigmaRules.rule("one: { a: 1 }\ntwo: { a: 2 }\ncondition:\n  - one\n  - not one and two")
    let condition = try SigmaRules.condition(of: text)
    #expect(["1", "2", "3"].map { SigmaRules.evaluator("{\"a\": \($0)}").matches(condition) } == [true, true, false])
  }

  @Test func namesThatBeginWithAnUnderscoreAreLeftOutOfThem() throws {
    let text = SigmaRules.rule("one: { a: 1 }\n_two: { a: 2 }\ncondition: all of them and not 1 of _*")
    #expect(
      try SigmaRules.condition(of: text)
        == .all([
          .test(FieldTest(.field("a"), .equals("1"))), .not(.test(FieldTest(.field("a"), .equals("2")))),
        ]))
  }
}
