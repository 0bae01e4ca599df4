import SluiceRegex

/// `GROK` patterns, tried in order: a search, not a match of the whole text, with Ruby's regular expressions (`^` and
/// `$` match at line breaks, groups capture if they have a name).
struct GrokPattern: Sendable {
  /// What a captured text becomes.
  enum Conversion: String, Sendable, Hashable {
    case string, int, long, float, double, boolean
  }

  struct Capture: Sendable, Hashable {
    var name: String
    var conversion: Conversion
  }

  private struct Expression: Sendable {
    let regex: ESQLRegex
    /// By group, the first being group 1: the column.
    let columns: [Int]
  }

  private let expressions: [Expression]
  /// Whether each column is one group's text.
  let isPlain: Bool
  /// The columns that it makes, in the order of their first captures.
  let captures: [Capture]

  /// - Parameter patterns: with the offset of each in the query, for errors.
  init(_ patterns: [(text: String, offset: Int)]) throws(QueryError) {
    var captures: [Capture] = []
    var expressions: [Expression] = []
    for (text, offset) in patterns {
      var translation = GrokTranslation(offset: offset)
      try translation.append(text, depth: 0)
      var columns: [Int] = []
      for capture in translation.captures {
        if let column = captures.firstIndex(where: { $0.name == capture.name }) {
          guard captures[column].conversion == capture.conversion else {
            throw QueryError("`\(capture.name)` is captured with two types", at: offset)
          }
          columns.append(column)
        } else {
          columns.append(captures.count)
          captures.append(capture)
        }
      }
      do throws(RegexError) {
        let pattern = RegexPattern("(*UCP)" + translation.result, isAnchored: false, isMultiline: true)
        expressions.append(Expression(regex: try ESQLRegex(pattern), columns: columns))
      } catch {
        throw QueryError("the pattern is not a regular expression: \(error.message)", at: offset)
      }
    }
    self.expressions = expressions
    self.captures = captures
    isPlain =
      captures.allSatisfy { $0.conversion == .string }
      && expressions.allSatisfy { Set($0.columns).count == $0.columns.count }
  }

  /// Calls `body` with each column that the first pattern which the text matches captured, and where that lies; for
  /// patterns that are plain.
  func forEachText(
    in text: UnsafeRawBufferPointer, _ matcher: RegexMatcher, _ body: (_ column: Int, _ range: Range<Int>) -> Void
  ) {
    for expression in expressions {
      guard let match = unsafe expression.regex.firstMatch(in: text, matcher) else { continue }
      for (group, column) in expression.columns.enumerated() {
        if let range = match[group + 1] { body(column, range) }
      }
      return
    }
  }

  /// The values of `captures` in the first pattern that the text matches; nil when none does.
  func match(_ text: String, _ matcher: RegexMatcher) -> [ESQLValue]? {
    for expression in expressions {
      guard let groups = expression.regex.captures(in: text, matcher) else { continue }
      var values = [[ESQLValue]](repeating: [], count: captures.count)
      for (group, column) in expression.columns.enumerated() {
        guard let text = groups[group + 1], let value = captures[column].conversion.value(of: text) else { continue }
        values[column].append(value)
      }
      return values.map { ESQLValue(values: $0) }
    }
    return nil
  }
}

extension GrokPattern.Conversion {
  func value(of text: String) -> ESQLValue? {
    switch self {
    case .string: .string(text)
    case .int: Int32(text).map { .integer(Int64($0)) }
    case .long: Int64(text).map { .integer($0) }
    case .float, .double: Double(text).flatMap { $0.isFinite ? .double($0) : nil }
    case .boolean: .boolean(text.lowercased() == "true")
    }
  }
}
