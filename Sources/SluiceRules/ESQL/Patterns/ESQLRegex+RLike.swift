import SluiceRegex

extension ESQLRegex {
  /// The pattern of a `RLIKE`: a Lucene expression for the whole text.
  ///
  /// - Parameter offset: where the pattern stands in the query, for errors.
  init(rlike text: String, at offset: Int) throws(QueryError) {
    let expression: LuceneRegexp
    do throws(LuceneRegexpError) {
      expression = try LuceneRegexp(text)
    } catch {
      throw QueryError(
        "the pattern is not a regular expression of Lucene's: \(error.message) (byte \(error.offset) of it)", at: offset
      )
    }
    try self.init(expression.pattern(), at: offset)
  }

  init(_ pattern: RegexPattern, at offset: Int) throws(QueryError) {
    do throws(RegexError) {
      try self.init(pattern)
    } catch {
      throw QueryError(
        "the pattern is not a regular expression: \(error.message) (byte \(error.offset) of it)", at: offset)
    }
  }
}
