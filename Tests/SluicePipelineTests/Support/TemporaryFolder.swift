import Foundation

/// A folder of its own for a test, with all in it gone when the test is over.
final class TemporaryFolder: Sendable {
  /// Without symbolic links in it.
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("sluice-pipeline-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders above it, and returns its path.
  @discardableResult func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
    return url.path
  }

  @discardableResult func write(_ name: String, _ text: String) throws -> String { try write(name, text.utf8) }

  func text(_ name: String) throws -> String { try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

  func lines(_ name: String) throws -> [String] { try text(name).split(separator: "\n").map(String.init) }

  /// Every file below `folder` with its bytes, by its path there.
  func files(_ folder: String = "") throws -> [String: Data] {
    let root = URL(fileURLWithPath: path).appendingPathComponent(folder)
    var found: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: root.path) ?? .init() {
      let url = root.appendingPathComponent(name)
      if try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true {
        found[name] = try Data(contentsOf: url)
      }
    }
    return found
  }
}
