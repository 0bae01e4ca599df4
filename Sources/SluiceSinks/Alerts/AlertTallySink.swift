package import SluiceConfig
package import SluiceCore
import Synchronization

/// Counts the alerts of a run for the report at its end, and writes nothing.
package final class AlertTallySink: SinkComponent {
  package static let name = "tally"
  package static let summary = "Counts alerts for the report at the end of a run."
  package static let keys: [any ConfigKeyDeclaration] = []

  private let counts = Mutex(AlertTally())

  /// Told of each alert, as the lanes make them.
  private let onAlert: (@Sendable (AlertRule, EventTime?) -> Void)?

  package init(onAlert: (@Sendable (AlertRule, EventTime?) -> Void)? = nil) { self.onAlert = onAlert }
  package init(_ section: ConfigSection) { onAlert = nil }

  package var takesDeadLetters: Bool { false }

  /// What was counted so far.
  package var tally: AlertTally { counts.withLock { $0 } }

  package func plan(_ context: inout PlanContext, label: String) -> any SinkPlan {
    AlertTallyPlan(label: label, fields: AlertFieldPlan(&context), sink: self)
  }

  func add(_ alerts: [(rule: AlertRule, actor: String, time: EventTime?)]) {
    if let onAlert { for alert in alerts { onAlert(alert.rule, alert.time) } }
    counts.withLock { counts in
      for alert in alerts { counts.add(alert.rule, actor: alert.actor, time: alert.time) }
    }
  }
}

private struct AlertTallyPlan: SinkPlan {
  let label: String
  let fields: AlertFieldPlan
  let sink: AlertTallySink

  func open(_ projection: Projection) throws(SinkError) -> any Sink { AlertTallyWriter(self) }
  func renew(_ sink: any Sink, _ projection: Projection) { (sink as? AlertTallyWriter)?.plan = self }
}

private final class AlertTallyWriter: Sink {
  // Guarded by the calling protocol of `Sink`.
  nonisolated(unsafe) var plan: AlertTallyPlan

  init(_ plan: AlertTallyPlan) { self.plan = plan }

  var label: String { plan.label }

  func makeRenderer() -> any SinkRenderer {
    AlertTallyRenderer(reader: AlertFieldReader(plan.fields), sink: plan.sink)
  }

  func write(_ chunk: SinkChunk) async throws(SinkError) {}
  func flush() async throws(SinkError) {}
  func close(completed: Bool) async throws(SinkError) {}
}

private struct AlertTallyRenderer: SinkRenderer {
  var reader: AlertFieldReader
  let sink: AlertTallySink

  mutating func render(_ batch: RecordBatch) throws(StageError) -> SinkChunk? {
    guard !batch.matches.isEmpty else { return nil }
    var alerts: [(rule: AlertRule, actor: String, time: EventTime?)] = []
    alerts.reserveCapacity(batch.matches.count)
    var actor: [UInt8] = []
    for match in batch.matches {
      guard let alert = reader.read(match, of: batch) else { continue }
      actor.removeAll(keepingCapacity: true)
      alert.appendActor(to: &actor)
      alerts.append((alert.rule, String(decoding: actor, as: UTF8.self), alert.time))
    }
    sink.add(alerts)
    return nil
  }
}
