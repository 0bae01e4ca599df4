import Foundation
import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceECS

/// What rules see and what sinks write is the same, for every field, on real events.
@Suite(.enabled(if: Corpus.isPresent, "\(Corpus.absence)"))
struct ColumnsAgreeWithDocumentsTests {
  static let folders: [String] =
    Corpus.file("events").flatMap { folder in
      try? FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { !$0.contains(".") }.sorted().map { "events/\($0)" }
    } ?? []

  /// Records looked at per file: a few files hold thousands of the same kind.
  static let limit = 150

  @Test(arguments: folders + ["ecs"]) func everyFieldAgrees(_ folder: String) throws {
    let url = try #require(Corpus.file(folder))
    let files = try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
      .filter { $0.lastPathComponent.contains(".json") }.sorted { $0.path < $1.path }
    var records = 0
    for file in files {
      let data = try Data(contentsOf: file)
      data.withUnsafeBytes { bytes in
        let arena = Arena()
        let found = Array(Self.records(in: bytes, arena).prefix(Self.limit))
        records += found.count
        check(found, file.lastPathComponent)
      }
    }
    #expect(records > 0)
  }

  private func check(_ records: [UnsafeRawBufferPointer], _ file: String) {
    var builder = ProjectionBuilder()
    let columns = ECSDocumentColumns(in: &builder)
    let batch = ReferenceReader(projection: builder.build()).read(records)
    var writer = ECSEventWriter(columns: columns)
    let documents = records.indices.map { record in
      var buffer: [UInt8] = []
      writer.append(record, of: batch, to: &buffer)
      return DocumentLeaves(String(decoding: buffer, as: UTF8.self))
    }
    // Fields that are whole objects have all their leaves as values, in no order that a document could show.
    let catalog = CloudTrailCatalog()
    let names = Set(catalog.fieldNames).subtracting(FlattenedObject.all.map(\.name)).subtracting([ResourceFields.name])
      .union(documents.flatMap { $0.byField.keys })
    var columnBuilder = ProjectionBuilder()
    let fields = names.sorted().compactMap { name in
      catalog.field(named: name).map { (name: name, column: $0.bind(in: &columnBuilder)) }
    }
    let unknown = names.subtracting(fields.map(\.name)).filter { !$0.hasPrefix("aws.cloudtrail.resources.") }
    #expect(unknown.isEmpty, "\(file): in documents but in no column: \(unknown)")
    let rows = ReferenceReader(projection: columnBuilder.build()).read(records)
    for (record, document) in documents.enumerated() {
      for field in fields {
        let values = texts(of: rows[record, field.column])
        let written = document.byField[field.name] ?? []
        if values != written { Issue.record("\(file) \(record) \(field.name): column \(values), document \(written)") }
      }
    }
  }

  /// The records of a file: `Records`, a list, or one a line.
  private static func records(in bytes: UnsafeRawBufferPointer, _ arena: Arena) -> [UnsafeRawBufferPointer] {
    var parser = ReferenceParser(bytes, arena: arena)
    var found: [UnsafeRawBufferPointer] = []
    while let value = parser.value() {
      switch value.content {
      case .array(let items): found += items.map(\.cell.bytes)
      case .object(let members):
        let inner = members.first { $0.key == "Records" || $0.key == "input" }?.value
        switch inner?.content {
        case .array(let items)?: found += items.map(\.cell.bytes)
        case .object?: found += [inner?.cell.bytes ?? value.cell.bytes]
        default: found.append(value.cell.bytes)
        }
      case .scalar: return found
      }
    }
    return found
  }
}
