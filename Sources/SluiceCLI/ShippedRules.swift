import Foundation

/// Where the rules are that come with sluice, whatever the working directory is and wherever the binary was moved to.
enum ShippedRules {
  /// The running binary: a name that a shell looked up in `PATH` says nothing about its folder.
  static let executable = Bundle.main.executablePath ?? CommandLine.arguments[0]

  /// Folders that are tried, in order: `SLUICE_RULES`; `share/sluice/rules` beside the folder of the binary; and
  /// `pipelines/rules` in the folders above the binary, for a binary in its checkout.
  static func candidates(executable: String, environment: [String: String]) -> [String] {
    var found: [String] = []
    if let named = environment["SLUICE_RULES"], !named.isEmpty { found.append(named) }
    var folder = URL(fileURLWithPath: executable).resolvingSymlinksInPath().deletingLastPathComponent()
    found.append(folder.deletingLastPathComponent().appendingPathComponent("share/sluice/rules").path)
    for _ in 0..<8 where folder.path != "/" {
      found.append(folder.appendingPathComponent("pipelines/rules").path)
      folder = folder.deletingLastPathComponent()
    }
    return found
  }

  /// The first of the candidates that is there; with `SLUICE_RULES` only that one.
  static func folder(
    executable: String = executable,
    environment: [String: String] = ProcessInfo.processInfo.environment
  ) -> String? {
    let candidates = candidates(executable: executable, environment: environment)
    if let named = environment["SLUICE_RULES"], !named.isEmpty { return named }
    return candidates.first { FileManager.default.fileExists(atPath: $0) }
  }
}
