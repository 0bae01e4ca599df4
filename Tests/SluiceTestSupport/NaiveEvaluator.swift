package import Foundation
package import SluiceCore
package import SluiceRules

/// The reference for what a condition means: it walks a JSON document and compares text, as slowly and as plainly as
/// it can. It shares no code with the compiled matcher.
///
/// - A dotted path walks arrays transparently to a bag of leaves. `null`, `[]`, `{}` and a missing key are no value.
/// - A key that holds dots counts as nested: `{"event.action": 1}` is `{"event": {"action": 1}}`.
/// - An object is not a value: `exists` holds for leaves only.
package struct NaiveEvaluator {
  /// The leaves by dotted path.
  private var leaves: [String: [NaiveJSON]] = [:]
  private let document: NaiveJSON
  private let types: (String) -> FieldType?
  /// The path of the object that field names are relative to, with its dot.
  private let prefix: String

  /// - Parameter types: the type of a field by its full name; `dynamic` where it is nil.
  package init(document: NaiveJSON, types: @escaping (String) -> FieldType?, prefix: String = "") {
    self.document = document
    self.types = types
    self.prefix = prefix
    collect(document, at: "")
  }

  /// A document that is not JSON has no fields.
  package init(document: String, types: @escaping (String) -> FieldType? = { _ in nil }) {
    self.init(document: NaiveJSON(document.utf8) ?? .null, types: types)
  }

  /// A document that is not JSON has no fields.
  package init(document: Data, types: @escaping (String) -> FieldType? = { _ in nil }) {
    self.init(document: NaiveJSON(document) ?? .null, types: types)
  }

  package func matches(_ condition: Condition) -> Bool {
    switch condition {
    case .constant(let value): value
    case .test(let test): matches(test)
    case .not(let condition): !matches(condition)
    case .all(let conditions): conditions.allSatisfy(matches)
    case .any(let conditions): conditions.contains(where: matches)
    case .nested(let path, let condition):
      Self.objects(at: path, in: document).contains {
        NaiveEvaluator(document: $0, types: types, prefix: "\(prefix)\(path).").matches(condition)
      }
    }
  }

  private func matches(_ test: FieldTest) -> Bool {
    let names: [String] =
      switch test.selector {
      case .field(let name): [name]
      case .matching(let glob): leaves.keys.filter { NaiveComparison.matches(glob, $0) }
      case .anyField: Array(leaves.keys)
      }
    return names.contains { name in
      guard let values = leaves[name] else { return false }
      let type = types(prefix + name) ?? .dynamic
      return values.contains { NaiveComparison.holds(test.comparison, for: $0, type: type) }
    }
  }

  private mutating func collect(_ value: NaiveJSON, at path: String) {
    switch value {
    case .null: break
    case .array(let items):
      for item in items { collect(item, at: path) }
    case .object(let members):
      for member in members { collect(member.value, at: path.isEmpty ? member.key : "\(path).\(member.key)") }
    default: leaves[path, default: []].append(value)
    }
  }

  private static func objects(at path: String, in value: NaiveJSON) -> [NaiveJSON] {
    switch value {
    case .array(let items): items.flatMap { objects(at: path, in: $0) }
    case .object(let members):
      path.isEmpty
        ? [value]
        : members.flatMap { member in
          if member.key == path { return objects(at: "", in: member.value) }
          guard path.hasPrefix(member.key + ".") else { return [] }
          return objects(at: String(path.dropFirst(member.key.count + 1)), in: member.value)
        }
    default: []
    }
  }
}
