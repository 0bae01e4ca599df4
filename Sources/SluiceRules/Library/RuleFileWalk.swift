private import Foundation

/// Finds files by paths, each once.
struct RuleFileWalk {
  /// Resolved paths of the files and folders that were visited: a loop of symbolic links ends here.
  private var visited: Set<String> = []

  func isFolder(_ path: String) -> Bool { Self.isFolder(path) == true }

  /// Nil when nothing is there. Symbolic links are followed.
  private static func isFolder(_ path: String) -> Bool? {
    let type = try? FileManager.default.attributesOfItem(atPath: RuleFile.resolved(path))[.type] as? FileAttributeType
    return type.map { $0 == .typeDirectory }
  }

  /// - Parameter found: set when there is a rule file for sure, visited before or not, or something that can't be read.
  mutating func files(at path: String, found: inout Bool, errors: inout [RuleFileError]) -> [RuleFile] {
    guard let isFolder = Self.isFolder(path) else {
      errors.append(RuleFileError(file: path, message: "there is no such file or folder"))
      return []
    }
    guard isFolder else {
      guard let format = RuleFile.Format(path) else {
        let message = RuleFile.isTest(path) ? "is a file of rule tests, not of rules" : "is not a rule file"
        errors.append(
          RuleFileError(file: path, message: message, hint: "rule files are named \(RuleFile.names)"))
        return []
      }
      let isNew = visited.insert(RuleFile.resolved(path)).inserted
      return isNew ? [RuleFile(path: path, format: format, isNamed: true)] : []
    }
    return walk(path, found: &found, errors: &errors)
  }

  private mutating func walk(_ folder: String, found: inout Bool, errors: inout [RuleFileError]) -> [RuleFile] {
    guard visited.insert(RuleFile.resolved(folder)).inserted else {
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
      if Self.isFolder(path) == true {
        files += walk(path, found: &found, errors: &errors)
      } else if let format = RuleFile.Format(name) {
        if visited.insert(RuleFile.resolved(path)).inserted {
          files.append(RuleFile(path: path, format: format, isNamed: false))
        } else {
          found = true
        }
      }
    }
    return files
  }
}
