import Foundation

/// What tells that files changed: their paths, sizes, numbers and times of change, folders with all in them.
struct FileStamps: Equatable {
  private struct Stamp: Equatable {
    let size: Int
    let modified: Date?
    let number: Int
  }

  private var stamps: [String: Stamp] = [:]

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
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { return }
    stamps[path] = Stamp(
      size: (attributes[.size] as? NSNumber)?.intValue ?? 0, modified: attributes[.modificationDate] as? Date,
      number: (attributes[.systemFileNumber] as? NSNumber)?.intValue ?? 0)
  }
}
