import Foundation

/// What the tests use of the checkout that they are in.
enum Checkout {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The shipped examples: pipeline files, rules, samples.
  static let pipelines = root.appendingPathComponent("pipelines")
  static let samples = pipelines.appendingPathComponent("samples").path
  static let rules = pipelines.appendingPathComponent("rules").path
  static let fixtures = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Fixtures")

  /// The pipeline files, by name.
  static let pipelineFiles: [String] = names(in: pipelines, ending: ".yaml")

  static func names(in folder: URL, ending: String = "") -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(ending) && !$0.hasPrefix(".") }.sorted()
  }

  /// A sample with traces of the attack; five rules fire on it.
  static let attackSample = sampleFiles.first { $0.contains("_us-east-1_20260314T1320Z_") } ?? ""

  /// The samples' paths in the order in which sluice reads them: by the time in the name, then by name.
  static let sampleFiles: [String] = {
    let below = FileManager.default.enumerator(atPath: samples)?.compactMap { $0 as? String } ?? []
    func key(_ path: String) -> (time: Substring, name: Substring) {
      let name = path.split(separator: "/").last ?? ""
      let parts = name.split(separator: "_")
      return (parts.count > 3 ? parts[3] : "", name)
    }
    return below.filter { $0.hasSuffix(".json.gz") }.sorted { key($0) < key($1) }.map { "\(samples)/\($0)" }
  }()
}
