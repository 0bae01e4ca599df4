import SluiceConfig
import Yams

/// A test file: of a rule, or of a corpus of logs.
enum TestFile {
  case rule(RuleTestFile)
  case corpus(CorpusTestFile)

  /// Nil, and a problem, when the file can't be read.
  init?(path: String, environment: [String: String], problems: ProblemCollector) {
    let yaml = TestYAML(path: path, problems: problems)
    guard let mapping = yaml.root(expected: "keys: rule, base, tests; or corpus, rules, alerts") else { return nil }
    if mapping["corpus"] != nil {
      guard let file = CorpusTestFile(path: path, mapping, yaml, environment: environment) else { return nil }
      self = .corpus(file)
    } else {
      self = .rule(RuleTestFile(path: path, mapping, yaml))
    }
  }
}
