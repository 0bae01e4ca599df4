import SluiceConfig
import SluiceCore
import SluiceECS
import SluiceRules

extension LintedRule {
  /// Finds fields that records never have, and those that only enrichment gives.
  mutating func checkFields() {
    var names = program.parts.flatMap { $0.condition.fieldNames } + program.groupFields
    if case .esql(let query) = program.body { names += query.fields }
    var seen: Set<String> = []
    for name in names where seen.insert(name).inserted { checkField(name) }
    for part in program.parts {
      part.condition.forEachTest { test, _ in
        guard case .matching(let glob) = test.selector, program.namespace == .document else { return }
        guard !catalogs.document.fieldNames.contains(where: { glob.matches($0) }) else { return }
        add(
          .unknownField, "no field of CloudTrail records has a name like '\(glob.parts.spelling)'",
          at: glob.parts.spelling)
      }
    }
  }

  private mutating func checkField(_ name: String) {
    guard program.namespace == .document else { return checkRecordField(name) }
    if let setting = EnrichedField.setting(for: name) {
      add(
        .needsEnrichment, "records have '\(name)' only where the pipeline adds it",
        hint: "the pipeline needs \(setting)",
        at: name)
      return
    }
    guard catalogs.document.field(named: name) == nil, !Self.isOfAlerts(name) else { return }
    if name == "event.ingested" {
      add(
        .unknownField, "Elasticsearch gives '\(name)' to documents that it stores; here it has no value",
        hint: "@timestamp is the time of the event", level: .info, at: name)
      return
    }
    let known = catalogs.document.fieldNames
    let near = nearestName(to: name, among: known) ?? Self.nearestBySuffix(name, among: known)
    add(
      .unknownField, "CloudTrail records never have the field '\(name)'", hint: near.map { "did you mean '\($0)'?" },
      at: name)
  }

  /// Fields that Elasticsearch or alerts give.
  private static func isOfAlerts(_ name: String) -> Bool {
    ["_id", "_index", "_version", "_source"].contains(name) || name.hasPrefix("kibana.")
      || name.hasPrefix("sluice.") || name.hasPrefix("signal.")
  }

  /// The known field that ends as the name does: `user_identity.type` for `cloudtrail.user_identity.type`.
  private static func nearestBySuffix(_ name: String, among names: [String]) -> String? {
    let keys = name.split(separator: ".")
    guard keys.count > 1 else { return names.first { $0.hasSuffix("." + name) } }
    for count in stride(from: keys.count - 1, through: 2, by: -1) {
      let suffix = "." + keys.suffix(count).joined(separator: ".")
      if let found = names.first(where: { $0.hasSuffix(suffix) }) { return found }
    }
    return nil
  }

  /// Of raw records the outermost keys are known, and all of what an identity has; payloads may have anything.
  private mutating func checkRecordField(_ name: String) {
    let keys = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = keys.first, !CloudTrailKeys.isKnown(keys) else { return }
    let near: String?
    if CloudTrailKeys.root.contains(first) {
      near = nearestName(to: name, among: CloudTrailKeys.paths)
    } else {
      near =
        nearestName(to: name, among: CloudTrailKeys.paths)
        ?? nearestName(to: first, among: CloudTrailKeys.root.sorted()).map {
          ([$0] + keys.dropFirst()).joined(separator: ".")
        }
        ?? CloudTrailKeys.paths.first { $0.lowercased().hasSuffix("." + name.lowercased()) }
    }
    add(
      .unknownField, "CloudTrail records never have '\(name)'", hint: near.map { "did you mean '\($0)'?" }, at: name)
  }
}
