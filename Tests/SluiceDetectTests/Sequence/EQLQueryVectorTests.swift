import Foundation
import SluiceCore
import SluiceRules
import SluiceTestSupport
import TOMLKit
import Testing

/// Queries taken from the tests of Elasticsearch and of the eql package, and the rules of the corpus, run over events.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct EQLQueryVectorTests {
  @Test func queriesFindTheEventsOfElasticsearch() throws {
    let events = try #require(try document("vectors/eql-python/test_data.json").items)
    let queries = try queries("vectors/es-eql/test_queries_es_subset.json")
    #expect(queries.count == 79)
    try run(queries, over: events, id: "serial_event_id", time: .windows("timestamp"))
  }

  @Test func additionalQueriesFindTheEventsOfElasticsearch() throws {
    let events = try #require(try document("vectors/eql-python/test_data.json").items)
    let queries = try queries("vectors/es-eql/additional_test_queries.json")
    #expect(queries.count == 38)
    try run(queries, over: events, id: "serial_event_id", time: .windows("timestamp"))
  }

  @Test func missingEventsRejectSequencesAsInElasticsearch() throws {
    let events = try #require(try document("vectors/es-eql/missing-events.json").items)
    let queries = try queries("vectors/es-eql/test_missing_events.json")
    #expect(queries.count == 26)
    try run(queries, over: events, id: "sequence", time: .date("@timestamp"))
  }

  @Test func joinsAndOptionalFieldsAreThoseOfElasticsearch() throws {
    // The mapping of the data gives fields that are explicitly null the value NULL.
    let events = try #require(try document("vectors/es-eql/extra.json").items).map(Self.withDefaults)
    let text = try String(contentsOf: try #require(Corpus.file("vectors/es-eql/test_extra.toml")), encoding: .utf8)
    let queries = (try TOMLTable(string: text)["queries"]?.array ?? TOMLArray()).map { query in
      (
        name: query.table?["name"]?.string ?? "", text: query.table?["query"]?.string ?? "",
        ids: (query.table?["expected_event_ids"]?.array ?? TOMLArray()).compactMap { $0.int }
      )
    }
    #expect(queries.count == 9)
    try run(queries, over: events, id: "sequence", time: .date("@timestamp"))
  }

  @Test func everyRuleOfTheCorpusIsLowered() throws {
    for (name, _, query, category) in try rules() {
      #expect(throws: Never.self, "\(name)") { try parseEQL(query).body(eventCategoryField: category) }
    }
    #expect(try rules().count == 28)
  }

  @Test func rulesOfTheCorpusMatchTheExpectedDocuments() throws {
    let runs = try rules().map {
      (id: $0.id, run: try EQLRun($0.query, categoryField: $0.category, types: NaiveEvaluator.cloudTrailType))
    }
    var expected: Set<String> = []
    let table = try String(contentsOf: try #require(Corpus.file("vectors/rules/expected.tsv")), encoding: .utf8)
    for line in table.split(separator: "\n") {
      let columns = line.split(separator: "\t").map(String.init)
      guard columns.count >= 4, columns[3] == "eql", columns[2] != "lib" else { continue }
      expected.insert("\(columns[0]) \(columns[1])")
    }
    #expect(expected.count == 285)
    let lines = try Data(contentsOf: try #require(Corpus.file("vectors/rules/docs.jsonl"))).split(separator: 0x0A)
    let documents = lines.compactMap { line -> NaiveJSON? in
      guard case .object(let members) = NaiveJSON(line) else { return nil }
      return .object(members.filter { $0.key != "_meta" })
    }
    #expect(documents.count == lines.count)
    var actual: Set<String> = []
    for (id, run) in runs {
      for event in run.results(of: documents, time: .date("@timestamp")).joined() {
        actual.insert("\(id) \(event?["event"]?["id"]?.text ?? "")")
      }
    }
    #expect(expected.subtracting(actual).sorted() == [])
    #expect(actual.subtracting(expected).sorted() == [])
  }

  private func rules() throws -> [(name: String, id: String, query: String, category: String)] {
    let folder = try #require(Corpus.file("rules/elastic"))
    var rules: [(name: String, id: String, query: String, category: String)] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".toml") {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      guard text.contains(#"language = "eql""#), let rule = try TOMLTable(string: text)["rule"]?.table,
        rule["language"]?.string == "eql", let query = rule["query"]?.string, let id = rule["rule_id"]?.string
      else { continue }
      rules.append((name, id, query, rule["event_category_override"]?.string ?? "event.category"))
    }
    return rules
  }

  private func run(
    _ queries: [(name: String, text: String, ids: [Int])], over events: [NaiveJSON], id: String, time: EQLRun.Clock
  ) throws {
    for query in queries {
      let run = try EQLRun(query.text, categoryField: "event_type")
      #expect(run.ids(of: events, id: id, time: time) == query.ids, "\(query.name): \(query.text)")
    }
  }

  private func queries(_ path: String) throws -> [(name: String, text: String, ids: [Int])] {
    (try document(path)["queries"]?.items ?? []).map { query in
      (
        name: query["name"]?.text ?? "", text: query["query"]?.text ?? "",
        ids: (query["expected_event_ids"]?.items ?? []).compactMap {
          if case .number(let text) = $0 { Int(text) } else { nil }
        }
      )
    }
  }

  private func document(_ path: String) throws -> NaiveJSON {
    let data = try Data(contentsOf: try #require(Corpus.file(path)))
    return try #require(NaiveJSON(data))
  }

  private static func withDefaults(_ event: NaiveJSON) -> NaiveJSON {
    guard case .object(let members) = event else { return event }
    return .object(
      members.map { member in
        member.key == "default_null_value_field" && member.value == .null
          ? NaiveMember(key: member.key, value: .string("NULL")) : member
      })
  }
}
