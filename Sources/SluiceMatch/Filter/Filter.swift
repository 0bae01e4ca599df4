package import SluiceCore
package import SluiceRules

/// One condition over records, for routes and sinks (`when:`).
package struct Filter: Sendable {
  private let program: Program
  private let entry: Int32
  /// Fields that the condition names and records never have: tests over them are false.
  package let unknownFields: [String]

  /// Compiles `condition` and declares the columns that it reads.
  package init(compiling condition: Condition, catalog: any FieldCatalog, in builder: inout ProjectionBuilder) {
    var compiler = ConditionCompiler(catalog: catalog, builder: builder)
    let formula = compiler.formula(condition).ordered
    entry = compiler.program.emit(formula)
    program = compiler.program.build()
    unknownFields = compiler.unknownFields
    builder = compiler.builder
  }

  /// Whether the condition holds for a record.
  ///
  /// - Precondition: `record < batch.count`, and the batch's projection was built from the builder of `init`.
  package func matches(_ batch: RecordBatch, _ record: Int) -> Bool {
    var at = entry
    // Steps lead to later-emitted members or to an end, never in a circle.
    while at >= 0 {
      let step = program.steps[Int(at)]
      let predicate = Int(step.predicate)
      let cell = batch[record, ColumnID(index: program.predicates[predicate].column)]
      at = program.holds(predicate, cell) ? step.onTrue : step.onFalse
    }
    return at == Step.accept
  }
}
