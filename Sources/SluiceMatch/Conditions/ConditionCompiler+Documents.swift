import SluiceCore
import SluiceRules

extension ConditionCompiler {
  /// A condition inside an object. Its fields' types are the catalog's where it knows them under their full names.
  mutating func document(_ condition: Condition, prefix: String) -> DocumentCondition {
    switch condition {
    case .constant(let value): return .constant(value)
    case .not(let inner): return .not(document(inner, prefix: prefix))
    case .all(let members): return .all(members.map { document($0, prefix: prefix) })
    case .any(let members): return .any(members.map { document($0, prefix: prefix) })
    case .nested(let path, let inner):
      return .nested(path: Array(path.utf8), document(inner, prefix: prefix + path + "."))
    case .test(let test): return document(test.normalized, prefix: prefix)
    // A nested object has one meaning of its names only.
    case .scoped(_, let inner): return document(inner, prefix: prefix)
    case .computed(let computation):
      let operands = computation.fields.map {
        ComputedTest.Operand(column: nil, type: columns.catalog.field(named: prefix + $0)?.type ?? .dynamic)
      }
      let test = ComputedTest(operands: operands, expression: computation.expression)
      return .computed(
        program.computation(DocumentComputation(paths: computation.fields.map { Array($0.utf8) }, test: test)))
    }
  }

  mutating func document(_ test: FieldTest, prefix: String) -> DocumentCondition {
    guard validate(test.comparison) else { return .constant(false) }
    var type = FieldType.dynamic
    if case .field(let name) = test.selector {
      if test.comparison == .isPresent { return .present(path: Array(name.utf8)) }
      type = columns.catalog.field(named: prefix + name)?.type ?? .dynamic
    }
    guard let probe = Probe.comparing(test.comparison, type: type) else { return .constant(false) }
    let id = program.predicate(probe, column: ProgramBuilder.noColumn)
    switch test.selector {
    case .field(let name): return .leaf(path: Array(name.utf8), predicate: id)
    case .anyField: return .anyLeaf(predicate: id)
    case .matching(let glob):
      return .named(name: program.predicate(.glob(glob), column: ProgramBuilder.noColumn), predicate: id)
    }
  }
}
