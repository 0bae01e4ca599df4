import SluiceRules
import SluiceTestSupport
import Testing

@Suite struct ESQLStatsTests {
  private let documents: [NaiveJSON]

  init() throws {
    documents = try ESQLTesting.documents(
      #"{"u": "a", "n": 1, "k": "x"}"#, #"{"u": "b", "n": 5, "k": "x"}"#, #"{"u": "a", "n": 2, "k": "y"}"#,
      #"{"n": 7}"#, #"{"u": "a", "k": ["x", "z"]}"#)
  }

  @Test func groupsAreCounted() throws {
    let rows = try ESQLTesting.run(
      "FROM i | STATS c = COUNT(*), n = COUNT(n), s = SUM(n), a = AVG(n), d = COUNT_DISTINCT(k), v = VALUES(k) BY u",
      over: documents)
    #expect(
      rows == [
        [
          "u": .string("a"), "c": .integer(3), "n": .integer(2), "s": .integer(3), "a": .double(1.5), "d": .integer(3),
          "v": .texts("x", "y", "z"),
        ],
        [
          "u": .string("b"), "c": .integer(1), "n": .integer(1), "s": .integer(5), "a": .double(5), "d": .integer(1),
          "v": .string("x"),
        ],
        [
          "u": .null, "c": .integer(1), "n": .integer(1), "s": .integer(7), "a": .double(7), "d": .integer(0),
          "v": .null,
        ],
      ])
  }

  @Test func aggregatesHaveFiltersOfTheirOwn() throws {
    let rows = try ESQLTesting.run(
      "FROM i | STATS big = COUNT(*) WHERE n >= 2, small = MAX(n) WHERE n < 2, all = COUNT() BY u | WHERE u == \"a\"",
      over: documents)
    #expect(rows == [["big": .integer(1), "small": .integer(1), "all": .integer(3), "u": .string("a")]])
  }

  @Test func aggregatesStandInExpressions() throws {
    let rows = try ESQLTesting.run(
      """
      FROM i | STATS r = MAX(n) - MIN(n), t = CASE(COUNT(*) > 4, "many", "few"), m = MEDIAN(n), p = PERCENTILE(n, 100),
        top = TOP(n, 2, "desc"), f = FIRST(k, n), l = LAST(k, n), b = MAX(n > 3)
      """, over: documents)
    #expect(
      rows == [
        [
          "r": .integer(6), "t": .string("many"), "m": .double(3.5), "p": .double(7),
          "top": .many([.integer(7), .integer(5)]),
          "f": .string("x"), "l": .string("x"), "b": .boolean(true),
        ]
      ])
  }

  @Test func bucketsAreGroups() throws {
    let times = ["00:01", "00:04", "00:06", "01:00"].map {
      NaiveJSON.object([NaiveMember(key: "@timestamp", value: .string("2024-01-01T\($0):00Z"))])
    }
    let rows = try ESQLTesting.run(
      "FROM i | STATS c = COUNT(*) BY b = DATE_TRUNC(5 minute, @timestamp) | EVAL b = TO_STRING(b) | SORT b",
      over: times)
    #expect(rows.map { $0["c"] } == [.integer(2), .integer(1), .integer(1)])
    #expect(rows.map { $0["b"]?.text } == ["00:00", "00:05", "01:00"].map { "2024-01-01T\($0):00.000Z" })
  }

  @Test func withoutGroupsThereIsAlwaysARow() throws {
    let rows = try ESQLTesting.run("FROM i | WHERE u == \"none\" | STATS c = COUNT(*), m = MAX(n)", over: documents)
    #expect(rows == [["c": .integer(0), "m": .null]])
    #expect(try ESQLTesting.run("FROM i | WHERE u == \"none\" | STATS c = COUNT(*) BY u", over: documents).isEmpty)
    #expect(try ESQLTesting.run("FROM i | STATS BY k", over: documents).count == 4)
  }

  @Test func resultsNameTheirSources() throws {
    let table = try ESQLTesting.table(
      "FROM i | WHERE u IS NOT NULL | STATS c = COUNT(*) BY u | SORT c DESC", over: documents)
    #expect(table.rows.map(\.sources) == [[0, 2, 4], [1]])
    // A row that is in two groups counts once where they meet again.
    let twice = try ESQLTesting.table("FROM i | STATS c = COUNT(*) BY k | STATS s = SUM(c)", over: documents)
    #expect(twice.rows.map(\.sources) == [[0, 1, 2, 3, 4]])
  }

  @Test func preparedRowsGiveTheSameResult() throws {
    let query = try ESQLQuery.parse(
      "FROM i | EVAL w = n * 2, z = 1 | WHERE w > 2 | WHERE NOW() > 0::datetime | STATS s = SUM(w) BY u | SORT s")
    #expect(query.usesNow && query.isAggregating)
    let program = ESQLProgram(query)
    let execution = ESQLExecution(now: 1)
    let rows = documents.map { ESQLTesting.row(of: program, $0) }
    var prepared: [(row: ESQLPreparedRow, source: Int)] = []
    for (index, row) in rows.enumerated() {
      for kept in program.prepare(row, in: execution) { prepared.append((kept, index)) }
    }
    #expect(prepared.map(\.source) == [1, 2, 3] && prepared.allSatisfy { $0.row.values.count == 2 })
    let (left, right) = (program.run(prepared: prepared, in: execution), program.run(rows: rows, in: execution))
    #expect(left.rows.map(\.values) == right.rows.map(\.values) && left.rows.map(\.sources) == [[2], [1], [3]])
  }
}
