/// A regular expression in Lucene's syntax, as Elasticsearch's EQL and ES|QL use it.
///
/// It matches the whole value; there are no anchors, groups capture nothing, and `.` is any character, line breaks
/// included. No quantifier is lazy: a `?` behind another one makes it optional, so that `x*?` is `x*`, and so is `x+?`.
/// `"…"` is literal text and `#` matches nothing. The operators `~` (complement), `&` (intersection), `@` (any string)
/// and `<1-9>` (numbers) are refused: PCRE2 has nothing like them.
package struct LuceneRegexp: Hashable, Sendable {
  indirect enum Node: Hashable, Sendable {
    /// Nothing matches.
    case never
    case any
    case scalar(Unicode.Scalar)
    case set(Set)
    /// One after the other; empty is the empty string.
    case sequence([Node])
    case choice([Node])
    /// At least and at most so often; nil has no end.
    case repeated(Node, Int, Int?)
  }

  /// Any one of the characters, or any but them.
  struct Set: Hashable, Sendable {
    var ranges: [ClosedRange<Unicode.Scalar>]
    var isNegated: Bool
  }

  /// As it was written.
  package let text: String
  let root: Node

  /// - Throws: the first mistake, or an operator that is not supported, with its place.
  package init(_ text: String) throws(LuceneRegexpError) {
    self.text = text
    var parser = LuceneRegexpParser(text)
    root = try parser.expression()
  }
}

/// Why a text is not a regular expression of Lucene's that can be used here.
package struct LuceneRegexpError: Error, Hashable, Sendable, CustomStringConvertible {
  package let message: String
  /// In UTF-8 bytes from the start of the expression.
  package let offset: Int

  package var description: String { "\(message) (offset \(offset))" }
}
