/// Values that are known to be bad, for one field: addresses, user agents, names. Made once and shared: a list of
/// 100,000 is one test, compiled into one table.
///
/// Lists are equal when they are the same list.
package final class IndicatorList: Sendable, Hashable {
  /// How values are compared with indicators.
  package enum Matching: String, CaseIterable, Sendable, Hashable {
    /// The same text.
    case exact
    /// The same text, but for the case of ASCII letters.
    case ignoresCase = "ignore_case"
    /// Indicators are addresses, and networks such as `192.0.2.0/24`; values are addresses in them.
    case cidr
    /// Indicators are patterns of the whole value with `*` and `?`; the case of ASCII letters does not count.
    case wildcard
  }

  package struct Indicator: Hashable, Sendable {
    /// As it is compared: without blanks around it.
    package let value: String
    /// Members of the indicator beside the value, for alerts, as the file has them.
    package let members: [Member]

    package init(value: String, members: [Member] = []) {
      self.value = value
      self.members = members
    }
  }

  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// The field that it is about.
  package let field: String
  package let matching: Matching
  /// The feed's name, for alerts.
  package let name: String
  /// In the order of the file, each value once.
  package let indicators: [Indicator]

  /// Patterns of one list: each is asked of each value.
  package static let maximumPatterns = 1_000

  package init(field: String, matching: Matching, name: String, indicators: [Indicator]) {
    self.field = field
    self.matching = matching
    self.name = name
    self.indicators = indicators
  }

  package static func == (left: IndicatorList, right: IndicatorList) -> Bool { left === right }

  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
