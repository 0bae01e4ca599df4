package import SluiceConfig
import SluiceCore
import Synchronization

/// Compares the alerts of two detect stages: the first one's are the old, the second one's the new. Writes nothing.
package final class AlertComparisonSink: SinkComponent {
  package static let name = "comparison"
  package static let summary = "Compares the alerts of two detect stages."
  package static let keys: [any ConfigKeyDeclaration] = []

  private let state: Mutex<AlertComparison>
  private let planned = Mutex<[[AlertRule]]>([])

  package init(exampleLimit: Int) { state = Mutex(AlertComparison(exampleLimit: exampleLimit)) }
  package init(_ section: ConfigSection) { state = Mutex(AlertComparison(exampleLimit: 0)) }

  /// The rules that a side runs; empty before the pipeline is planned.
  package func rules(_ side: ComparedAlert.Side) -> [AlertRule] {
    planned.withLock { Int(side.rawValue) < $0.count ? $0[Int(side.rawValue)] : [] }
  }

  package var takesDeadLetters: Bool { false }

  /// What was compared so far.
  package var comparison: AlertComparison { state.withLock { $0 } }

  package func plan(_ context: inout PlanContext, label: String) -> any SinkPlan {
    planned.withLock { $0 = context.alertRules }
    return AlertComparisonPlan(label: label, fields: AlertFieldPlan(&context), sink: self)
  }

  fileprivate func add(_ alerts: [ComparedAlert]) {
    state.withLock { comparison in for alert in alerts { comparison.add(alert) } }
  }
}

private struct AlertComparisonPlan: SinkPlan {
  let label: String
  let fields: AlertFieldPlan
  let sink: AlertComparisonSink

  func open(_ projection: Projection) throws(SinkError) -> any Sink { AlertComparisonWriter(self) }
}

private final class AlertComparisonWriter: Sink {
  private let plan: AlertComparisonPlan

  init(_ plan: AlertComparisonPlan) { self.plan = plan }

  var label: String { plan.label }

  func makeRenderer() -> any SinkRenderer { AlertComparisonRenderer(reader: AlertFieldReader(plan.fields)) }

  func write(_ chunk: SinkChunk) async throws(SinkError) {
    // In the order of the source, so that what is kept of too much does not depend on the lanes.
    guard let alerts = ComparedAlertCoding.alerts(chunk.bytes) else {
      throw SinkError(sink: label, message: "alerts on their way to the comparison are damaged; this is a defect")
    }
    plan.sink.add(alerts)
  }

  func flush() async throws(SinkError) {}
  func close(completed: Bool) async throws(SinkError) {}
}

private struct AlertComparisonRenderer: SinkRenderer {
  var reader: AlertFieldReader

  mutating func render(_ batch: RecordBatch) throws(StageError) -> SinkChunk? {
    guard !batch.matches.isEmpty else { return nil }
    var bytes: [UInt8] = []
    var documents = 0
    for match in batch.matches {
      guard let side = ComparedAlert.Side(rawValue: UInt8(clamping: match.detector)),
        let alert = reader.read(match, of: batch)
      else { continue }
      ComparedAlertCoding.append(Self.compared(alert, side, match, batch), to: &bytes)
      documents += 1
    }
    let piece = SinkChunk.Piece(output: "", range: 0..<bytes.count, documents: documents)
    return SinkChunk(bytes: bytes, pieces: [piece])
  }

  private static func compared(
    _ alert: AlertFields, _ side: ComparedAlert.Side, _ match: RuleMatch, _ batch: RecordBatch
  ) -> ComparedAlert {
    let detail = match.detail.flatMap { $0 < batch.details.count ? batch.details[$0] : nil }
    let eventID = alert[.id].first
    let id: ComparedAlert.ID
    if let seed = detail?.seed {
      id = seed.withUnsafeBytes { ComparedAlert.ID(rule: alert.rule.id, seed: $0) }
    } else {
      id = ComparedAlert.ID(
        rule: alert.rule.id, seed: eventID.hasText ? eventID.bytes : batch.bytes(match.record))
    }
    func text(_ append: (inout [UInt8]) -> Void) -> String {
      var buffer: [UInt8] = []
      append(&buffer)
      return String(decoding: buffer, as: UTF8.self)
    }
    let isGroup = detail?.document != nil
    return ComparedAlert(
      side: side, rule: alert.rule.id, id: id, time: alert.time, actor: text { alert.appendActor(to: &$0) },
      what: text { alert.appendWhat(isUnicode: true, to: &$0) }, source: text { alert.appendSource(to: &$0) },
      eventID: isGroup ? "" : eventID.string ?? "", object: isGroup ? "" : batch.blob.origin,
      record: isGroup ? 0 : batch.span(match.record).index)
  }
}
