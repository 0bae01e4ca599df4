import SluiceConfig

/// `user_agent` in an `enrich` stage.
struct UserAgentSettings: Sendable {
  static let regexes = ConfigKey.optionalPath(
    "regexes", "uap-core's regexes.yaml. Unless given: the one of the Debian package uap-core.")
  static let cache = ConfigKey.integer(
    "cache", default: UserAgentEnricher.usualCacheEntries, in: UserAgentEnricher.cacheEntryRange,
    "User agents whose parts each lane remembers.")
  static let keys: [any ConfigKeyDeclaration] = [regexes, cache]

  private let regexes: ConfigPath?
  private let cacheEntries: Int
  private let location: SourceLocation

  init(_ section: ConfigSection) {
    regexes = section.value(Self.regexes)
    cacheEntries = section.value(Self.cache)
    location = regexes?.location ?? section.location
  }

  /// Reads the regular expressions. Nil where there are none, which goes to `problems`.
  func open(_ problems: ProblemCollector) -> UserAgentEnricher? {
    do throws(UserAgentError) {
      return try UserAgentEnricher(regexes: regexes?.path, cacheEntries: cacheEntries)
    } catch {
      problems.error(at: location, "user_agent: \(error)")
      return nil
    }
  }
}
