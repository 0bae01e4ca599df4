import SluiceCore
import SluiceRules
import SluiceTestSupport
import Testing

@Suite struct ESQLProgramTests {
  /// Fields for wildcards and warnings.
  private struct Catalog: FieldCatalog {
    let fieldNames = ["aws.b", "aws.a", "user.name", "event.action"]
    func field(named name: String) -> Field? {
      fieldNames.contains(name) ? Field(name: name, type: .keyword) { $0.constant("") } : nil
    }
    func object(at path: String) -> Field? { nil }
  }

  @Test func recordsMatchOneByOne() throws {
    let query = try ESQLQuery.parse(
      """
      FROM logs METADATA _id | WHERE event.action == "CopyObject"
      | DISSECT p "{%{?k}=%{bucket}, %{?l}=arn:%{account}:%{}" | WHERE account != cloud.account.id
      | KEEP _id, bucket | SORT bucket | LIMIT 5
      """)
    let program = ESQLProgram(query)
    let execution = ESQLExecution(now: 0)
    #expect(program.fields == ["event.action", "p", "cloud.account.id"] && program.columns == ["_id", "bucket"])
    func match(_ action: String, _ parameters: String, _ account: String) -> [ESQLValue]? {
      let values = [action, parameters, account].map { ESQLValue(fieldType: .keyword, texts: [$0]) }
      return program.matches(ESQLRow(values: values, id: "7"), in: execution)?.values
    }
    #expect(match("CopyObject", "{b=x, k=arn:1:r}", "2") == [.string("7"), .string("x")])
    #expect(match("CopyObject", "{b=x, k=arn:2:r}", "2") == nil)
    #expect(match("CopyObject", "{b=x}", "2") == nil)
    #expect(match("PutObject", "{b=x, k=arn:1:r}", "2") == nil)
    // A program for groups has no answer for one record.
    let groups = ESQLProgram(try ESQLQuery.parse("FROM i | STATS COUNT(*)"))
    #expect(groups.matches(ESQLRow(values: []), in: execution) == nil)
  }

  @Test func wildcardsSelectAmongTheFieldsOfACatalog() throws {
    let query = try ESQLQuery.parse(
      "FROM i | WHERE event.action == \"x\" AND user.nme IS NULL | KEEP aws.*, event.action")
    let program = ESQLProgram(query, catalog: Catalog())
    #expect(program.columns == ["aws.a", "aws.b", "event.action"])
    #expect(program.fields == ["event.action", "user.nme", "aws.a", "aws.b"])
    #expect(program.warnings.count == 1 && program.warnings[0].contains("user.nme"))
    #expect(ESQLProgram(query).columns == ["event.action"] && ESQLProgram(query).warnings.isEmpty)
  }

  @Test func runsSeeTheirOwnTime() throws {
    let query = try ESQLQuery.parse(
      "FROM i | STATS last = MAX(@timestamp) BY user.name | WHERE last >= NOW() - 1 hour | KEEP user.name")
    #expect(query.usesNow && query.isAggregating && !query.prefilterIsExact)
    let program = ESQLProgram(query)
    let rows = [0, 3_600_000, 7_200_000].enumerated().map { index, time in
      ESQLRow(values: [.string("u\(index)"), .datetime(Int64(time))])
    }
    #expect(program.fields == ["user.name", "@timestamp"])
    #expect(program.run(rows: rows, now: 7_200_000).rows.map(\.values) == [[.string("u1")], [.string("u2")]])
    #expect(program.run(rows: rows, now: 10_800_001).rows.isEmpty)
  }

  @Test func negatedComparisonsOfAbsentFieldsDropTheRecord() throws {
    let program = ESQLProgram(try ESQLQuery.parse("FROM i | WHERE NOT session.console == \"true\""))
    let execution = ESQLExecution(now: 0)
    #expect(program.matches(ESQLRow(values: [.null]), in: execution) == nil)
    #expect(program.matches(ESQLRow(values: [.string("false")]), in: execution) != nil)
  }

  @Test func valuesAreWrittenAsJSON() {
    var bytes: [UInt8] = []
    ESQLValue.many([.string("a\"\n"), .integer(1), .double(1.5), .boolean(true), .datetime(0)]).append(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == #"["a\"\u000a",1,1.5,true,"1970-01-01T00:00:00.000Z"]"#)
  }
}
