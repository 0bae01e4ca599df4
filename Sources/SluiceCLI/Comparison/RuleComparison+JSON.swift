import SluiceConfig
import SluiceCore
import SluiceRuleAnalysis
import SluiceSinks

extension RuleComparison {
  /// Actors of a difference that are listed.
  static let actorLimit = 10

  /// An object with the sums, and a list of the rules that either set runs.
  var json: String {
    var json = JSONText()
    json.object { json in
      json.object("old") { json in
        json.number("rules", oldRules)
        json.number("alerts", sum(\.oldCount))
      }
      json.object("new") { json in
        json.number("rules", newRules)
        json.number("alerts", sum(\.newCount))
      }
      json.number("common", sum(\.common))
      json.number("removed", sum(\.removed.count))
      json.number("added", sum(\.added.count))
      json.array("rules") { json in for entry in entries { json.object { Self.write(entry, to: &$0) } } }
    }
    return json.text
  }

  private static func write(_ entry: Entry, to json: inout JSONText) {
    json.string("id", entry.id)
    json.string("name", entry.name)
    json.string("severity", entry.severity.rawValue)
    json.string("status", entry.status.rawValue)
    json.array("changes") { json in
      for change in entry.changes {
        json.object { json in
          json.string("what", change.name)
          json.string("old", ifPresent: change.values?.old)
          json.string("new", ifPresent: change.values?.new)
        }
      }
    }
    json.number("old", entry.result.oldCount)
    json.number("new", entry.result.newCount)
    json.object("removed") { write(entry.result.removed, to: &$0) }
    json.object("added") { write(entry.result.added, to: &$0) }
  }

  private static func write(_ difference: AlertComparison.Difference, to json: inout JSONText) {
    json.number("count", difference.count)
    guard difference.count > 0 else { return }
    json.number("different_actors", difference.actors.count)
    json.array("actors") { json in
      for actor in difference.topActors.prefix(actorLimit) {
        json.object { json in
          json.string("name", actor.name)
          json.number("count", actor.count)
        }
      }
    }
    json.number("without_actor", difference.withoutActor)
    if difference.otherActors > 0 { json.number("uncounted_actors", difference.otherActors) }
    json.array("examples") { json in for example in difference.examples { json.object { write(example, to: &$0) } } }
  }

  private static func write(_ example: ComparedAlert, to json: inout JSONText) {
    json.string("time", ifPresent: example.time?.description)
    func string(_ name: String, _ value: String) { if !value.isEmpty { json.string(name, value) } }
    string("actor", example.actor)
    string("what", example.what)
    string("source", example.source)
    string("event_id", example.eventID)
    guard !example.object.isEmpty else { return }
    json.string("object", example.object)
    json.number("record", example.record)
  }
}
