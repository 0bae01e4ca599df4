import SluiceCore
import SluiceRules

/// Binds conditions to the columns of a catalog's fields and brings them into normal form.
struct ConditionCompiler {
  private struct Bound {
    let column: Int32
    let type: FieldType
    let cost: Field.Cost
  }

  private let catalog: any FieldCatalog
  var program = ProgramBuilder()
  var builder: ProjectionBuilder
  /// Fields of the condition being compiled that records never have, in the order of their first use.
  private(set) var unknownFields: [String] = []
  private var bound: [String: Bound?] = [:]
  private var objects: [String: Bound?] = [:]

  init(catalog: any FieldCatalog, builder: ProjectionBuilder) {
    self.catalog = catalog
    self.builder = builder
  }

  mutating func formula(_ condition: Condition) -> Formula {
    unknownFields = []
    return formula(condition, isNegated: false)
  }

  private mutating func formula(_ condition: Condition, isNegated: Bool) -> Formula {
    switch condition {
    case .constant(let value): return .constant(value != isNegated)
    case .not(let inner): return formula(inner, isNegated: !isNegated)
    case .all(let members):
      let members = members.map { formula($0, isNegated: isNegated) }
      return isNegated ? .disjunction(members) : .conjunction(members)
    case .any(let members):
      let members = members.map { formula($0, isNegated: isNegated) }
      return isNegated ? .conjunction(members) : .disjunction(members)
    case .test(let test): return formula(test, isNegated: isNegated)
    case .nested(let path, let inner):
      guard let column = object(at: path) else {
        note(path)
        return .constant(isNegated)
      }
      return over(column, document(inner, prefix: path + "."), path, isNegated: isNegated)
    }
  }

  private mutating func formula(_ test: FieldTest, isNegated: Bool) -> Formula {
    switch test.selector {
    case .field(let name):
      guard let column = field(name) else {
        note(name)
        return .constant(isNegated)
      }
      return formula(test.comparison, name, column, isNegated: isNegated)
    case .matching(let glob):
      let names = catalog.fieldNames.filter { GlobPattern.matches(glob, $0) }
      if !names.isEmpty { return overFields(names, test.comparison, isNegated: isNegated) }
      // Records whose fields nobody knows beforehand are walked.
      guard catalog.fieldNames.isEmpty, let record = object(at: "") else {
        note(glob.parts.spelling)
        return .constant(isNegated)
      }
      return over(record, document(test, prefix: ""), glob.parts.spelling, isNegated: isNegated)
    case .anyField:
      if let record = object(at: "") { return over(record, document(test, prefix: ""), "*", isNegated: isNegated) }
      return overFields(catalog.fieldNames, test.comparison, isNegated: isNegated)
    }
  }

  private func formula(_ comparison: Comparison, _ name: String, _ column: Bound, isNegated: Bool) -> Formula {
    guard let probe = Probe.comparing(comparison, type: column.type) else { return .constant(isNegated) }
    return .test(
      Test(column: column.column, field: name, cost: column.cost, probe: probe), isNegated: isNegated)
  }

  private mutating func overFields(_ names: [String], _ comparison: Comparison, isNegated: Bool) -> Formula {
    let members = names.compactMap { name in
      field(name).map { formula(comparison, name, $0, isNegated: isNegated) }
    }
    return isNegated ? .conjunction(members) : .disjunction(members)
  }

  private func over(_ column: Bound, _ condition: DocumentCondition, _ name: String, isNegated: Bool) -> Formula {
    .test(
      Test(column: column.column, field: name, cost: column.cost, probe: .document(condition)), isNegated: isNegated)
  }

  /// A condition inside an object. Its fields' types are the catalog's where it knows them under their full names.
  private mutating func document(_ condition: Condition, prefix: String) -> DocumentCondition {
    switch condition {
    case .constant(let value): return .constant(value)
    case .not(let inner): return .not(document(inner, prefix: prefix))
    case .all(let members): return .all(members.map { document($0, prefix: prefix) })
    case .any(let members): return .any(members.map { document($0, prefix: prefix) })
    case .nested(let path, let inner):
      return .nested(path: Array(path.utf8), document(inner, prefix: prefix + path + "."))
    case .test(let test): return document(test, prefix: prefix)
    }
  }

  private mutating func document(_ test: FieldTest, prefix: String) -> DocumentCondition {
    var type = FieldType.dynamic
    if case .field(let name) = test.selector { type = catalog.field(named: prefix + name)?.type ?? .dynamic }
    guard let probe = Probe.comparing(test.comparison, type: type) else { return .constant(false) }
    let id = program.predicate(probe, column: ProgramBuilder.noColumn)
    switch test.selector {
    case .field(let name): return .leaf(path: Array(name.utf8), predicate: id)
    case .anyField: return .anyLeaf(predicate: id)
    case .matching(let glob):
      return .named(name: program.predicate(.glob(glob), column: ProgramBuilder.noColumn), predicate: id)
    }
  }

  private mutating func field(_ name: String) -> Bound? {
    if let known = bound[name] { return known }
    let field = catalog.field(named: name)
    let result = field.map { Bound(column: $0.bind(in: &builder).index, type: $0.type, cost: $0.cost) }
    bound[name] = .some(result)
    return result
  }

  private mutating func object(at path: String) -> Bound? {
    if let known = objects[path] { return known }
    let field = catalog.object(at: path)
    let result = field.map { Bound(column: $0.bind(in: &builder).index, type: $0.type, cost: $0.cost) }
    objects[path] = .some(result)
    return result
  }

  private mutating func note(_ name: String) {
    if !unknownFields.contains(name) { unknownFields.append(name) }
  }
}
