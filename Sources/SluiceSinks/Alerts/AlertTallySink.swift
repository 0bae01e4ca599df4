package import SluiceConfig
package import SluiceCore
import Synchronization

/// Counts the alerts of a run for the report at its end, and writes nothing.
package final class AlertTallySink: SinkComponent {
  package static let name = "tally"
  package static let summary = "Counts alerts for the report at the end of a run."
  package static let keys: [any ConfigKeyDeclaration] = []

  private let counts = Mutex(AlertTally())

  /// Told of each alert, when it is written.
  private let onAlert: (@Sendable (AlertRule, EventTime?) -> Void)?

  package init(onAlert: (@Sendable (AlertRule, EventTime?) -> Void)? = nil) { self.onAlert = onAlert }
  package init(_ section: ConfigSection) { onAlert = nil }

  package var takesDeadLetters: Bool { false }

  /// What was counted so far.
  package var tally: AlertTally { counts.withLock { $0 } }

  package func plan(_ context: inout PlanContext, label: String) -> any SinkPlan {
    AlertTallyPlan(label: label, fields: AlertFieldPlan(&context), sink: self)
  }

  fileprivate func add(_ alerts: [AlertEntry], _ rules: [[AlertRule]]) {
    for alert in alerts {
      let rule = rules[alert.detector][alert.rule]
      onAlert?(rule, alert.time)
      counts.withLock { $0.add(rule, actor: alert.actor, time: alert.time) }
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

  func makeRenderer() -> any SinkRenderer { AlertTallyRenderer(reader: AlertFieldReader(plan.fields)) }

  func write(_ chunk: SinkChunk) async throws(SinkError) {
    for piece in chunk.pieces { plan.sink.add(AlertEntry.all(in: chunk.bytes[piece.range]), plan.fields.rules) }
  }

  func flush() async throws(SinkError) {}
  func close(completed: Bool) async throws(SinkError) {}
}

/// Writes down what there is to count. Counted is what is written in the end: the ordered part may take alerts out.
private struct AlertTallyRenderer: SinkRenderer {
  var reader: AlertFieldReader

  mutating func render(_ batch: RecordBatch) throws(StageError) -> SinkChunk? {
    guard !batch.matches.isEmpty else { return nil }
    var bytes: [UInt8] = []
    var places: [AlertPlace] = []
    var actor: [UInt8] = []
    for match in batch.matches {
      guard let alert = reader.read(match, of: batch) else { continue }
      actor.removeAll(keepingCapacity: true)
      alert.appendActor(to: &actor)
      let start = bytes.count
      AlertEntry.append(match, alert.time, actor, to: &bytes)
      places.append(AlertPlace(match: match, range: start..<bytes.count, isObject: false))
    }
    guard !places.isEmpty else { return nil }
    // These are no documents: the report does not list them.
    return SinkChunk(
      bytes: bytes, pieces: [SinkChunk.Piece(output: "", range: 0..<bytes.count, documents: 0)], alerts: places)
  }
}

/// What is counted of an alert, as a row of bytes: detector, rule, time (`Int64.min` for none), the actor's length, the
/// actor.
private struct AlertEntry {
  let detector: Int
  let rule: Int
  let time: EventTime?
  let actor: String

  static func append(_ match: RuleMatch, _ time: EventTime?, _ actor: [UInt8], to bytes: inout [UInt8]) {
    for number in [Int64(match.detector), Int64(match.rule), time?.milliseconds ?? .min, Int64(actor.count)] {
      withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
    }
    bytes += actor
  }

  /// - Precondition: whole rows, as `append` made them.
  static func all(in bytes: ArraySlice<UInt8>) -> [AlertEntry] {
    var entries: [AlertEntry] = []
    bytes.withUnsafeBytes { bytes in
      var offset = 0
      func number() -> Int64 {
        defer { offset += 8 }
        return bytes.loadUnaligned(fromByteOffset: offset, as: Int64.self)
      }
      while offset + 32 <= bytes.count {
        let (detector, rule, time, count) = (Int(number()), Int(number()), number(), Int(number()))
        entries.append(
          AlertEntry(
            detector: detector, rule: rule, time: time == .min ? nil : EventTime(milliseconds: time),
            actor: String(decoding: bytes[offset..<offset + count], as: UTF8.self)))
        offset += count
      }
    }
    return entries
  }
}
