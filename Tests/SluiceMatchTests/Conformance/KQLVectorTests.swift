import Foundation
import SluiceMatch
import SluiceRules
import SluiceTestSupport
import Testing

/// The evaluator cases of Elastic's detection-rules: a document, a query, and whether it matches.
@Suite struct KQLVectorTests {
  private static let path = "vectors/kql-detection-rules/evaluator_vectors.json"

  @Test(.enabled(if: Corpus.isPresent, "\(Corpus.absence)")) func evaluatorVectorsHold() throws {
    let file = try #require(Corpus.file(Self.path))
    let vectors = try #require(NaiveJSON(Data(contentsOf: file)))
    let cases = try #require(vectors["cases"]?.items)
    #expect(cases.count == 66)
    for item in cases {
      let query = try #require(item["query"]?.text)
      let name = try #require(item["doc"]?.text)
      let document = try #require(vectors["docs"]?[name])
      let condition = try parseKQL(query).condition
      #expect(matches([condition], [document]) == [item["match"] == .bool(true) ? [0] : []], "\(query)")
    }
  }
}
