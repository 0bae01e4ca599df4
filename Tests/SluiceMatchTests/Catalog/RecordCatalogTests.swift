import SluiceCore
import SluiceECS
import SluiceMatch
import SluiceParse
import SluiceRules
import SluiceTestSupport
import Testing

/// Conditions over records as they were delivered, read by the stream's parser.
@Suite struct RecordCatalogTests {
  private static let record = #"""
    {"eventName": "DescribeInstanceAttribute", "errorCode": null, "readOnly": true, "sourceIPAddress": "10.1.2.3",
     "requestParameters": {"attribute": "userData", "maxResults": 50, "filter": {"items":[{"key":"a\"b"}]},
       "names": ["x", ["y", null, "say \u0022hi\u0022"], {"n":1}], "empty": [], "blank": ""},
     "userIdentity": {"type": "AssumedRole", "sessionContext": {"attributes": {"mfaAuthenticated": "false"}}},
     "resources": [{"ARN": "arn:1"}, {"ARN": "arn:2"}]}
    """#

  private func holds(_ condition: Condition, _ text: String = Self.record) -> Bool {
    var builder = ProjectionBuilder()
    let selectors = [Selector(condition: condition, namespace: .record)]
    let rules = RuleSet(compiling: selectors, catalogs: (CloudTrailCatalog(), RecordCatalog()), in: &builder)
    let reader = SingleRecordReader(projection: builder.build(), splitsDotsAtRoot: false)
    return Array(text.utf8).withUnsafeBytes { bytes in
      let batch = reader.read(bytes, blob: TestBatch.blob)
      var matcher = Matcher(rules)
      matcher.match(batch, detector: 0)
      return !batch.matches.isEmpty
    }
  }

  @Test func namesArePathsOfTheRecord() {
    #expect(holds(has("eventName", "DescribeInstanceAttribute")))
    #expect(holds(has("requestParameters.attribute", "userData")))
    #expect(holds(has("userIdentity.sessionContext.attributes.mfaAuthenticated", "false")))
    #expect(holds(has("resources.ARN", "arn:2")))
    #expect(!holds(has("event.action", "DescribeInstanceAttribute")))
  }

  @Test func valuesCompareAsTextOrNumber() {
    #expect(holds(has("readOnly", "true")))
    #expect(holds(like("readOnly", "TRUE", ignoringCase: true)))
    #expect(holds(has("requestParameters.maxResults", "50")))
    #expect(holds(like("requestParameters.maxResults", "5*")))
    #expect(holds(field("requestParameters.maxResults", .ordered(.greater, "9"))))
    #expect(holds(has("requestParameters.blank", "")))
  }

  @Test func objectsCompareAsTheirText() {
    #expect(holds(like("requestParameters", #"*"attribute": "userData"*"#)))
    #expect(holds(has("requestParameters.filter", #"{"items":[{"key":"a\"b"}]}"#)))
    #expect(holds(field("requestParameters.filter", .matchesRegex(RegexPattern(#""key":"a"#, isAnchored: false)))))
    #expect(holds(field("requestParameters", .exists)))
    #expect(!holds(has("requestParameters.attribute.deeper", "userData")))
  }

  @Test func listsCompareByAnyElement() {
    #expect(holds(has("requestParameters.names", "x")))
    #expect(holds(has("requestParameters.names", "y")))
    #expect(holds(has("requestParameters.names", #"say "hi""#)))
    #expect(holds(has("requestParameters.names", #"{"n":1}"#)))
    #expect(!holds(has("requestParameters.names", "z")))
    #expect(holds(like("resources", #"*"arn:2"*"#)))
  }

  @Test func nothingAndNullAreNoValueButAKeyIsPresent() {
    for name in ["errorCode", "requestParameters.empty"] {
      #expect(!holds(field(name, .exists)))
      #expect(holds(field(name, .isPresent)))
    }
    #expect(!holds(field("errorMessage", .isPresent)))
    #expect(!holds(field("requestParameters.other", .isPresent)))
    #expect(holds(field("requestParameters.filter", .isPresent)))
  }

  @Test func keywordsLookAtTheWholeRecord() {
    func keyword(_ pattern: String) -> Condition { .test(FieldTest(.anyField, .matches(glob(pattern)))) }
    #expect(holds(keyword("*userD*")))
    #expect(holds(keyword("arn:2")))
    #expect(!holds(keyword("*nothing*")))
    #expect(holds(.test(FieldTest(.matching(glob("*Parameters.attr*")), .equals("userData")))))
    #expect(!holds(.test(FieldTest(.matching(glob("response*")), .exists))))
  }

  @Test func emptyNamesAreNoFields() {
    #expect(RecordCatalog().field(named: "a..b")?.name == nil)
    #expect(RecordCatalog().field(named: "")?.name == nil)
    #expect(RecordCatalog().object(at: ".a")?.name == nil)
  }

  /// Random conditions over random records, by the stream's parser.
  @Test(arguments: 1...30) func agreesWithReference(seed: Int) {
    var random = RandomRules(seed: UInt64(seed))
    let conditions = (0..<80).map { _ in random.recordCondition() }
    var builder = ProjectionBuilder()
    let selectors = conditions.map { Selector(condition: $0, namespace: .record) }
    let rules = RuleSet(compiling: selectors, catalogs: (CloudTrailCatalog(), RecordCatalog()), in: &builder)
    let reader = SingleRecordReader(projection: builder.build(), splitsDotsAtRoot: false)
    var matcher = Matcher(rules)
    for _ in 0..<30 {
      let document = random.record()
      let text = TestBatch.text(document)
      let found = Array(text.utf8).withUnsafeBytes { bytes in
        let batch = reader.read(bytes, blob: TestBatch.blob)
        matcher.match(batch, detector: 0)
        return batch.matches.map(\.rule)
      }
      let reference = NaiveEvaluator(document: document, types: { _ in nil }, objectText: TestBatch.text)
      let expected = conditions.indices.filter { reference.matches(conditions[$0]) }
      #expect(found == expected, "\(text)")
      for index in Set(found).symmetricDifference(expected).prefix(2) { Issue.record("\(conditions[index])") }
    }
  }
}
