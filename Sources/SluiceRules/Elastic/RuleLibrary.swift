private import Foundation

/// The rules of a set of files and folders.
package struct RuleLibrary: Sendable {
  /// Rules to run, in the order of their paths.
  package var programs: [RuleProgram] = []
  /// Rules that sluice can't run, and why.
  package var unsupported: [(rule: Rule, reason: String)] = []
  package var errors: [RuleFileError] = []

  package init() {}

  /// Loads rule files, and every `*.toml` in folders and the folders in them. Names that begin with a dot are left
  /// alone in folders. A folder's files come in the order of their paths, so that the result is the same on every
  /// machine.
  ///
  /// One bad file does not keep the others from being loaded: mistakes are collected in ``errors``. So are paths that
  /// don't exist, folders without a rule, and rules with the id of a rule before them. A file that is reached twice is
  /// loaded once.
  package static func load(paths: [String]) -> RuleLibrary {
    var library = RuleLibrary()
    var reading = Reading()
    for path in paths {
      for file in reading.files(at: path, errors: &library.errors) {
        library.add(file, reading: &reading)
      }
    }
    return library
  }

  private mutating func add(_ file: String, reading: inout Reading) {
    do {
      let load = try ElasticRuleFile.read(try Self.text(of: file), file: file)
      if let first = reading.origins[load.rule.id] {
        errors.append(
          RuleFileError(
            file: file, message: "the rule id \(load.rule.id) is already that of the rule in \(first)",
            hint: "give one of them another `rule_id`, or remove it"))
        return
      }
      reading.origins[load.rule.id] = file
      switch load {
      case .program(let program): programs.append(program)
      case .unsupported(let rule, let reason): unsupported.append((rule, reason))
      }
    } catch {
      errors.append(contentsOf: error.errors)
    }
  }

  /// Larger files are not rules.
  static let maximumFileSize = 4 << 20

  private static func text(of file: String) throws(RuleFileErrors) -> String {
    func failure(_ message: String, hint: String? = nil) -> RuleFileErrors {
      RuleFileErrors(errors: [RuleFileError(file: file, message: message, hint: hint)])
    }
    let data: Data
    do {
      let size = try FileManager.default.attributesOfItem(atPath: Reading.resolved(file))[.size] as? Int ?? 0
      guard size <= maximumFileSize else {
        throw failure("is \(size) bytes long; a rule file may have \(maximumFileSize)")
      }
      data = try Data(contentsOf: URL(fileURLWithPath: file))
    } catch let error as RuleFileErrors {
      throw error
    } catch {
      throw failure("can't be read: \(error.localizedDescription)")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw failure("is not UTF-8 text", hint: "save it as UTF-8")
    }
    return text
  }
}

/// What was found on the way.
private struct Reading {
  /// The file of each rule id.
  var origins: [String: String] = [:]
  /// Resolved paths of the files and folders that were visited: a loop of symbolic links ends here.
  var visited: Set<String> = []

  static func resolved(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

  /// Nil when nothing is there. Symbolic links are followed.
  private static func isFolder(_ path: String) -> Bool? {
    let type = try? FileManager.default.attributesOfItem(atPath: resolved(path))[.type] as? FileAttributeType
    return type.map { $0 == .typeDirectory }
  }

  mutating func files(at path: String, errors: inout [RuleFileError]) -> [String] {
    guard let isFolder = Self.isFolder(path) else {
      errors.append(RuleFileError(file: path, message: "there is no such file or folder"))
      return []
    }
    guard isFolder else {
      guard path.hasSuffix(".toml") else {
        errors.append(
          RuleFileError(file: path, message: "is not a rule file", hint: "rule files are named *.toml"))
        return []
      }
      return visited.insert(Self.resolved(path)).inserted ? [path] : []
    }
    var found = false
    let files = walk(path, found: &found, errors: &errors)
    if !found {
      errors.append(
        RuleFileError(file: path, message: "there is no rule in this folder", hint: "rule files are named *.toml"))
    }
    return files
  }

  /// - Parameter found: set when there is a rule file, visited before or not.
  private mutating func walk(_ folder: String, found: inout Bool, errors: inout [RuleFileError]) -> [String] {
    guard visited.insert(Self.resolved(folder)).inserted else {
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
    var files: [String] = []
    let prefix = folder.hasSuffix("/") ? folder : folder + "/"
    for name in names where !name.hasPrefix(".") {
      let path = prefix + name
      if Self.isFolder(path) == true {
        files += walk(path, found: &found, errors: &errors)
      } else if name.hasSuffix(".toml") {
        found = true
        if visited.insert(Self.resolved(path)).inserted { files.append(path) }
      }
    }
    return files
  }
}
