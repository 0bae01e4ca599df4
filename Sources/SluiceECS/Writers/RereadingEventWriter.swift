package import SluiceCore

/// Writes the ECS document of records whose batch has only the columns that rules asked for: it reads the record again
/// with all columns. For the few records that leave as alerts.
package struct RereadingEventWriter: EventMembersWriter, OutlinedEventWriter {
  private let reader: any RecordReader
  private var writer: ECSEventWriter

  /// - Parameters:
  ///   - enriched: fields that stages add to the document.
  ///   - makeReader: makes a reader of its own for the full projection.
  package init(adding enriched: [Field] = [], makeReader: (Projection) -> any RecordReader) {
    var builder = ProjectionBuilder()
    writer = ECSEventWriter(columns: ECSDocumentColumns(in: &builder, adding: enriched))
    reader = makeReader(builder.build())
  }

  package mutating func appendMembers(_ record: Int, of batch: RecordBatch, to buffer: inout [UInt8]) -> Bool {
    writer.appendMembers(0, of: reader.reread(batch.bytes(record), of: batch), to: &buffer)
  }

  package var outlinedFields: [String] { writer.outlinedFields }

  package mutating func append(_ record: Int, of batch: RecordBatch, to text: ByteText, outline: DocumentOutline) {
    writer.append(0, of: reader.reread(batch.bytes(record), of: batch), to: text, outline: outline)
  }
}
