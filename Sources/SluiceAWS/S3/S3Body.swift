/// An object's bytes. A transfer that breaks is taken up again where it ended, as long as the object is the same.
package final class S3Body: Sendable {
  package let head: S3ObjectHead
  /// Bytes that are still to come in all, from the offset that was asked for.
  package let length: Int?

  init(head: S3ObjectHead, length: Int?) {
    self.head = head
    self.length = length
  }

  /// The next bytes, of any count above 0; nil at the end. An object of 8 MiB or less comes in one piece that is in
  /// memory already. Never called concurrently.
  package func next() async throws(AWSError) -> [UInt8]? { nil }

  /// Ends the transfer.
  package func cancel() {}
}
