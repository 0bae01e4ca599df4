import SluiceConfig
import SluiceCore
import SluiceECS
import SluiceParse

@testable import SluiceEnrich

/// An enrich stage behind the fields of CloudTrail records, planned from YAML.
struct EnrichFixture {
  var context: PlanContext
  let plan: any RecordStagePlan
  let problems: ProblemCollector

  init(_ yaml: String, catalog: any FieldCatalog = CloudTrailCatalog(), directory: String = "/") {
    problems = ProblemCollector()
    context = PlanContext(
      catalog: catalog, tags: TagTable(), problems: problems, eventWriter: { _, _ in { _ in RawEventWriter() } })
    let section = ConfigSection(
      yaml: yaml, keys: EnrichStage.keys, path: "enrich", directory: directory, problems: problems)
    plan = EnrichStage(section).plan(&context)
  }

  /// Errors and warnings, one a line.
  var messages: [String] { problems.problems.map(\.description) }

  /// The texts of a field's values; nil where there is no such field.
  func values(_ name: String, _ record: String) -> [String]? {
    guard let field = context.catalog.field(named: name) else { return nil }
    var builder = ProjectionBuilder()
    let column = field.bind(in: &builder)
    let batch = Self.read(record, builder.build())
    var texts: [String] = []
    batch[0, column].forEach { texts.append(String(decoding: $0.bytes, as: UTF8.self)) }
    return texts
  }

  /// The record's ECS document.
  func document(_ record: String) -> String {
    var builder = ProjectionBuilder()
    let columns = ECSDocumentColumns(in: &builder, adding: context.enrichedFields)
    let batch = Self.read(record, builder.build())
    var writer = ECSEventWriter(columns: columns)
    var buffer: [UInt8] = []
    writer.append(0, of: batch, to: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }

  static func read(_ record: String, _ projection: Projection) -> RecordBatch {
    let reader = SingleRecordReader(projection: projection, splitsDotsAtRoot: false)
    return Array(record.utf8).withUnsafeBytes { reader.read($0, blob: blob) }
  }

  static let blob = Blob.test
}

extension Blob {
  fileprivate static let test = Blob(sequence: 0, origin: "test") { () throws(BlobError) -> any ByteReader in
    throw BlobError(.unreadable, "not read here")
  }
}
