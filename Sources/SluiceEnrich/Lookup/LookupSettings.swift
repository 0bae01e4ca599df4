import SluiceConfig
import SluiceCore
import SluiceECS

/// One table of `lookup` in an `enrich` stage.
struct LookupSettings: Sendable {
  static let path = ConfigKey.path(
    "path", "The table: CSV with a header, or JSON Lines. Read again when it is replaced.")
  static let field = ConfigKey.requiredString(
    "field", "The field whose value is looked up, such as source.ip, user.name or cloud.account.id.")
  static let prefix = ConfigKey.requiredString(
    "prefix", "What the names of the new fields begin with, such as `asset.`; the column's name follows.")
  static let name = ConfigKey.optionalString("name", "What reports call the table. The file's name unless given.")
  static let key = ConfigKey.optionalString(
    "key", "The column of the keys. The first one of a CSV file unless given; JSON Lines need it.")
  static let match = ConfigKey.enumeration(
    "match", LookupMatch.self, default: .exact,
    "exact; ignore_case; cidr: keys are addresses or networks, and the longest prefix counts.")
  static let columns = ConfigKey.strings(
    "columns", default: [], "The columns to add. All but the key's unless given.")
  static let format = ConfigKey.optionalEnumeration(
    "format", LookupFile.Format.self, "Unless given: jsonl for files that end in .jsonl, .ndjson or .json, else csv.")
  static let delimiter = ConfigKey.string("delimiter", default: ",", "Between the fields of a CSV file: one character.")
  static let maximumRows = ConfigKey.integer(
    "max_rows", default: LookupLimits().rows, in: 1...100_000_000, "A table with more rows is refused.")
  static let maximumSize = ConfigKey.byteCount(
    "max_size", default: LookupLimits().bytes, "A larger file is refused. Up to 2GiB.")
  static let maximumBadLines = ConfigKey.integer(
    "max_bad_lines", default: LookupLimits().badLines, in: 0...1_000_000,
    "Bad lines are left out and reported; a table with more of them is refused.")
  static let keys: [any ConfigKeyDeclaration] = [
    path, field, prefix, name, key, match, columns, format, delimiter, maximumRows, maximumSize, maximumBadLines,
  ]

  private let path: ConfigPath
  private let field: String
  private let prefix: String
  private let label: String
  private let file: LookupFile
  private let fieldLocation: SourceLocation
  private let prefixLocation: SourceLocation

  init(_ section: ConfigSection) {
    let path = section.value(Self.path)
    self.path = path
    field = section.value(Self.field)
    prefix = section.value(Self.prefix)
    label = section.value(Self.name) ?? String(path.text.split(separator: "/").last ?? "")
    fieldLocation = section.location(of: Self.field.name)
    prefixLocation = section.location(of: Self.prefix.name)
    for name in [Self.field.name, Self.prefix.name] {
      let isEmpty = name == Self.field.name ? field.isEmpty : prefix.isEmpty
      if isEmpty, section.contains(name) {
        section.problems.error(at: section.location(of: name), "lookup: '\(name)' is empty")
      }
    }
    let isJSON = [".jsonl", ".ndjson", ".json"].contains { path.text.lowercased().hasSuffix($0) }
    let delimiter = section.value(Self.delimiter)
    if delimiter.utf8.count != 1 || delimiter == "\"" || delimiter == "\n" || delimiter == "\r" {
      section.problems.error(
        at: section.location(of: Self.delimiter.name), "delimiter has to be one ASCII character",
        expected: "such as \",\", \";\" or \"\\t\"")
    }
    var limits = LookupLimits()
    limits.rows = section.value(Self.maximumRows)
    limits.bytes = section.value(Self.maximumSize)
    limits.badLines = section.value(Self.maximumBadLines)
    if !(1...(2 << 30)).contains(limits.bytes) {
      section.problems.error(at: section.location(of: Self.maximumSize.name), "max_size has to be from 1 to 2GiB")
      limits.bytes = LookupLimits().bytes
    }
    let columns = section.value(Self.columns)
    file = LookupFile(
      format: section.value(Self.format) ?? (isJSON ? .jsonl : .csv), delimiter: delimiter.utf8.first ?? 0x2C,
      key: section.value(Self.key), columns: columns.isEmpty ? nil : columns, match: section.value(Self.match),
      limits: limits)
  }

  /// Reads the table and makes its fields. Nil where something is wrong, which goes to the context's problems.
  func open(_ context: PlanContext) -> (fields: [Field], file: Replaceable<LookupTable>)? {
    // What is missing is reported already.
    guard !path.text.isEmpty, !field.isEmpty, !prefix.isEmpty else { return nil }
    let problems = context.problems
    guard let matched = context.catalog.field(named: field) else {
      problems.error(
        at: fieldLocation, "lookup: records never have the field '\(field)'",
        suggestion: nearestName(to: field, among: context.catalog.fieldNames))
      return nil
    }
    let loaded: Replaceable<LookupTable>
    do throws(FileProblem) {
      let file = file
      loaded = try Replaceable(path: path.path, label: "lookup \(label)") { path throws(FileProblem) in
        try file.load(path)
      }
    } catch {
      problems.error(at: path.location, "lookup: \(path) \(error)")
      return nil
    }
    let table = loaded.current.content
    warn(of: table.report, problems)
    let names = table.columns.map { prefix + $0 }
    guard check(names, context) else { return nil }
    let fields = LookupFields.fields(
      loaded, label: "\(path.path) \(field) \(prefix)", matching: matched, foldsCase: file.match == .ignoreCase,
      columns: table.columns, names: names)
    return (fields, loaded)
  }

  private func warn(of report: LookupReport, _ problems: ProblemCollector) {
    if report.rows == 0 { problems.warning(at: path.location, "lookup: \(path) has no rows") }
    for line in report.firstBadLines {
      problems.warning(at: path.location, "lookup: \(path): \(line); the line is left out")
    }
    let more = report.badLines - report.firstBadLines.count
    if more > 0 { problems.warning(at: path.location, "lookup: \(path): \(more) more bad lines are left out") }
    if let first = report.firstDuplicate {
      problems.warning(
        at: path.location,
        "lookup: \(path): \(report.duplicateKeys) key\(report.duplicateKeys == 1 ? " stands" : "s stand") in several rows "
          + "(\(first)); the last one counts")
    }
  }

  /// Whether the fields may be added: they take no other's place, and none lies inside of another.
  private func check(_ names: [String], _ context: PlanContext) -> Bool {
    let known = context.catalog.fieldNames
    for name in names {
      if name.split(separator: ".", omittingEmptySubsequences: false).contains("") {
        context.problems.error(
          at: prefixLocation, "lookup: '\(name)' can't be a field's name: it has an empty part",
          expected: "a prefix such as `asset.`")
        return false
      }
      let other =
        context.catalog.field(named: name) != nil
        ? name
        : (known + CloudTrailCatalog.enrichedFieldNames).first {
          $0 == name || $0.hasPrefix(name + ".") || name.hasPrefix($0 + ".")
        } ?? names.first { $0 != name && name.hasPrefix($0 + ".") }
      if let other {
        context.problems.error(
          at: prefixLocation,
          "lookup: the field '\(name)' of \(path) collides with '\(other)', which records have already",
          expected: "another prefix")
        return false
      }
    }
    return true
  }
}
