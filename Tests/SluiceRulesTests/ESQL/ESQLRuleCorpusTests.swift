import Foundation
import SluiceRules
import SluiceTestSupport
import Testing

/// The ES|QL rules of Elastic's detection rules.
@Suite(.enabled(if: Corpus.isPresent, Comment(rawValue: Corpus.absence)))
struct ESQLRuleCorpusTests {
  @Test func everyRuleParsesAndRuns() throws {
    let rules = try Self.rules()
    #expect(rules.count == 26)
    for (name, text) in rules {
      let query: ESQLQuery
      do {
        query = try ESQLQuery.parse(text)
      } catch {
        Issue.record("\(name): \(error)")
        continue
      }
      let program = ESQLProgram(query)
      #expect(!program.fields.isEmpty && !program.columns.isEmpty, "\(name)")
      let missing = name.hasPrefix("credential_access_iam_long_term") ? [] : program.warnings
      #expect(missing.isEmpty, "\(name): \(missing)")
      // A row without values is dropped by the first filter, or makes a group of nulls that a later one drops.
      let empty = ESQLRow(values: program.fields.map { _ in .null })
      #expect(program.run(rows: [empty], now: 0).rows.isEmpty, "\(name)")
      #expect(query.prefilter != .constant(true), "\(name)")
    }
    let queries = try rules.values.map { try ESQLQuery.parse($0) }
    #expect(queries.filter(\.isAggregating).count == 19)
    #expect(queries.filter(\.readsAlerts).count == 1)
    #expect(queries.filter(\.usesNow).count == 3)
  }

  @Test func truncatedRulesAreRefusedOrShorter() throws {
    for (name, text) in try Self.rules() {
      let bytes = Array(text.utf8)
      for end in stride(from: 0, to: bytes.count, by: 7) {
        do throws(QueryError) {
          _ = ESQLProgram(try ESQLQuery.parse(String(decoding: bytes[..<end], as: UTF8.self)))
        } catch {
          #expect((0...end).contains(error.offset), "\(name) at \(end)")
        }
      }
    }
  }

  /// The queries by file name: the text between the quotes of `query = '''…'''`.
  private static func rules() throws -> [String: String] {
    let folder = try #require(Corpus.file("rules/elastic"))
    var rules: [String: String] = [:]
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      guard file.pathExtension == "toml" else { continue }
      let text = try String(contentsOf: file, encoding: .utf8)
      guard text.contains("type = \"esql\""), let start = text.range(of: "query = '''"),
        let end = text.range(of: "'''", range: start.upperBound..<text.endIndex)
      else { continue }
      rules[file.lastPathComponent] = String(text[start.upperBound..<end.lowerBound])
    }
    return rules
  }
}
