extension Rule {
  /// What is odd about its interval and look-back, for warnings.
  package var scheduleCaveats: [String] {
    var caveats: [String] = []
    if TimeSpan.milliseconds(interval).map({ $0 <= 0 }) ?? true {
      caveats.append("`interval` \(interval) is not a time span such as 5m: 5m is taken")
    }
    let span = RuleSchedule.span(before: from)
    if span == nil {
      caveats.append("`from` \(from) is not a time before now such as now-6m: the interval and a minute are taken")
    }
    if to != "now" { caveats.append("`to` is not applied: the rule looks up to the end of its window") }
    if let span, let interval = TimeSpan.milliseconds(interval), span < interval, hasWindow {
      caveats.append(
        "it looks back \(from.dropFirst(4)) and runs every \(self.interval): Elasticsearch would not see the events between"
      )
    }
    return caveats
  }

  /// Whether its look-back decides what it finds: other rules see each event once, whenever they would be run.
  private var hasWindow: Bool { type == "threshold" || type == "esql" }
}
