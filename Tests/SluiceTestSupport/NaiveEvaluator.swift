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
  /// How an object compares; nil where it is no value.
  private let objectText: ((NaiveJSON) -> String)?
  /// Who answers for conditions of other namespaces.
  package var other: (@Sendable (FieldNamespace, Condition) -> Bool)?
  /// The texts of objects by dotted path.
  private var objects: [String: [NaiveJSON]] = [:]

  /// - Parameters:
  ///   - types: the type of a field by its full name; `dynamic` where it is nil.
  ///   - objectText: what an object compares as, for fields of records as they were delivered.
  package init(
    document: NaiveJSON, types: @escaping (String) -> FieldType?, prefix: String = "",
    objectText: ((NaiveJSON) -> String)? = nil
  ) {
    self.document = document
    self.types = types
    self.prefix = prefix
    self.objectText = objectText
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

  /// A condition with a pattern that is none holds for nothing.
  package func matches(_ condition: Condition) -> Bool { Self.isValid(condition) && holds(condition) }

  private func holds(_ condition: Condition) -> Bool {
    switch condition {
    case .constant(let value): value
    case .test(let test): holds(test)
    case .computed(let computation): holds(computation)
    case .not(let condition): !holds(condition)
    case .all(let conditions): conditions.allSatisfy(holds)
    case .any(let conditions): conditions.contains(where: holds)
    case .scoped(let namespace, let condition): other?(namespace, condition) ?? holds(condition)
    case .nested(let path, let condition):
      Self.objects(at: path, in: document).contains {
        NaiveEvaluator(document: $0, types: types, prefix: "\(prefix)\(path).").holds(condition)
      }
    }
  }

  private func holds(_ test: FieldTest) -> Bool {
    if case .field(let name) = test.selector, test.comparison == .isPresent {
      return Self.isPresent(name, in: document)
    }
    let names: [String] =
      switch test.selector {
      case .field(let name): [name]
      case .matching(let glob): leaves.keys.filter { NaiveComparison.matches(glob, $0) }
      case .anyField: Array(leaves.keys)
      }
    return names.contains { name in
      let values = values(of: name, test.selector)
      let type = types(prefix + name) ?? .dynamic
      return values.contains { NaiveComparison.holds(test.comparison, for: $0, type: type) }
    }
  }

  private func values(of name: String, _ selector: FieldSelector) -> [NaiveJSON] {
    // Whoever looks at every field meets an object's members.
    guard case .field = selector else { return leaves[name] ?? [] }
    return (leaves[name] ?? []) + (objects[name] ?? [])
  }

  /// Whether the expression is true for some choice of one value of each field.
  private func holds(_ computation: Computation) -> Bool {
    var choices: [[Scalar]] = [[]]
    for field in computation.fields {
      let type = types(prefix + field) ?? .dynamic
      let values = values(of: field, .field(field)).map { NaiveComparison.scalar($0, type) }
      choices = (values.isEmpty ? [.null] : values).flatMap { value in choices.map { $0 + [value] } }
      if choices.count > 10_000 { return false }
    }
    return choices.contains { computation.expression.value(of: $0) == .boolean(true) }
  }

  private static func isPresent(_ path: String, in value: NaiveJSON) -> Bool {
    if path.isEmpty { return true }
    switch value {
    case .array(let items): return items.contains { isPresent(path, in: $0) }
    case .object(let members):
      return members.contains { member in
        if member.key == path { return true }
        return path.hasPrefix(member.key + ".")
          && isPresent(String(path.dropFirst(member.key.count + 1)), in: member.value)
      }
    default: return false
    }
  }

  private mutating func collect(_ value: NaiveJSON, at path: String) {
    switch value {
    case .null: break
    case .array(let items):
      for item in items { collect(item, at: path) }
    case .object(let members):
      if let objectText, !path.isEmpty { objects[path, default: []].append(.string(objectText(value))) }
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
