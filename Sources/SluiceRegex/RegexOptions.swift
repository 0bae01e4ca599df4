/// How a regular expression is read.
package struct RegexOptions: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Letters match either case, by Unicode's simple case folding.
  package static let ignoresCase = RegexOptions(rawValue: 1 << 0)
  /// `^` and `$` match at line breaks, too.
  package static let multiline = RegexOptions(rawValue: 1 << 1)
  /// `.` matches line breaks.
  package static let dotMatchesNewline = RegexOptions(rawValue: 1 << 2)
  /// The whole text has to match, not a part of it.
  package static let wholeText = RegexOptions(rawValue: 1 << 3)
  /// Several groups may have the same name.
  package static let duplicateNames = RegexOptions(rawValue: 1 << 4)
}
