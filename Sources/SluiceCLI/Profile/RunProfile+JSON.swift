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
      for rule in cost.rules { json.object { rule.write(to: &$0) } }
    }
  }
}
