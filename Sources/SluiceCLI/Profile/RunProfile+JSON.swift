import SluiceDetect
import SluiceRuleAnalysis
import SluiceRuntime

extension RunProfile {
  /// An object with `stages`, the time of all lanes, and `detectors`, with every rule. Times are in nanoseconds.
  var json: String {
    var json = JSONText()
    json.object { json in
      json.array("stages") { json in
        for part in lanes.parts {
          json.object { json in
            json.string("name", part.name)
            json.number("nanoseconds", Int(part.time.seconds * 1e9))
          }
        }
      }
      json.array("detectors") { json in
        for detector in detectors {
          json.object { json in
            json.string("path", detector.path)
            Self.write(detector.cost, to: &json)
          }
        }
      }
    }
    return json.text
  }

  private static func write(_ cost: DetectionProfile.Snapshot, to json: inout JSONText) {
    json.number("records", cost.records)
    json.number("nanoseconds", cost.nanoseconds)
    json.object("search") { json in
      json.number("evaluations", cost.searchEvaluations)
      json.number("nanoseconds", cost.searchNanoseconds)
    }
    json.array("rules") { json in
      for rule in cost.rules {
        json.object { json in
          json.string("id", rule.id)
          json.string("name", rule.name)
          json.string("type", rule.type)
          json.number("candidates", rule.candidates)
          json.number("evaluations", rule.evaluations)
          json.number("matches", rule.matches)
          json.number("alerts", rule.alerts)
          json.number("nanoseconds", rule.nanoseconds)
          guard let events = rule.events else { return }
          json.object("state") { json in
            json.number("events", events)
            json.number("peak_groups", rule.peakGroups)
            json.number("nanoseconds", rule.stateNanoseconds)
          }
        }
      }
    }
  }
}
