import Foundation

@testable import SluiceAWS

/// A home folder with AWS's files in it; removed with its owner.
final class AWSFolder: Sendable {
  let home: URL

  init(config: String = "", credentials: String = "") throws {
    home = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-\(UUID().uuidString)")
    let folder = home.appendingPathComponent(".aws")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(config.utf8).write(to: folder.appendingPathComponent("config"))
    try Data(credentials.utf8).write(to: folder.appendingPathComponent("credentials"))
  }

  deinit { try? FileManager.default.removeItem(at: home) }

  /// Writes a file of its own.
  ///
  /// - Returns: its path.
  func write(_ name: String, _ text: String, mode: Int = 0o600) throws -> String {
    let url = home.appendingPathComponent(name)
    try Data(text.utf8).write(to: url)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: url.path)
    return url.path
  }

  /// The variables, with this home and without metadata.
  func environment(_ variables: [String: String] = [:]) -> AWSEnvironment {
    let basic = ["HOME": home.path, "AWS_EC2_METADATA_DISABLED": "true", "PATH": "/usr/local/bin:/usr/bin:/bin"]
    return AWSEnvironment(variables: basic.merging(variables) { $1 }, home: home.path)
  }
}
