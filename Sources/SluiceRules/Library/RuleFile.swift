private import Foundation

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

  /// The path without symbolic links; as it is, where nothing is there.
  static func resolved(_ path: String) -> String {
    guard let text = unsafe realpath(path, nil) else { return URL(fileURLWithPath: path).standardizedFileURL.path }
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }

  func text() throws(RuleFileErrors) -> String {
    func failure(_ message: String, hint: String? = nil) -> RuleFileErrors {
      RuleFileErrors(errors: [RuleFileError(file: path, message: message, hint: hint)])
    }
    let data: Data
    do {
      let size = try FileManager.default.attributesOfItem(atPath: Self.resolved(path))[.size] as? Int ?? 0
      guard size <= Self.maximumSize else {
        throw failure("is \(size) bytes long; a rule file may have \(Self.maximumSize)")
      }
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch let error as RuleFileErrors {
      throw error
    } catch {
      throw failure("can't be read: \(error.localizedDescription)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw failure("is not UTF-8 text", hint: "save it as UTF-8")
    }
    return text
  }
}
