package import Foundation

/// The conformance corpus: real events, rules and vectors that are not part of the project. `SLUICE_CORPUS` names its
/// folder; otherwise it is looked for beside the checkout.
package enum Corpus {
  /// The corpus folder; nil where there is none.
  package static let root: URL? = {
    let environment = ProcessInfo.processInfo.environment["SLUICE_CORPUS"].map { URL(fileURLWithPath: $0) }
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let beside = checkout.deletingLastPathComponent().appendingPathComponent("shared/corpus")
    return [environment, beside].compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.path) }
  }()

  /// A file or folder of the corpus; nil where it is absent.
  package static func file(_ path: String) -> URL? {
    guard let url = root?.appendingPathComponent(path), FileManager.default.fileExists(atPath: url.path) else {
      return nil
    }
    return url
  }

  /// Whether conformance tests can run; their traits say so.
  package static var isPresent: Bool { root != nil }
  /// The message of a skipped conformance test.
  package static let absence = "the conformance corpus is absent; name its folder in SLUICE_CORPUS"
}
