import SluiceCore
import SluiceDetect
import SluiceRuleAnalysis
import SluiceRuntime
import SluiceSinks

extension BenchReport {
  /// An object: what was read, each run, the medians, the stages of the lanes and the rules that cost most. Times are in
  /// nanoseconds.
  var json: String {
    let ledger = middle.report.ledger
    var json = JSONText()
    json.object { json in
      json.number("records", ledger.recordsParsed)
      json.number("malformed", ledger.recordsMalformed)
      json.number("bytes_read", ledger.inputBytes)
      json.number("bytes_decompressed", ledger.outputBytes)
      json.number("rules", middle.rules)
      json.number("lanes", lanes)
      json.number("alerts", middle.answer.alerts.documents)
      json.number("alert_bytes", middle.answer.alerts.bytes)
      if let peakMemory { json.number("peak_memory", peakMemory) }
      json.object("median") { json in
        json.number("megabytes_per_second", Int(spread(\.megabytesPerSecond).median.rounded()))
        json.number("events_per_second", Int(spread(\.eventsPerSecond).median.rounded()))
        Self.write(
          seconds: [
            ("nanoseconds", spread(\.seconds).median),
            ("processor_nanoseconds", spread { $0.processor.seconds }.median),
            ("loading_nanoseconds", spread { $0.loading.seconds }.median),
          ], to: &json)
      }
      json.array("runs") { json in
        for run in runs {
          json.object { json in
            Self.write(
              seconds: [
                ("nanoseconds", run.seconds), ("processor_nanoseconds", run.processor.seconds),
                ("loading_nanoseconds", run.loading.seconds),
              ], to: &json)
          }
        }
      }
      json.array("stages") { json in
        for stage in stages {
          json.object { json in
            json.string("name", stage.name)
            Self.write(seconds: [("nanoseconds", stage.seconds)], to: &json)
          }
        }
      }
      json.array("costliest_rules") { json in
        for rule in costliest { json.object { rule.write(to: &$0) } }
      }
    }
    return json.text
  }

  private static func write(seconds: [(key: String, value: Double)], to json: inout JSONText) {
    for entry in seconds { json.number(entry.key, Int((entry.value * 1e9).rounded())) }
  }
}
