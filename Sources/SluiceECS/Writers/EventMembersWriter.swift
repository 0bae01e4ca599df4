package import SluiceCore

/// An event writer whose document others can carry on: an alert is the event with members of its own behind.
package protocol EventMembersWriter: EventWriter {
  /// Appends the members of the event's document, without the braces around them.
  ///
  /// - Returns: whether there were any, so that a comma is due before the next one.
  mutating func appendMembers(_ record: Int, of batch: RecordBatch, to buffer: inout [UInt8]) -> Bool
}

extension EventMembersWriter {
  package mutating func append(_ record: Int, of batch: RecordBatch, to buffer: inout [UInt8]) {
    buffer.append(0x7B)
    _ = appendMembers(record, of: batch, to: &buffer)
    buffer.append(0x7D)
  }
}
