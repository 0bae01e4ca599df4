/// Why a text is not a query in its language (KQL, EQL, ES|QL), or why the query can't be run on a stream.
package struct QueryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong and how to write it instead, for the author of a rule.
  package let message: String
  /// Where, in UTF-8 bytes from the start of the query; its length when the query ends too early.
  package let offset: Int
  /// What could stand there.
  package let expected: [String]

  package init(_ message: String, at offset: Int, expected: [String] = []) {
    self.message = message
    self.offset = offset
    self.expected = expected
  }

  package var description: String { "\(message) (offset \(offset))" }
}
