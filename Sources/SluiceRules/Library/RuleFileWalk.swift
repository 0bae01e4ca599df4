private import Foundation
import SluiceCore

/// Finds files by paths, each once.
struct RuleFileWalk {
  /// The files and folders that were visited: a loop of symbolic links ends here.
  private var visited: Set<FileIdentity> = []

  func isFolder(_ path: String) -> Bool { RuleFile.status(path)?.kind == .directory }

  /// - Parameter found: set when there is a rule file for sure, visited before or not, or something that can't be read.
  mutating func files(at path: String, found: inout Bool, errors: inout [RuleFileError]) -> [RuleFile] {
    guard let status = RuleFile.status(path) else {
      errors.append(RuleFileError(file: path, message: "there is no such file or folder"))
      return []
    }
    guard status.kind == .directory else {
      guard let format = RuleFile.Format(path) else {
        let message = RuleFile.isTest(path) ? "is a file of rule tests, not of rules" : "is not a rule file"
        errors.append(
          RuleFileError(file: path, message: message, hint: "rule files are named \(RuleFile.names)"))
        return []
      }
      let isNew = visited.insert(status.identity).inserted
      return isNew ? [RuleFile(path: path, format: format, isNamed: true)] : []
    }
    return walk(path, status.identity, found: &found, errors: &errors)
  }

  private mutating func walk(
    _ folder: String, _ identity: FileIdentity, found: inout Bool, errors: inout [RuleFileError]
  ) -> [RuleFile] {
    guard visited.insert(identity).inserted else {
      found = true
      return []
    }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      errors.append(RuleFileError(file: folder, message: "can't be read: \(error.localizedDescription)"))
      found = true
      return []
    }
    var files: [RuleFile] = []
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    for name in names where !name.hasPrefix(".") {
      let path = prefix + name
      // A link that leads nowhere is read as a file, which says so.
      let status = RuleFile.status(path)
      if let status, status.kind == .directory {
        files += walk(path, status.identity, found: &found, errors: &errors)
      } else if let format = RuleFile.Format(name) {
        if let status, !visited.insert(status.identity).inserted {
          found = true
        } else {
          files.append(RuleFile(path: path, format: format, isNamed: false))
        }
      }
    }
    return files
  }
}
