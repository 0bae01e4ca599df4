/// The functions of a `Computation`. What they do with null and with values of other types is said in
/// `Expression.value(of:)`.
package enum Function: String, Hashable, Sendable, CaseIterable {
  // Comparisons of two values.
  case equals, notEquals, less, lessOrEqual, greater, greaterOrEqual
  // Logic with three values: true, false and null.
  case and, or, not
  /// Whether the value is null; never null itself.
  case isNull
  /// Whether the first value equals one of the others.
  case isIn
  // Text, the second in the first.
  case contains, startsWith, endsWith
  /// Whether the text matches one of the patterns behind it, with `*` and `?`.
  case like
  /// Whether the text matches one of the regular expressions behind it, in Lucene's syntax.
  case matchesRegex
  /// Whether the address is in one of the networks behind it.
  case inNetwork
  /// The text between two others: text, left, right, whether up to the last right (false if left out).
  case between
  /// All values as one text.
  case concat
  /// Where the second text begins in the first, from a place on: text, needle, start (0 if left out).
  case indexOf
  /// The count of UTF-16 code units.
  case length
  /// The number that a text is: text, base (10 if left out, 16 for `0x…`).
  case number
  /// The value as text.
  case string
  /// A part of a text: text, start, end (its end if left out). Negative places count from the end.
  case substring
  // Arithmetic.
  case add, subtract, multiply, divide, modulo, negate

  // Sigma's time modifiers: parts of a time in UTC, as `SigmaTimePart` defines them.
  case minuteOf, hourOf, dayOf, weekOf, monthOf, yearOf
}
