import Foundation

/// A folder for the files of one test; it is gone with the object.
final class ScratchFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("sluice-enrich-\(UUID().uuidString)").path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path. One that is there is replaced, by another inode.
  @discardableResult
  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
    let target = "\(path)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: target), options: .atomic)
    return target
  }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, text.utf8) }
}
