import SluiceCore

/// The mapping from CloudTrail records to ECS documents, in the form of the integration's releases 7.4.0 to 8.8.0.
enum ECSTable {
  /// All rows in the order of their names, key by key, so that rows of one object lie side by side.
  static let fields: [ECSField] = ordered(
    [
      EventFields.all, CloudFields.all, SourceFields.all, UserFields.all, UserIdentityFields.all, TrailFields.all,
      PayloadFields.all, ResourceFields.all, ConsoleLoginFields.all, TLSFields.all, DigestFields.all, RelatedFields.all,
      EntityFields.all,
    ].flatMap(\.self))

  /// The rows that documents show, with those of enrichment, in the same order.
  static func documentFields(adding enriched: [Field]) -> [ECSField] {
    let shown = fields.filter { $0.form != .hidden }
    if enriched.isEmpty { return shown }
    let names = Set(enriched.map(\.name))
    return ordered(shown.filter { !names.contains($0.name) } + enriched.map(ECSField.enriched))
  }

  /// In the order of the names, key by key.
  private static func ordered(_ fields: [ECSField]) -> [ECSField] {
    // Each name is taken apart once: this is part of every start.
    fields.map { (keys: $0.name.split(separator: "."), field: $0) }
      .sorted { $0.keys.lexicographicallyPrecedes($1.keys) }
      .map(\.field)
  }

  private static let byName = [String: ECSField](fields.map { ($0.name, $0) }) { first, _ in first }

  /// The row of that name, or the part of a flattened object that the name goes into.
  static func field(named name: String) -> ECSField? {
    if let field = byName[name] { return field }
    for object in FlattenedObject.all {
      if let keys = object.keys(of: name) { return object.part(named: name, keys: keys) }
    }
    return nil
  }
}

/// An object whose leaves are fields under their own paths.
struct FlattenedObject: Sendable {
  let name: String
  /// Where the object stands in the record.
  let path: FieldPath
  let payload: Payload?

  static let all: [FlattenedObject] =
    PayloadFields.flattened.map { FlattenedObject(name: $0.name, path: $0.payload.path, payload: $0.payload) } + [
      FlattenedObject(
        name: UserIdentityFields.webIdentityAttributes, path: UserIdentityFields.webIdentityAttributesPath,
        payload: nil),
      FlattenedObject(name: DigestFields.logFiles, path: "logFiles", payload: nil),
    ]

  /// The keys of a name that lies at or below the object; nil for others.
  func keys(of name: String) -> [String]? {
    if name == self.name { return [] }
    guard name.hasPrefix(self.name + ".") else { return nil }
    let keys = name.dropFirst(self.name.count + 1).split(separator: ".", omittingEmptySubsequences: false)
    return keys.contains("") ? nil : keys.map(String.init)
  }

  func part(named name: String, keys: [String]) -> ECSField {
    guard let payload else {
      let path = FieldPath(path.keys + keys)
      return .part(name, cost: .slice) { $0.raw(path, .cleanedLeaves) }
    }
    return .part(name, cost: .rendered) {
      payload.flattenedLeaves(at: keys.joined(separator: "."), named: name, in: &$0)
    }
  }
}
