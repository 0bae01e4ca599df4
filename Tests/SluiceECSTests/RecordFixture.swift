import SluiceCore
import SluiceECS
import SluiceTestSupport

/// A record held in memory, read with the reference reader.
final class RecordFixture {
  private let bytes: UnsafeMutableRawBufferPointer

  init(_ json: String) {
    bytes = .allocate(byteCount: max(1, json.utf8.count), alignment: 16)
    bytes.copyBytes(from: json.utf8)
  }

  init(_ source: UnsafeRawBufferPointer) {
    bytes = .allocate(byteCount: max(1, source.count), alignment: 16)
    bytes.copyMemory(from: source)
  }

  deinit { bytes.deallocate() }

  /// The texts of a field's values; empty when it has none, nil when there is no such field.
  func values(_ name: String, in catalog: any FieldCatalog = CloudTrailCatalog()) -> [String]? {
    guard let field = catalog.field(named: name) else { return nil }
    var builder = ProjectionBuilder()
    let column = field.bind(in: &builder)
    return with(builder.build()) { batch in texts(of: batch[0, column]) }
  }

  /// The one value of a field; nil when it has none or several.
  func value(_ name: String) -> String? {
    guard let values = values(name), values.count == 1 else { return nil }
    return values[0]
  }

  func kind(_ name: String) -> Cell.Kind? {
    guard let field = CloudTrailCatalog().field(named: name) else { return nil }
    var builder = ProjectionBuilder()
    let column = field.bind(in: &builder)
    return with(builder.build()) { $0[0, column].kind }
  }

  /// The record's ECS document.
  var document: String {
    var builder = ProjectionBuilder()
    let columns = ECSDocumentColumns(in: &builder)
    return with(builder.build()) { batch in
      var writer = ECSEventWriter(columns: columns)
      var buffer: [UInt8] = []
      writer.append(0, of: batch, to: &buffer)
      return String(decoding: buffer, as: UTF8.self)
    }
  }

  func with<Result>(_ projection: Projection, _ body: (RecordBatch) -> Result) -> Result {
    body(ReferenceReader(projection: projection).read([UnsafeRawBufferPointer(bytes)]))
  }
}

func texts(of cell: Cell) -> [String] {
  var texts: [String] = []
  cell.forEach { texts.append($0.string ?? "?") }
  return texts
}
