/// What the records are.
package enum RecordFormat: String, CaseIterable, Sendable {
  /// CloudTrail records in any of the forms in which they are found.
  case cloudtrail
  /// Documents that are ECS already, one after another or in an array.
  case ecs
  /// Any JSON objects, one after another or in an array.
  case json
}

package struct ParseOptions: Sendable {
  package var format: RecordFormat
  /// A record of more bytes is refused.
  package var maximumRecordSize: Int

  package init(format: RecordFormat = .cloudtrail, maximumRecordSize: Int = 32 << 20) {
    self.format = format
    self.maximumRecordSize = maximumRecordSize
  }
}
