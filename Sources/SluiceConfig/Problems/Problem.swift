/// A mistake in a pipeline file or in something that the file names: what, where, and what to do about it.
package struct Problem: Hashable, Sendable, CustomStringConvertible {
  package enum Severity: String, Sendable { case error, warning }

  package let severity: Severity
  /// Nil where the mistake has no place.
  package let location: SourceLocation?
  /// The key in the file, such as `stages.2.detect.rules`; nil where no key is meant.
  package let path: String?
  /// What is wrong.
  package let message: String
  /// What is allowed, such as `keys: rules, emit` or `expected true or false`.
  package let expected: String?
  /// The nearest allowed name.
  package let suggestion: String?

  package init(
    severity: Severity, location: SourceLocation?, message: String, expected: String? = nil, suggestion: String? = nil,
    path: String? = nil
  ) {
    self.severity = severity
    self.location = location
    self.message = message
    self.expected = expected
    self.suggestion = suggestion
    self.path = path
  }

  /// One line, such as
  /// `pipeline.yaml:7:5: error: unknown key 'rulez' in detect; did you mean 'rules'? (keys: rules, emit)`.
  package var description: String {
    var text = location.map { "\($0): " } ?? ""
    text += "\(severity.rawValue): \(message)"
    if let suggestion { text += "; did you mean '\(suggestion)'?" }
    if let expected { text += " (\(expected))" }
    return text
  }
}
