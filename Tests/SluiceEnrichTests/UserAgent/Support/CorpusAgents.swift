import Foundation
import SluiceTestSupport
import Yams

@testable import SluiceEnrich

/// uap-core's file of the corpus, with the agents of its tests.
enum CorpusAgents {
  static let patterns: UserAgentPatterns? = {
    guard let url = Corpus.file("user-agent/regexes.yaml"),
      let (rules, file) = try? UserAgentRules.load(url.path)
    else { return nil }
    return UserAgentPatterns(rules, file: file)
  }()

  /// The cases of a test file: an agent and what is expected of it.
  static func cases(_ name: String) throws -> [[String: String]] {
    guard let url = Corpus.file("user-agent/\(name)") else { return [] }
    let text = try String(contentsOf: url, encoding: .utf8)
    guard case .mapping(let root) = try Parser(yaml: text, resolver: .basic).singleRoot(),
      case .sequence(let entries)? = root["test_cases"]
    else { return [] }
    return entries.map { entry in
      var values: [String: String] = [:]
      for (key, value) in entry.mapping ?? [:] {
        guard let key = key.string, let scalar = value.scalar else { continue }
        if scalar.style == .plain, ["", "~", "null"].contains(scalar.string) { continue }
        values[key] = scalar.string
      }
      return values
    }
  }
}
