/// Appends the document of an event: one JSON object on one line, without the line break. One instance per lane.
package protocol EventWriter {
  mutating func append(_ record: Int, of batch: RecordBatch, to buffer: inout [UInt8])
}

/// Appends the document of an alert: one JSON object on one line, without the line break. One instance per lane.
package protocol AlertWriter {
  mutating func append(_ match: RuleMatch, of batch: RecordBatch, to buffer: inout [UInt8])
}

/// How a record leaves: as an ECS document, or as the record that came in, on one line.
package enum DocumentFormat: String, CaseIterable, Sendable {
  case ecs, raw
}
