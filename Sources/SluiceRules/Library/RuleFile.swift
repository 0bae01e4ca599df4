private import Foundation
import SluiceCore

/// A file that is, or in a folder may be, one of rules.
struct RuleFile {
  enum Format {
    case elastic, sigma

    /// By the file's name; nil for files that are not of rules.
    init?(_ name: String) {
      if name.hasSuffix(".toml") {
        self = .elastic
      } else if name.hasSuffix(".yml") || name.hasSuffix(".yaml"), !RuleFile.isTest(name) {
        self = .sigma
      } else {
        return nil
      }
    }
  }

  /// For messages.
  static let names = "*.toml (Elastic) or *.yml, *.yaml (Sigma)"

  let path: String
  let format: Format
  /// Whether it is asked for by its own name, so that it has to be one of rules.
  let isNamed: Bool

  /// Larger files are not rules.
  static let maximumSize = 4 << 20

  /// Tests of rules stand beside them.
  static func isTest(_ name: String) -> Bool { name.hasSuffix(".test.yaml") || name.hasSuffix(".test.yml") }

  /// What is at the path; nil where nothing is.
  static func status(_ path: String) -> FileStatus? { try? FileStatus.of(path) }

  func text() throws(RuleFileErrors) -> String {
    func failure(_ message: String, hint: String? = nil) -> RuleFileErrors {
      RuleFileErrors(errors: [RuleFileError(file: path, message: message, hint: hint)])
    }
    if let size = Self.status(path)?.size, size > Self.maximumSize {
      throw failure("is \(size) bytes long; a rule file may have \(Self.maximumSize)")
    }
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw failure("can't be read: \(error.localizedDescription)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw failure("is not UTF-8 text", hint: "save it as UTF-8")
    }
    return text
  }
}
