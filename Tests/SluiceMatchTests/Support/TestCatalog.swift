import SluiceCore

/// Fields that are paths of the document. Any name is a field unless `known` says which ones there are.
struct TestCatalog: FieldCatalog {
  var types: [String: FieldType] = [:]
  var known: [String]?
  /// Fields that count as costly to read.
  var rendered: Set<String> = []

  var fieldNames: [String] { known ?? [] }

  func field(named name: String) -> Field? {
    if let known, !known.contains(name) { return nil }
    return Field(name: name, type: types[name] ?? .dynamic, cost: rendered.contains(name) ? .rendered : .slice) {
      $0.raw(FieldPath(dotted: name), .leaves)
    }
  }

  func object(at path: String) -> Field? {
    // Where all fields are known, free text is a test of each of them.
    if path.isEmpty, known != nil { return nil }
    return Field(name: path, type: .dynamic, cost: .derived) {
      $0.raw(path.isEmpty ? FieldPath([]) : FieldPath(dotted: path), .value)
    }
  }
}
