import SluiceRules
import SluiceTestSupport
import Testing

@Suite struct ESQLCommandTests {
  @Test func filtersDropWhatIsNotTrue() throws {
    let documents = try ESQLTesting.documents(
      #"{"a": "x"}"#, #"{"a": "y"}"#, "{}", #"{"a": ["x", "z"]}"#)
    func kept(_ condition: String) throws -> [[Int]] {
      try ESQLTesting.table("FROM i | WHERE \(condition)", over: documents).rows.map(\.sources)
    }
    #expect(try kept("a == \"x\"") == [[0]])
    #expect(try kept("not a == \"x\"") == [[1]])
    #expect(try kept("a is null") == [[2]])
    #expect(try kept("a is not null") == [[0], [1], [3]])
    #expect(try kept("KQL(\"a: x\")") == [[0], [3]])
    #expect(try kept("not KQL(\"a: x\")") == [[1], [2]])
    #expect(try kept("a : \"z\"") == [[3]])
    #expect(try kept("mv_count(a) == 2") == [[3]])
  }

  @Test func columnsAreDefinedKeptDroppedAndRenamed() throws {
    let documents = try ESQLTesting.documents(#"{"a.b": 1, "a.c": 2, "d": 3}"#)
    func columns(_ commands: String) throws -> [String] {
      try ESQLTesting.table("FROM i | \(commands)", over: documents).columns
    }
    #expect(try columns("EVAL x = a.b, y = x + 1, a.b") == ["x", "y", "a.b"])
    #expect(try columns("EVAL a.c, d | EVAL a.c = 1") == ["d", "a.c"])
    #expect(try columns("EVAL x = a.b + a.c | KEEP d, a.*, none.*") == ["d", "a.b", "a.c"])
    #expect(try columns("EVAL x = a.b, y = 2 | DROP a.*, x") == ["y"])
    #expect(try columns("KEEP a.b, d | RENAME a.b AS z") == ["z", "d"])
    #expect(try columns("KEEP a.b | RENAME z = a.b") == ["z"])
    #expect(try columns("EVAL d + 1 | KEEP `d + 1`") == ["d + 1"])
    #expect(try columns("STATS COUNT(*), MAX(d) BY a.b, a.c % 2") == ["COUNT(*)", "MAX(d)", "a.b", "a.c % 2"])
    let row = try ESQLTesting.run("FROM i | KEEP a.* | EVAL s = a.b + a.c | RENAME s AS t | KEEP t", over: documents)
    #expect(row == [["t": .integer(3)]])
  }

  @Test func columnsThatAreNotThereAreNullWithAWarning() throws {
    let query = try ESQLQuery.parse("FROM i | KEEP a | EVAL c = b + a | STATS n = COUNT(*) BY c | WHERE a > 1")
    #expect(query.fields == ["a"])
    #expect(query.warnings.count == 2 && query.warnings[0].contains("`b`") && query.warnings[1].contains("`a`"))
    #expect(try ESQLQuery.parse("FROM i | DROP a | WHERE a == 1").warnings.count == 1)
  }

  @Test func metadataAreColumns() throws {
    let rows = try ESQLTesting.run("FROM i METADATA _id, _index, _version | KEEP _version, _id", over: [.object([])])
    #expect(rows == [["_id": .string("id"), "_version": .integer(1)]])
    #expect(try ESQLQuery.parse("FROM i [METADATA _id] | LIMIT 1").metadata == ["_id"])
  }

  @Test func sourcesAreIndexPatterns() throws {
    let query = try ESQLQuery.parse("FROM logs-aws.cloudtrail-*, \"a,b\", c:.alerts-security.default | LIMIT 3")
    #expect(query.sources == ["logs-aws.cloudtrail-*", "a", "b", "c:.alerts-security.default"] && query.readsAlerts)
  }

  @Test func sortingPlacesNullsAndTies() throws {
    let documents = try ESQLTesting.documents(
      #"{"n": 2, "t": "b"}"#, #"{"t": "c"}"#, #"{"n": 1, "t": "a"}"#, #"{"n": 2, "t": "a"}"#,
      #"{"n": [0, 9], "t": "m"}"#)
    func order(_ keys: String) throws -> [Int] {
      try ESQLTesting.table("FROM i | SORT \(keys)", over: documents).rows.map { $0.sources[0] }
    }
    #expect(try order("n") == [4, 2, 0, 3, 1])
    #expect(try order("n DESC, t") == [1, 4, 3, 0, 2])
    #expect(try order("n ASC NULLS FIRST, t DESC") == [1, 4, 2, 0, 3])
    #expect(try ESQLTesting.table("FROM i | SORT n | LIMIT 2", over: documents).rows.map(\.sources) == [[4], [2]])
  }

  @Test func expansionMakesARowPerValue() throws {
    let documents = try ESQLTesting.documents(#"{"a": [1, 2], "b": 1}"#, #"{"b": 2}"#)
    let rows = try ESQLTesting.run("FROM i | MV_EXPAND a | WHERE a != 1 OR a IS NULL | KEEP a, b", over: documents)
    #expect(rows == [["a": .integer(2), "b": .integer(1)], ["a": .null, "b": .integer(2)]])
    // The record has the value that the filter refuses, too.
    #expect(
      try ESQLQuery.parse("FROM i | MV_EXPAND a | WHERE a != 1").prefilter == .test(FieldTest(.field("a"), .exists)))
  }

  @Test func capturesReplaceColumnsAndMayHaveDots() throws {
    let documents = try ESQLTesting.documents(
      #"{"p": "{roleArn=arn:aws:iam::1:role/r, n=5}", "q": "old"}"#, #"{"q": "x"}"#)
    let rows = try ESQLTesting.run(
      """
      FROM i | GROK p \"""roleArn=(?<E.role_arn>[^,}]+)(, n=%{INT:n:int})?\""" | DISSECT p "{%{q}=%{}" | KEEP q, E.*, n
      """, over: documents)
    #expect(
      rows == [
        ["q": .string("roleArn"), "E.role_arn": .string("arn:aws:iam::1:role/r"), "n": .integer(5)],
        ["q": .null, "E.role_arn": .null, "n": .null],
      ])
  }

  @Test func dissectFollowsElasticsearchInOddities() throws {
    func match(_ pattern: String, _ text: String) throws -> [String: ESQLValue] {
      let document = NaiveJSON.object([NaiveMember(key: "t", value: .string(text))])
      return try ESQLTesting.run("FROM i | DISSECT t \"\(pattern)\" | DROP t", over: [document])[0]
    }
    #expect(try match("%{a},%{b},%{c}", "1,,3") == ["a": .string("1"), "b": .string(""), "c": .string("3")])
    #expect(try match("%{a},%{b},%{c}", "1,,") == ["a": .string("1"), "b": .string(""), "c": .string("")])
    #expect(try match("%{{?k}=%{v}", "{bucket=x") == ["{?k": .string("{bucket"), "v": .string("x")])
    #expect(try match("%{}id=%{id},%{}", "x id=5, y") == ["id": .string("5")])
    #expect(try match("a=%{a};", "a=1") == ["a": .null])
    #expect(try match("%{a} %{a}", "1 2") == ["a": .string("2")])
  }
}
