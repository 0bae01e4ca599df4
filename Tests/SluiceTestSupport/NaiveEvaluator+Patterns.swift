import Foundation
import SluiceRules
import Synchronization

extension NaiveComparison {
  /// By ICU's regular expressions, which agree with PCRE2 on all that tests use.
  static func matches(_ pattern: RegexPattern, _ text: String) -> Bool {
    guard let regex = regex(pattern) else { return false }
    return regex.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }

  private static let known = Mutex<[RegexPattern: NSRegularExpression?]>([:])

  static func regex(_ pattern: RegexPattern) -> NSRegularExpression? {
    if let known = known.withLock({ $0[pattern] }) { return known }
    let regex = compile(pattern)
    known.withLock { $0[pattern] = .some(regex) }
    return regex
  }

  private static func compile(_ pattern: RegexPattern) -> NSRegularExpression? {
    var options: NSRegularExpression.Options = [.useUnixLineSeparators]
    if pattern.ignoresCase { options.insert(.caseInsensitive) }
    if pattern.isMultiline { options.insert(.anchorsMatchLines) }
    if pattern.dotMatchesNewline { options.insert(.dotMatchesLineSeparators) }
    let text = pattern.isAnchored ? #"\A(?:\#(pattern.pattern))\z"# : pattern.pattern
    return try? NSRegularExpression(pattern: text, options: options)
  }
}

extension NaiveEvaluator {
  /// Whether every pattern of the condition is one.
  static func isValid(_ condition: Condition) -> Bool {
    switch condition {
    case .constant, .computed: true
    case .not(let inner), .nested(_, let inner), .scoped(_, let inner): isValid(inner)
    case .all(let members), .any(let members): members.allSatisfy(isValid)
    case .test(let test):
      switch test.comparison {
      case .matchesRegex(let pattern): NaiveComparison.regex(pattern) != nil
      case .inNetwork(let network): NaiveComparison.isNetwork(network)
      default: true
      }
    }
  }
}
