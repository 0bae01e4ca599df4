import SluiceCore
import SluiceRegex
import SluiceRules

/// Binds conditions to the columns of catalogs' fields and brings them into normal form.
struct ConditionCompiler {
  private let document: CatalogColumns
  private let record: CatalogColumns?
  /// The catalog of the condition being compiled.
  private(set) var columns: CatalogColumns
  private var bound: [FieldNamespace: CatalogColumns] = [:]
  private var current: FieldNamespace?
  var program = ProgramBuilder()
  var builder: ProjectionBuilder
  /// Fields of the last condition that records never have, in the order of their first use.
  private(set) var unknownFields: [String] = []
  /// What is wrong with patterns of the last condition.
  private(set) var invalidPatterns: [String] = []

  init(document: any FieldCatalog, record: (any FieldCatalog)?, builder: ProjectionBuilder) {
    self.document = CatalogColumns(document)
    self.record = record.map { CatalogColumns($0) }
    columns = self.document
    self.builder = builder
  }

  /// Whether there are fields of that namespace.
  func offers(_ namespace: FieldNamespace) -> Bool { namespace == .document || record != nil }

  /// The condition in normal form; false where one of its patterns is invalid, or its namespace is not offered.
  mutating func formula(_ condition: Condition, in namespace: FieldNamespace) -> Formula {
    unknownFields = []
    invalidPatterns = []
    let formula = formula(condition, in: namespace, isNegated: false)
    return invalidPatterns.isEmpty ? formula : .constant(false)
  }

  private mutating func formula(_ condition: Condition, in namespace: FieldNamespace, isNegated: Bool) -> Formula {
    guard let fresh = namespace == .document ? document : record else { return .constant(isNegated) }
    let outer = (columns, current)
    if current != namespace {
      // What was bound so far in the namespace around this one is kept for when it goes on.
      if let current { bound[current] = columns }
      (columns, current) = (bound[namespace] ?? fresh, namespace)
    }
    let formula = formula(condition, isNegated: isNegated)
    bound[namespace] = columns
    if outer.1 != namespace { (columns, current) = outer }
    return formula
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
    case .computed(let computation): return .test(computed(computation), isNegated: isNegated)
    case .scoped(let namespace, let inner): return formula(inner, in: namespace, isNegated: isNegated)
    case .nested(let path, let inner):
      guard let column = columns.object(at: path, in: &builder) else {
        note(path)
        return .constant(isNegated)
      }
      return over(column, document(inner, prefix: path + "."), path, isNegated: isNegated)
    }
  }

  private mutating func formula(_ test: FieldTest, isNegated: Bool) -> Formula {
    let test = test.normalized
    guard validate(test.comparison) else { return .constant(isNegated) }
    switch test.selector {
    case .field(let name):
      // What stands there even if it is no value is told by another column than the values.
      if test.comparison == .isPresent, let column = columns.object(at: name, in: &builder) {
        return .test(
          Test(column: column.column, field: name, cost: column.cost, probe: .present), isNegated: isNegated)
      }
      guard let column = columns.field(name, in: &builder) else {
        note(name)
        return .constant(isNegated)
      }
      return formula(test.comparison, name, column, isNegated: isNegated)
    case .matching(let glob):
      let names = columns.catalog.fieldNames.filter { GlobPattern.matches(glob, $0) }
      if !names.isEmpty { return overFields(names, test.comparison, isNegated: isNegated) }
      // Records whose fields nobody knows beforehand are walked.
      guard columns.catalog.fieldNames.isEmpty, let record = columns.object(at: "", in: &builder) else {
        note(glob.parts.spelling)
        return .constant(isNegated)
      }
      return over(record, document(test, prefix: ""), glob.parts.spelling, isNegated: isNegated)
    case .anyField:
      if let record = columns.object(at: "", in: &builder) {
        return over(record, document(test, prefix: ""), "*", isNegated: isNegated)
      }
      return overFields(columns.catalog.fieldNames, test.comparison, isNegated: isNegated)
    }
  }

  private func formula(
    _ comparison: Comparison, _ name: String, _ column: BoundField, isNegated: Bool
  ) -> Formula {
    func test(_ probe: Probe) -> Formula {
      .test(Test(column: column.column, field: name, cost: column.cost, probe: probe), isNegated: isNegated)
    }
    guard let probe = Probe.comparing(comparison, type: column.type) else { return .constant(isNegated) }
    guard case .regex(let pattern) = probe, let literal = RequiredLiteral(pattern) else { return test(probe) }
    // What every match holds is looked for first; it adds nothing to what the expression means.
    let members = [test(.glob(literal.glob)), test(probe)]
    return isNegated ? .disjunction(members) : .conjunction(members)
  }

  private mutating func overFields(_ names: [String], _ comparison: Comparison, isNegated: Bool) -> Formula {
    let members = names.compactMap { name in
      columns.field(name, in: &builder).map { formula(comparison, name, $0, isNegated: isNegated) }
    }
    return isNegated ? .conjunction(members) : .disjunction(members)
  }

  private func over(
    _ column: BoundField, _ condition: DocumentCondition, _ name: String, isNegated: Bool
  ) -> Formula {
    .test(
      Test(column: column.column, field: name, cost: column.cost, probe: .document(condition)), isNegated: isNegated)
  }

  /// Whether the comparison's pattern is one; an invalid one is noted.
  mutating func validate(_ comparison: Comparison) -> Bool {
    switch comparison {
    case .matchesRegex(let pattern):
      do throws(RegexError) {
        try program.compile(pattern)
        return true
      } catch {
        invalidPatterns.append("invalid regular expression: \(error)")
      }
    case .inNetwork(let text):
      if IPNetwork(text) != nil { return true }
      invalidPatterns.append("'\(text)' is no IP network: write an address, or one with a prefix as in 10.0.0.0/8")
    default: return true
    }
    return false
  }

  private mutating func note(_ name: String) {
    if !unknownFields.contains(name) { unknownFields.append(name) }
  }
}

// Computed tests.
extension ConditionCompiler {
  private mutating func computed(_ computation: Computation) -> Test {
    var cost = Field.Cost.slice
    let operands = computation.fields.map { name -> ComputedTest.Operand in
      guard let column = columns.field(name, in: &builder) else {
        note(name)
        return ComputedTest.Operand(column: nil, type: .dynamic)
      }
      cost = max(cost, column.cost)
      return ComputedTest.Operand(column: column.column, type: column.type)
    }
    return Test(
      column: ProgramBuilder.noColumn, field: computation.fields.joined(separator: ", "), cost: cost,
      probe: .computed(ComputedTest(operands: operands, expression: computation.expression)))
  }
}

extension FieldTest {
  /// Of several fields, those are present that have a value.
  var normalized: FieldTest {
    if case .field = selector { return self }
    return comparison == .isPresent ? FieldTest(selector, .exists) : self
  }
}
