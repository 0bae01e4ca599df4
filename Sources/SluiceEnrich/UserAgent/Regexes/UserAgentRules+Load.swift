import Foundation

extension UserAgentRules {
  /// Where distributions and containers put uap-core's file, most specific first: Debian's package uap-core, a file of
  /// the administrator's, a local installation.
  package static let usualPlaces = [
    "/usr/share/uap-core/regexes.yaml", "/etc/uap-core/regexes.yaml", "/usr/local/share/uap-core/regexes.yaml",
  ]

  /// The largest file that is read, in bytes.
  static let largestFile = 16 << 20

  /// Reads a regexes.yaml.
  ///
  /// - Parameter path: the file; nil for the first of `usualPlaces` that exists.
  /// - Returns: the entries, and the file that they come from.
  /// - Throws: why there are none: no file, not readable, a mistake with its line.
  package static func load(_ path: String?) throws(UserAgentError) -> (rules: UserAgentRules, file: String) {
    guard let file = path ?? usualPlaces.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw UserAgentError(
        file: usualPlaces[0],
        message: "no user agent regexes; install them (apt-get install uap-core), or name a regexes.yaml of "
          + "https://github.com/ua-parser/uap-core in user_agent.regexes")
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else {
      throw UserAgentError(
        file: file,
        message: "no such file; user_agent.regexes names uap-core's regexes.yaml (apt-get install uap-core puts one at "
          + "\(usualPlaces[0]))")
    }
    if isFolder.boolValue { throw UserAgentError(file: file, message: "a folder; name the regexes.yaml in it") }
    let handle: FileHandle
    let data: Data
    do {
      handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: file))
      defer { try? handle.close() }
      data = try handle.read(upToCount: largestFile + 1) ?? Data()
    } catch {
      throw UserAgentError(file: file, message: "can't be read: \(error.localizedDescription)")
    }
    guard data.count <= largestFile else {
      throw UserAgentError(file: file, message: "more than \(largestFile) bytes; that is no regexes.yaml of uap-core")
    }
    return (try UserAgentRules(data, file: file), file)
  }

  /// Reads the bytes of a regexes.yaml.
  init(_ data: Data, file: String) throws(UserAgentError) {
    let rules = data.withUnsafeBytes { UserAgentRulesReader.read($0.bindMemory(to: UInt8.self)) }
    if let rules {
      self = rules
      return
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw UserAgentError(file: file, message: "not UTF-8")
    }
    try self.init(yaml: text, file: file)
  }
}
