import SluiceCore
import SluiceECS
import SluiceRules

/// What field names mean in rules, with the fields that enrichment adds.
struct AnalysisCatalogs: Sendable {
  let document: any FieldCatalog
  /// The fields of alerts: any of a JSON document.
  let alert: any FieldCatalog = DocumentCatalog(.json)
  let record: any FieldCatalog

  init() {
    let enriched = EnrichedField.all.map { field in
      Field(name: field.name, type: field.type) { $0.raw(FieldPath(dotted: field.name), .leaves) }
    }
    document = EnrichedCatalog(CloudTrailCatalog(), adding: enriched)
    record = RecordCatalog()
  }

  /// The catalog of a rule's own names.
  func catalog(of program: RuleProgram) -> any FieldCatalog {
    program.namespace == .record ? record : program.readsAlerts ? alert : document
  }
}
