/// A regular expression in PCRE2's syntax, over UTF-8 text. Languages with a syntax of their own are translated into it.
package struct RegexPattern: Hashable, Sendable {
  package let pattern: String
  /// Whether it has to match the whole value, or is found anywhere in it.
  package let isAnchored: Bool
  package let ignoresCase: Bool
  /// Whether `^` and `$` match at line breaks, too.
  package let isMultiline: Bool
  /// Whether `.` matches line breaks.
  package let dotMatchesNewline: Bool

  package init(
    _ pattern: String, isAnchored: Bool, ignoresCase: Bool = false, isMultiline: Bool = false,
    dotMatchesNewline: Bool = false
  ) {
    self.pattern = pattern
    self.isAnchored = isAnchored
    self.ignoresCase = ignoresCase
    self.isMultiline = isMultiline
    self.dotMatchesNewline = dotMatchesNewline
  }
}
