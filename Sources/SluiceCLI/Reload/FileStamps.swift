import Foundation
import SluiceCore

/// What tells that files changed: their paths, sizes, numbers and times of change, folders with all in them.
struct FileStamps: Equatable {
  private var stamps: [String: FileStatus] = [:]

  /// What is not there has no stamp: it appears when it comes.
  ///
  /// - Complexity: O(*n*) in the number of files; they are looked at, not read.
  init(_ paths: [String]) {
    for path in paths {
      add(path)
      for name in FileManager.default.enumerator(atPath: path) ?? FileManager.DirectoryEnumerator() {
        if let name = name as? String { add("\(path)/\(name)") }
      }
    }
  }

  private mutating func add(_ path: String) {
    stamps[path] = try? FileStatus.of(path)
  }
}
