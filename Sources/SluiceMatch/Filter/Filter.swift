package import SluiceCore
package import SluiceRules

/// One condition over records, for routes and sinks (`when:`).
package struct Filter: Sendable {
  private let program: Program
  private let entry: Int32
  private let pool = EvaluationScratchPool()
  /// Fields that the condition names and records never have: tests over them are false.
  package let unknownFields: [String]
  /// What is wrong with patterns of the condition; where there is any, the condition holds for no record.
  package let invalidPatterns: [String]

  /// Compiles `condition` and declares the columns that it reads.
  package init(compiling condition: Condition, catalog: any FieldCatalog, in builder: inout ProjectionBuilder) {
    var compiler = ConditionCompiler(document: catalog, record: nil, builder: builder)
    let formula = compiler.formula(condition, in: .document).ordered
    entry = compiler.program.emit(formula)
    program = compiler.program.build()
    unknownFields = compiler.unknownFields
    invalidPatterns = compiler.invalidPatterns
    builder = compiler.builder
  }

  /// How often a test was given up for what it would have cost.
  package var limits: EvaluationLimits { pool.limits }

  /// Whether the condition holds for a record.
  ///
  /// - Precondition: `record < batch.count`, and the batch's projection was built from the builder of `init`.
  package func matches(_ batch: RecordBatch, _ record: Int) -> Bool {
    var at = entry
    // Steps lead to later-emitted members or to an end, never in a circle.
    while at >= 0 {
      let step = program.steps[Int(at)]
      at = holds(Int(step.predicate), batch, record) ? step.onTrue : step.onFalse
    }
    return at == Step.accept
  }

  @inline(__always)
  private func holds(_ predicate: Int, _ batch: RecordBatch, _ record: Int) -> Bool {
    let operation = program.predicates[predicate].operation
    guard operation.isPlain else {
      return pool.withScratch { program.holdsDearly(predicate, batch, record, $0) }
    }
    return program.predicates[predicate].holds(batch[record, ColumnID(index: program.predicates[predicate].column)])
  }
}
