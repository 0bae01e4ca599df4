import Foundation

/// AWS's own files: `~/.aws/config` and `~/.aws/credentials`, or those that `AWS_CONFIG_FILE` and
/// `AWS_SHARED_CREDENTIALS_FILE` name.
struct Profiles: Hashable, Sendable {
  private(set) var all: [String: Profile] = [:]
  /// `[services name]`: endpoints by service.
  private(set) var services: [String: [String: INIDocument.Value]] = [:]
  /// For messages.
  let configPath: String
  let credentialsPath: String

  /// Reads the files. One that is absent is empty.
  ///
  /// - Throws: `AWSError` (`invalid`) when a file can't be read, is no UTF-8 or is malformed.
  init(_ environment: AWSEnvironment) throws(AWSError) {
    configPath = environment.expanding(environment["AWS_CONFIG_FILE"] ?? "~/.aws/config")
    credentialsPath = environment.expanding(environment["AWS_SHARED_CREDENTIALS_FILE"] ?? "~/.aws/credentials")
    for section in try Self.document(configPath)?.sections ?? [] { add(config: section) }
    for section in try Self.document(credentialsPath)?.sections ?? [] {
      all[section.name, default: Profile(name: section.name)].credentials = section.values
    }
  }

  /// `[default]`, `[profile name]`, `[services name]`; names may be quoted. All other sections are not ours.
  private mutating func add(config section: INIDocument.Section) {
    guard let words = shellWords(section.name) else { return }
    switch words.first {
    case "default" where words.count == 1:
      // `[profile default]` goes before it.
      if all["default"]?.config.isEmpty ?? true {
        all["default", default: Profile(name: "default")].config = section.values
      }
    case "profile" where words.count == 2:
      all[words[1], default: Profile(name: words[1])].config = section.values
    case "services" where words.count == 2: services[words[1]] = section.values
    default: break
    }
  }

  private static func document(_ path: String) throws(AWSError) -> INIDocument? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw .configuration("\(path) can't be read: check its mode and owner")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw .configuration("\(path) is no UTF-8 text")
    }
    do throws(INIDocument.SyntaxError) {
      return try INIDocument(text)
    } catch {
      throw .configuration("\(path):\(error.line): \(error.message)")
    }
  }

  /// The profile of that name.
  ///
  /// - Throws: `AWSError` when there is none, with the name that was probably meant.
  func profile(_ name: String) throws(AWSError) -> Profile {
    if let profile = all[name] { return profile }
    let names = all.keys.sorted()
    throw AWSError(
      .invalid, code: "ProfileNotFound",
      message: """
        there is no profile '\(name)' in \(configPath) and \(credentialsPath)\
        \(names.isEmpty ? "" : " (profiles: \(names.joined(separator: ", ")))")
        """)
  }

  /// The endpoint that a profile's `services` section has for a service, then the profile's own.
  ///
  /// - Throws: `AWSError` when the profile names a section that does not exist.
  func endpointURL(of profile: Profile, service: EndpointResolver.Service) throws(AWSError) -> String? {
    if let name = profile["services"] {
      guard let section = services[name] else {
        throw .configuration(
          "profile '\(profile.name)' names [services \(name)], and \(configPath) has no such section")
      }
      if let url = section[service.rawValue]?.properties?["endpoint_url"], !url.isEmpty { return url }
    }
    return profile["endpoint_url"]
  }
}
