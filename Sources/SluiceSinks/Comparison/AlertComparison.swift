import SluiceCore

/// Which alerts two sets of rules have in common, and which only one of them has. Alerts are the same when their ids are:
/// the rule's, and that of what fired it.
///
/// Memory: an id of 16 bytes for each alert that both have; 32 bytes more for one that only one has so far; and texts for
/// so many of these per rule as may be shown. Different actors are told apart up to a number.
package struct AlertComparison: Sendable {
  package typealias Side = ComparedAlert.Side

  /// Examples that are shown of a rule and side.
  package let exampleLimit: Int
  /// Different actors that are counted each on their own.
  package let actorLimit: Int

  private struct Unmatched: Sendable {
    let side: Side
    let rule: Int32
    /// Place in `actors`; one of the two numbers below 0 for those without a place.
    let actor: Int32
  }

  private var matched: Set<ComparedAlert.ID> = []
  private var unmatched: [ComparedAlert.ID: Unmatched] = [:]
  private var examples: [ComparedAlert.ID: ComparedAlert] = [:]
  /// How many examples are held, by rule and side.
  private var held: [[Int]] = []
  private var common: [Int] = []
  private var rules: [String] = []
  private var placeOfRule: [String: Int] = [:]
  private var actors: [String] = []
  private var placeOfActor: [String: Int32] = [:]
  private static let nobody: Int32 = -1
  private static let others: Int32 = -2
  /// Examples that are held for each that is shown: others of them may turn out to be in both sets.
  private static let slack = 100

  package init(exampleLimit: Int, actorLimit: Int = 100_000) {
    self.exampleLimit = exampleLimit
    self.actorLimit = actorLimit
  }

  /// Takes the next alert of either set. One that its set had before changes nothing: duplicate records give the same
  /// alert again.
  ///
  /// - Complexity: O(1)
  package mutating func add(_ alert: ComparedAlert) {
    if matched.contains(alert.id) { return }
    if let other = unmatched[alert.id] {
      guard other.side != alert.side else { return }
      unmatched[alert.id] = nil
      matched.insert(alert.id)
      let rule = Int(other.rule)
      common[rule] += 1
      if examples.removeValue(forKey: alert.id) != nil { held[rule][Int(other.side.rawValue)] -= 1 }
      return
    }
    let rule = place(ofRule: alert.rule)
    unmatched[alert.id] = Unmatched(side: alert.side, rule: Int32(rule), actor: place(ofActor: alert.actor))
    let side = Int(alert.side.rawValue)
    if held[rule][side] < exampleLimit * Self.slack {
      held[rule][side] += 1
      examples[alert.id] = alert
    }
  }

  private mutating func place(ofRule id: String) -> Int {
    if let place = placeOfRule[id] { return place }
    placeOfRule[id] = rules.count
    rules.append(id)
    common.append(0)
    held.append([0, 0])
    return rules.count - 1
  }

  private mutating func place(ofActor actor: String) -> Int32 {
    if actor.isEmpty { return Self.nobody }
    if let place = placeOfActor[actor] { return place }
    guard actors.count < actorLimit else { return Self.others }
    placeOfActor[actor] = Int32(actors.count)
    actors.append(actor)
    return Int32(actors.count - 1)
  }

  /// Alerts of a rule that only one set has.
  package struct Difference: Sendable, Equatable {
    package var count = 0
    package var actors: [String: Int] = [:]
    /// Alerts of actors beyond the limit, and of events that name none.
    package var otherActors = 0
    package var withoutActor = 0
    /// The earliest ones, by time and event.
    package var examples: [ComparedAlert] = []

    /// By number of alerts, and then by name.
    package var topActors: [(name: String, count: Int)] {
      actors.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
  }

  /// What came of a rule.
  package struct RuleResult: Sendable, Equatable {
    package var common = 0
    package var removed = Difference()
    package var added = Difference()

    package init() {}

    /// Different alerts of the old and of the new rule.
    package var oldCount: Int { common + removed.count }
    package var newCount: Int { common + added.count }
  }

  /// By rule id; only rules that had an alert.
  ///
  /// - Complexity: O(number of alerts that only one set has), but for sorting the examples.
  package var results: [String: RuleResult] {
    var results = common.map { common in
      var result = RuleResult()
      result.common = common
      return result
    }
    for entry in unmatched.values {
      count(entry, &results[Int(entry.rule)][keyPath: Self.difference(entry.side)])
    }
    for example in examples.values {
      guard let rule = placeOfRule[example.rule] else { continue }
      results[rule][keyPath: Self.difference(example.side)].examples.append(example)
    }
    for rule in results.indices {
      for side in Side.allCases {
        let sorted = results[rule][keyPath: Self.difference(side)].examples.sorted { Self.precedes($0, $1) }
        results[rule][keyPath: Self.difference(side)].examples = Array(sorted.prefix(exampleLimit))
      }
    }
    return Dictionary(uniqueKeysWithValues: zip(rules, results))
  }

  private func count(_ entry: Unmatched, _ difference: inout Difference) {
    difference.count += 1
    switch entry.actor {
    case Self.nobody: difference.withoutActor += 1
    case Self.others: difference.otherActors += 1
    default: difference.actors[actors[Int(entry.actor)], default: 0] += 1
    }
  }

  private static func difference(_ side: Side) -> WritableKeyPath<RuleResult, Difference> {
    side == .old ? \.removed : \.added
  }

  private static func precedes(_ left: ComparedAlert, _ right: ComparedAlert) -> Bool {
    let times = (left.time?.milliseconds ?? .max, right.time?.milliseconds ?? .max)
    if times.0 != times.1 { return times.0 < times.1 }
    return (left.eventID, left.what, left.actor) < (right.eventID, right.what, right.actor)
  }
}
