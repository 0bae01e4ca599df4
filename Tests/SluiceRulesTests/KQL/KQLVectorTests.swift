import Foundation
import SluiceCore
import SluiceRules
import SluiceTestSupport
import Testing

/// Vectors taken from the tests of Kibana and of Elastic's detection-rules.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct KQLVectorTests {
  @Test func treesAreThoseOfKibana() throws {
    let vectors = try document("vectors/kibana-kql/ast_vectors.json")
    let parses = vectors["parse"]?.items ?? []
    #expect(parses.count == 29)
    for vector in parses {
      let query = vector["query"]?.text ?? ""
      #expect(Self.form(try parseKQL(query)) == vector["ast"], "\(vector["name"]?.text ?? ""): \(query)")
    }
    let literals = vectors["literals"]?.items ?? []
    #expect(literals.count == 35)
    for vector in literals {
      let text = vector["literal"]?.text ?? ""
      guard case .is(nil, let literal) = try parseKQL(text).kind else {
        Issue.record("not one literal: \(text)")
        continue
      }
      switch literal.value {
      case .text(let value): #expect(vector["value"] == .string(value))
      case .boolean(let value): #expect(vector["value"] == .bool(value))
      case .null: #expect(vector["value"] == .null)
      case .wildcard: #expect(vector["wild"]?.text == literal.text)
      }
    }
  }

  @Test func detectionRulesTextsAreAcceptedAndRejected() throws {
    let vectors = try document("vectors/kql-detection-rules/parser_accept_reject.json")
    // Their own parser is laxer than Kibana.
    let laxer = ["field: *not this*", "process.executable: not /test/go-build*", "process.name: not not not foo"]
    let accepted = (vectors["accept"]?.items ?? []).compactMap(\.text)
    #expect(accepted.count == 41 && Set(laxer).isSubset(of: accepted))
    for query in accepted {
      if laxer.contains(query) {
        #expect(throws: QueryError.self, "\(query)") { try parseKQL(query) }
      } else {
        #expect(throws: Never.self, "\(query)") { try parseKQL(query) }
      }
    }
    let rejected = (vectors["reject"]?.items ?? []).compactMap(\.text)
    #expect(rejected.count == 9)
    for query in rejected {
      #expect(throws: QueryError.self, "\(query)") { try parseKQL(query) }
    }
  }

  @Test func queriesMatchDocumentsAsInDetectionRules() throws {
    let vectors = try document("vectors/kql-detection-rules/evaluator_vectors.json")
    let cases = vectors["cases"]?.items ?? []
    #expect(cases.count == 66)
    for vector in cases {
      let query = vector["query"]?.text ?? ""
      let evaluator = NaiveEvaluator(
        document: vectors["docs"]?[vector["doc"]?.text ?? ""] ?? .null, types: { _ in .dynamic })
      #expect(.bool(evaluator.matches(try parseKQL(query).condition)) == vector["match"], "\(query)")
    }
  }

  @Test func queriesOfTheReferenceTranslationParse() throws {
    let cases = try document("vectors/kql-detection-rules/dsl_vectors.json")["cases"]?.items ?? []
    #expect(cases.count == 27)
    for vector in cases {
      let query = vector["query"]?.text ?? ""
      #expect(throws: Never.self, "\(query)") { try parseKQL(query) }
    }
  }

  private func document(_ path: String) throws -> NaiveJSON {
    let data = try Data(contentsOf: try #require(Corpus.file(path)))
    return try #require(NaiveJSON(data))
  }

  /// The tree in the form that the vectors give it.
  private static func form(_ node: KQLNode) -> NaiveJSON {
    switch node.kind {
    case .and(let nodes): .array([.string("and"), .array(nodes.map(form))])
    case .or(let nodes): .array([.string("or"), .array(nodes.map(form))])
    case .not(let node): .array([.string("not"), form(node)])
    case .nested(let path, let node): .array([.string("nested"), .string(path.text), form(node)])
    case .is(let field, let value): .array([.string("is"), field.map(form(field:)) ?? .null, form(value: value)])
    case .range(let field, let order, let value):
      .array([.string("range"), form(field: field), .string(name(order)), .string(value.text)])
    }
  }

  private static func name(_ order: Comparison.Order) -> String {
    switch order {
    case .less: "lt"
    case .lessOrEqual: "lte"
    case .greater: "gt"
    case .greaterOrEqual: "gte"
    }
  }

  private static func form(field: KQLLiteral) -> NaiveJSON {
    if case .wildcard = field.value { return form(value: field) }
    return .string(field.text)
  }

  private static func form(value: KQLLiteral) -> NaiveJSON {
    if case .wildcard = value.value { return .object([NaiveMember(key: "wild", value: .string(value.text))]) }
    let quoted = value.isQuoted ? [NaiveMember(key: "quoted", value: .bool(true))] : []
    return .object([NaiveMember(key: "lit", value: .string(value.text))] + quoted)
  }
}
