import Foundation
import SluiceConfig

/// The tests and rules below paths.
struct RuleTestPaths {
  private(set) var tests: [String] = []
  /// Rule files, with tests or without.
  private(set) var rules: [String] = []

  /// Finds test files, rules (with the tests beside them), and folders of both at any depth.
  init(_ paths: [String], problems: ProblemCollector) {
    for path in paths {
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        problems.error(at: nil, "\(path): there is no such file or folder")
        continue
      }
      let found =
        isFolder.boolValue
        ? (FileManager.default.enumerator(atPath: path)?.compactMap { ($0 as? String).map { path + "/" + $0 } } ?? [])
          .sorted()
        : [path]
      tests += found.filter { $0.hasSuffix(RuleTestFile.ending) }
      rules += found.filter { Self.isRule($0, isNamed: !isFolder.boolValue) }
    }
    if tests.isEmpty, rules.isEmpty, !problems.hasErrors {
      problems.error(at: nil, "no rules and no tests in \(paths.joined(separator: ", "))")
    }
    for rule in rules {
      let beside = (rule as NSString).deletingPathExtension + RuleTestFile.ending
      if !tests.contains(beside), FileManager.default.fileExists(atPath: beside) { tests.append(beside) }
    }
  }

  /// Files of Elastic's rules; those of Sigma's among YAML files are the ones with a `detection` or a `correlation`.
  private static func isRule(_ path: String, isNamed: Bool) -> Bool {
    if path.hasSuffix(".toml") { return true }
    guard path.hasSuffix(".yml") || path.hasSuffix(".yaml"), !path.hasSuffix(".test.yaml"), !path.hasSuffix(".test.yml")
    else { return false }
    if isNamed { return true }
    guard let data = FileManager.default.contents(atPath: path) else { return false }
    return String(decoding: data, as: UTF8.self).split(whereSeparator: \.isNewline).contains {
      $0.hasPrefix("detection:") || $0.hasPrefix("correlation:")
    }
  }

  static func normal(_ path: String) -> String { URL(fileURLWithPath: path).standardizedFileURL.path }
}
