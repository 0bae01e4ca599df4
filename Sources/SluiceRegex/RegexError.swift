/// Why a pattern is no regular expression.
package struct RegexError: Error, Hashable, Sendable, CustomStringConvertible {
  package let pattern: String
  /// Where in the pattern the fault was seen, in bytes from its beginning.
  package let offset: Int
  /// PCRE2's words for it.
  package let message: String

  package init(pattern: String, offset: Int, message: String) {
    self.pattern = pattern
    self.offset = offset
    self.message = message
  }

  /// What is wrong, where, and the pattern with its fault marked.
  package var description: String {
    let bytes = Array(pattern.utf8)
    let place = max(0, min(offset, bytes.count))
    let before = String(decoding: bytes[..<place], as: UTF8.self)
    let behind = String(decoding: bytes[place...], as: UTF8.self)
    return "\(message) at byte \(offset) of the pattern: \(before)⟪here⟫\(behind)"
  }
}
