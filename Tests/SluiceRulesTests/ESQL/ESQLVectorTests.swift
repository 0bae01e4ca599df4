import Foundation
import SluiceRules
import SluiceTestSupport
import Testing

/// Vectors taken from Elasticsearch's own specification of ES|QL.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct ESQLVectorTests {
  @Test func dissectTakesTextsApart() throws {
    let vectors = try vectors("dissect")
    #expect(vectors.count == 15)
    for vector in vectors {
      let separator = vector["append_separator"]?.text.map { " APPEND_SEPARATOR=\(Self.quoted($0))" } ?? ""
      try check(vector, "DISSECT input \(Self.quoted(vector["pattern"]?.text ?? ""))\(separator)")
    }
  }

  @Test func grokSearchesTexts() throws {
    let vectors = try vectors("grok")
    #expect(vectors.count == 15)
    for vector in vectors {
      let patterns = (vector["patterns"]?.items ?? []).compactMap(\.text).map(Self.quoted)
      try check(vector, "GROK input \(patterns.joined(separator: ", "))")
    }
  }

  private func check(_ vector: NaiveJSON, _ command: String) throws {
    let document = NaiveJSON.object([NaiveMember(key: "input", value: vector["input"] ?? .null)])
    let rows = try ESQLTesting.run("FROM x | \(command) | DROP input", over: [document])
    guard case .object(let members)? = vector["output"] else {
      Issue.record("no output: \(vector)")
      return
    }
    let expected = Dictionary(uniqueKeysWithValues: members.map { ($0.key, ESQLTesting.value($0.value)) })
    #expect(rows == [expected], "\(vector["name"]?.text ?? ""): \(command)")
  }

  @Test func nullIsNeitherTrueNorFalse() throws {
    let vectors = try vectors("three_valued")
    #expect(vectors.count == 26)
    for vector in vectors {
      let expression = vector["expression"]?.text ?? ""
      #expect(try ESQLTesting.value(of: expression) == ESQLTesting.value(vector["value"] ?? .null), "\(expression)")
    }
  }

  @Test func aggregatesIgnoreNull() throws {
    let vectors = try vectors("aggregates_over_null")
    #expect(vectors.count == 7)
    for vector in vectors {
      let aggregate = vector["agg"]?.text ?? ""
      let rows = try ESQLTesting.run("FROM x | STATS r = \(aggregate)", over: [.object([])])
      #expect(rows == [["r": ESQLTesting.value(vector["value"] ?? .null)]], "\(aggregate)")
    }
  }

  @Test func rowsAreInOneGroupPerValue() throws {
    let vectors = try vectors("multivalue_group_by")
    #expect(vectors.count == 1)
    for vector in vectors {
      let rows = try ESQLTesting.run("FROM x | \(vector["query"]?.text ?? "")", over: vector["rows"]?.items ?? [])
      let expected = (vector["result"]?.items ?? []).map { row -> [String: ESQLValue] in
        guard case .object(let members) = row else { return [:] }
        return Dictionary(uniqueKeysWithValues: members.map { ($0.key, ESQLTesting.value($0.value)) })
      }
      #expect(rows == expected)
    }
  }

  @Test func likeMatchesWholeValues() throws {
    let vectors = try vectors("like")
    #expect(vectors.count == 13)
    for vector in vectors {
      let patterns = (vector["like"]?.items ?? vector["like"].map { [$0] } ?? []).compactMap(\.text).map(Self.quoted)
      let list = patterns.count == 1 ? patterns[0] : "(\(patterns.joined(separator: ", ")))"
      let expression = "\(Self.quoted(vector["value"]?.text ?? "")) LIKE \(list)"
      #expect(try ESQLTesting.value(of: expression) == ESQLTesting.value(vector["match"] ?? .null), "\(expression)")
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\"", with: "\\\"") + "\""
  }

  private func vectors(_ name: String) throws -> [NaiveJSON] {
    let data = try Data(contentsOf: try #require(Corpus.file("vectors/esql/esql_vectors.json")))
    let vectors = try #require(NaiveJSON(data))
    return try #require(vectors[name]?.items)
  }
}
