package import SluiceCore
private import Synchronization

/// What a run counts. The runtime calls it once per batch, object or checkpoint, never per record.
package final class RunMetrics: Sendable {
  let registry: MetricRegistry
  private let eventToAlert: HistogramCell
  private let objectToAck: HistogramCell
  private let inFlight: GaugeCell
  private let checkpoints: CounterCell
  private let checkpointSeconds: HistogramCell
  private let taken = Mutex<[Int: ContinuousClock.Instant]>([:])

  package init(_ registry: MetricRegistry) {
    self.registry = registry
    eventToAlert = registry.histogram(MetricCatalog.eventToAlert.name)
    objectToAck = registry.histogram(MetricCatalog.objectToAck.name)
    inFlight = registry.gauge(MetricCatalog.inFlight.name)
    checkpoints = registry.counter(MetricCatalog.checkpoints.name)
    checkpointSeconds = registry.histogram(MetricCatalog.checkpointSeconds.name)
  }

  /// A lane took an object from the source.
  ///
  /// - Parameter sequence: `Blob.sequence`.
  package func took(_ sequence: Int) {
    taken.withLock { $0[sequence] = .now }
    inFlight.increment(by: 1)
  }

  /// An object's delivery was settled.
  package func settled(_ sequence: Int) {
    guard let start = taken.withLock({ $0.removeValue(forKey: sequence) }) else { return }
    inFlight.decrement(by: 1)
    objectToAck.record((ContinuousClock.now - start).inSeconds)
  }

  /// A checkpoint was made.
  package func madeCheckpoint(in duration: Duration) {
    checkpoints.increment(by: Int64(1))
    checkpointSeconds.record(duration.inSeconds)
  }

  /// Rules with state have decided up to this event time.
  package func reached(_ time: EventTime) {
    // Not made before there is one: a gauge that was never set would read as 1970.
    registry.gauge(MetricCatalog.watermark.name).set(Double(time.milliseconds) / 1_000)
  }

  /// Alerts were made. Alerts are rare, so each is counted on its own.
  ///
  /// - Parameters:
  ///   - time: of the event.
  ///   - now: the wall clock. Of history that is replayed the lag is its age.
  package func alerted(severity: String, eventTime time: EventTime?, now: EventTime) {
    registry.counter(MetricCatalog.alerts.name, [("severity", severity)]).increment(by: Int64(1))
    if let time { eventToAlert.record(max(0, Double(now.milliseconds - time.milliseconds) / 1_000)) }
  }

  /// Something failed.
  package func failed(_ component: String, code: String) {
    registry.counter(MetricCatalog.errors.name, [("component", component), ("code", code)]).increment(by: Int64(1))
  }

  /// What a lane counts on its own.
  ///
  /// - Parameter parts: names of what the lane's time is told by, in the order in which `passed` gets it.
  package func lane(parts: [String]) -> LaneMetrics { LaneMetrics(registry, parts: parts) }
}

extension Duration {
  var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
