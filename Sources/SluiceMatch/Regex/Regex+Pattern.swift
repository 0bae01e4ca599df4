import SluiceRegex
import SluiceRules

extension Regex {
  /// Compiles a rule's pattern.
  convenience init(_ pattern: RegexPattern) throws(RegexError) {
    var options: RegexOptions = []
    if pattern.isAnchored { options.insert(.wholeText) }
    if pattern.ignoresCase { options.insert(.ignoresCase) }
    if pattern.isMultiline { options.insert(.multiline) }
    if pattern.dotMatchesNewline { options.insert(.dotMatchesNewline) }
    try self.init(pattern.pattern, options: options)
  }
}
