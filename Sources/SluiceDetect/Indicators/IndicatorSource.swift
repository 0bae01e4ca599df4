import SluiceConfig
import SluiceCore
package import SluiceRules

/// A file of indicators, as a pipeline file names it.
package struct IndicatorSource: Sendable {
  static let path = ConfigKey.path(
    "path", "The list: *.csv with a header, *.jsonl, or any other name for a value per line.")
  static let field = ConfigKey.requiredString("field", "The field whose values are looked up, such as source.ip.")
  static let column = ConfigKey.optionalString(
    "column", "The column (CSV; the first when absent) or the key (JSON lines; dots lead into objects) of the value.")
  static let match = ConfigKey.optionalEnumeration(
    "match", IndicatorList.Matching.self,
    "exact, ignore_case, cidr (addresses and networks), or wildcard (`*` and `?`). By the field: cidr for addresses, else exact."
  )
  static let name = ConfigKey.optionalString("name", "The feed's name in alerts; the file's name when absent.")
  static let provider = ConfigKey.optionalString("provider", "Who says so, for alerts; a column `provider` wins.")
  static let confidence = ConfigKey.optionalString("confidence", "How sure, for alerts; a column `confidence` wins.")
  static let keys: [any ConfigKeyDeclaration] = [path, field, column, match, name, provider, confidence]

  package var path: String
  package var field: String
  package var column: String?
  package var matching: IndicatorList.Matching?
  package var name: String
  package var provider: String?
  package var confidence: String?
  let location: SourceLocation?

  package init(path: String, field: String, matching: IndicatorList.Matching? = nil, column: String? = nil) {
    self.path = path
    self.field = field
    self.matching = matching
    self.column = column
    name = Self.fileName(path)
    location = nil
  }

  init(_ section: ConfigSection) {
    path = section.value(Self.path).path
    field = section.value(Self.field)
    column = section.value(Self.column)
    matching = section.value(Self.match)
    name = section.value(Self.name) ?? Self.fileName(path)
    provider = section.value(Self.provider)
    confidence = section.value(Self.confidence)
    location = section.location
  }

  private static func fileName(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  /// Reads the list. Mistakes go to `problems`; nil when there is no list then.
  func load(_ catalog: any FieldCatalog, _ problems: ProblemCollector) -> IndicatorList? {
    guard !path.isEmpty, !field.isEmpty else { return nil }
    guard let type = catalog.field(named: field)?.type else {
      problems.error(
        at: location, "indicators: records have no field '\(field)'",
        suggestion: nearestName(to: field, among: catalog.fieldNames))
      return nil
    }
    let matching = matching ?? (type == .ip ? .cidr : .exact)
    do {
      let file = try IndicatorFile.read(path, column: column, matching: matching)
      for (line, message) in file.warnings {
        problems.warning(at: SourceLocation(file: path, line: line, column: 1), message)
      }
      let indicators = file.indicators.map { indicator in
        IndicatorList.Indicator(value: indicator.value, members: complete(indicator.members))
      }
      return IndicatorList(field: field, matching: matching, name: name, indicators: indicators)
    } catch {
      problems.error(
        at: error.line > 0 ? SourceLocation(file: path, line: error.line, column: 1) : location,
        error.line > 0 ? error.message : "\(path): \(error.message)")
      return nil
    }
  }

  private func complete(_ members: [IndicatorList.Member]) -> [IndicatorList.Member] {
    var members = members
    for (name, value) in [("provider", provider), ("confidence", confidence)] {
      guard let value, !members.contains(where: { $0.name == name }) else { continue }
      members.append(IndicatorList.Member(name: name, value: value))
    }
    return members
  }
}
