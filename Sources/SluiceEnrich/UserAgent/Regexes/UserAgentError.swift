/// What is wrong with a file of user agent regexes.
package struct UserAgentError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file as it was named.
  package let file: String
  /// From 1; nil where the file as a whole is meant.
  package let line: Int?
  /// What is wrong, and what to do about it.
  package let message: String

  init(file: String, line: Int? = nil, message: String) {
    self.file = file
    self.line = line
    self.message = message
  }

  /// `file:line: message`.
  package var description: String { line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)" }
}
