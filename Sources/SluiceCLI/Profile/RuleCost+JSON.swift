import SluiceDetect
import SluiceRuleAnalysis

extension DetectionProfile.RuleCost {
  /// Writes what the rule cost as members of a JSON object.
  func write(to json: inout JSONText) {
    json.string("id", id)
    json.string("name", name)
    json.string("type", type)
    json.number("candidates", candidates)
    json.number("evaluations", evaluations)
    json.number("matches", matches)
    json.number("alerts", alerts)
    json.number("nanoseconds", nanoseconds)
    guard let events else { return }
    json.object("state") { json in
      json.number("events", events)
      json.number("peak_groups", peakGroups)
      json.number("nanoseconds", stateNanoseconds)
    }
  }
}
