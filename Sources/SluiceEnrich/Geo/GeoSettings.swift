import SluiceConfig
import SluiceCore

/// `geo` in an `enrich` stage.
struct GeoSettings: Sendable {
  static let city = ConfigKey.optionalPath(
    GeoDatabase.Role.city.rawValue,
    "A MaxMind DB file with cities (GeoLite2-City, GeoIP2-City, DBIP-City-Lite): all of source.geo.")
  static let country = ConfigKey.optionalPath(
    GeoDatabase.Role.country.rawValue,
    "A MaxMind DB file with countries: source.geo.continent_name, country_iso_code and country_name. Beside a city "
      + "database it is asked for what that one does not know.")
  static let asn = ConfigKey.optionalPath(
    GeoDatabase.Role.asn.rawValue, "A MaxMind DB file with autonomous systems (GeoLite2-ASN, GeoIP2-ISP): source.as.")
  static let maximumAge = ConfigKey.integer(
    "max_age_days", default: 30, in: 1...36_500, "A database that was built more days ago gets a warning at the start.")
  static let cache = ConfigKey.integer(
    "cache", default: 16_384, in: 4...4_194_304,
    "Addresses whose values each lane remembers, rounded up to a power of two. Each takes 257 bytes.")
  static let keys: [any ConfigKeyDeclaration] = [city, country, asn, maximumAge, cache]

  let paths: [(role: GeoDatabase.Role, path: ConfigPath)]
  let maximumAgeDays: Int
  let cacheCount: Int
  private let location: SourceLocation

  init(_ section: ConfigSection) {
    let optional: [(GeoDatabase.Role, ConfigPath?)] = [
      (.city, section.value(Self.city)), (.country, section.value(Self.country)), (.asn, section.value(Self.asn)),
    ]
    paths = optional.compactMap { role, path in path.map { (role, $0) } }
    maximumAgeDays = section.value(Self.maximumAge)
    cacheCount = section.value(Self.cache)
    location = section.location
    if !Self.keys.prefix(3).contains(where: { section.contains($0.name) }) {
      section.problems.error(
        at: section.location, "geo names no database", expected: "expected at least one of city, country, asn",
        path: section.path)
    }
  }

  /// Opens the databases. What is wrong with one goes to `problems`.
  ///
  /// - Parameter now: what the databases' age is measured from.
  func open(now: EventTime, problems: ProblemCollector) -> [Replaceable<GeoDatabase>] {
    paths.compactMap { role, path in
      do throws(FileProblem) {
        let file = try Replaceable(path: path.path, label: "geo \(role.rawValue)") { path throws(FileProblem) in
          let database = try GeoDatabase(path: path, role: role)
          return LoadedFile(
            content: database, stamp: database.stamp, remark: "\(database.type) of \(database.built.date)")
        }
        warn(ofAgeOf: file.current.content, at: path, now, problems)
        return file
      } catch {
        problems.error(
          at: path.location, "geo: \(role.rawValue): \(path) \(error)", expected: "expected \(role.expected)")
        return nil
      }
    }
  }

  private func warn(
    ofAgeOf database: GeoDatabase, at path: ConfigPath, _ now: EventTime, _ problems: ProblemCollector
  ) {
    let days = (now.milliseconds - database.built.milliseconds) / 86_400_000
    guard days > maximumAgeDays else { return }
    problems.warning(
      at: path.location,
      "geo: \(database.role.rawValue): \(path) was built on \(database.built.date), \(days) days ago: addresses have moved "
        + "since; fetch a new one, or set max_age_days")
  }
}
