package import SluiceConfig
package import SluiceCore

/// Alerts counted by rule, actor, technique and time. Bounded: rules are known beforehand, actors are counted up to a
/// number of different ones, and periods of time get longer.
package struct AlertTally: Sendable, Equatable {
  /// Different actors that are counted each on their own.
  package let actorLimit: Int
  package private(set) var total = 0
  package private(set) var rules: [AlertRule: Int] = [:]
  package private(set) var actors: [String: Int] = [:]
  /// Alerts of actors beyond the limit.
  package private(set) var otherActors = 0
  /// Alerts of events that name no actor.
  package private(set) var withoutActor = 0
  package private(set) var timeline = AlertTimeline()

  package init(actorLimit: Int = 100_000) { self.actorLimit = actorLimit }

  /// - Parameter actor: empty when the event names none.
  package mutating func add(_ rule: AlertRule, actor: String, time: EventTime?) {
    total += 1
    rules[rule, default: 0] += 1
    timeline.add(time)
    if actor.isEmpty {
      withoutActor += 1
    } else if let count = actors[actor] {
      actors[actor] = count + 1
    } else if actors.count < actorLimit {
      actors[actor] = 1
    } else {
      otherActors += 1
    }
  }

  /// By technique; an alert counts for each technique of its rule.
  package var techniques: [AlertRule.Technique: Int] {
    rules.reduce(into: [:]) { counts, entry in
      for technique in entry.key.techniques { counts[technique, default: 0] += entry.value }
    }
  }

  /// The highest severity among the alerts; nil without any.
  package var highest: AlertRule.Severity? { rules.keys.map(\.severity).max() }
}
