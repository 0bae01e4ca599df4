import Foundation

/// The built `sluice`, which tests run as a process.
package enum SluiceBinary {
  /// The binary beside the test bundle; nil where it was not built.
  package static let path: String? = {
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let products =
      [Bundle.main.bundleURL, Bundle.main.executableURL?.deletingLastPathComponent()].compactMap { $0 }
      + Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
      + CommandLine.arguments.filter { $0.hasPrefix("/") }.map { URL(fileURLWithPath: $0).deletingLastPathComponent() }
      + [checkout.appendingPathComponent(".build/debug")]
    return products.map { $0.appendingPathComponent("sluice").path }
      .first { FileManager.default.isExecutableFile(atPath: $0) && !isFolder($0) }
  }()

  package static let absence = "the binary 'sluice' is not beside the tests; build it with swift build"

  private static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
  }
}
