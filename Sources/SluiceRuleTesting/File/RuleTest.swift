package import SluiceCore
package import SluiceDetect

/// A test of a rule: events, in the order in which they come, and what the rule shall make of them.
package struct RuleTest: Sendable {
  /// An event of a test.
  package struct Event: Sendable {
    package let value: EventValue
    /// What an enriching stage would add, by the field's name.
    package let enriched: [String: [String]]
    /// Nil where it is taken from the event as it is.
    package let time: EventTime?
    /// The number of the series' item that it comes from, from 1.
    package let item: Int
  }

  /// What shall come of the events.
  package struct Expectation: Sendable, Hashable {
    package var least = 0
    package var most: Int?
    /// When the alerts happened, ascending.
    package var times: [EventTime]?
    /// What the alerts have to show, each in one of them.
    package var values: [String] = []
    /// Written as `match` or `no_match`.
    package var isPlain = false
  }

  package let name: String
  /// Where it stands in the file, from 1.
  package let line: Int
  package let events: [Event]
  /// Whether it is a series, rather than one event.
  package let isSeries: Bool
  package let options: DetectionOptions
  package let expectation: Expectation
}
