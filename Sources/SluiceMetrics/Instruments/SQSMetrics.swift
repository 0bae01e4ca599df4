package import CoreMetrics

/// What the SQS source counts. Made once per queue; each call is an atomic addition.
package struct SQSMetrics: Sendable {
  package let received: Counter
  package let deleted: Counter
  package let returned: Counter
  package let inFlight: Meter
  package let waiting: Meter
  package let extensions: Counter
  /// From sending to receiving.
  package let lag: CoreMetrics.Timer
  /// From receiving to deleting.
  package let processing: CoreMetrics.Timer

  /// - Parameter queue: its name, for pipelines that read several; `collector` where `collector_id` is set.
  package init(queue: String, collector: String? = nil, factory: any MetricsFactory = MetricsSystem.factory) {
    let labels = [("queue", queue)] + (collector.map { [("collector_id", $0)] } ?? [])
    func counter(_ metric: MetricDescription) -> Counter {
      Counter(label: metric.name, dimensions: labels, factory: factory)
    }
    received = counter(MetricCatalog.sqsReceived)
    deleted = counter(MetricCatalog.sqsDeleted)
    returned = counter(MetricCatalog.sqsReturned)
    extensions = counter(MetricCatalog.sqsExtensions)
    inFlight = Meter(label: MetricCatalog.sqsInFlight.name, dimensions: labels, factory: factory)
    waiting = Meter(label: MetricCatalog.sqsWaiting.name, dimensions: labels, factory: factory)
    lag = CoreMetrics.Timer(label: MetricCatalog.sqsLag.name, dimensions: labels, factory: factory)
    processing = CoreMetrics.Timer(label: MetricCatalog.sqsProcessing.name, dimensions: labels, factory: factory)
  }
}

/// What fetching objects counts. Made once per source; each call is an atomic addition.
package struct S3Metrics: Sendable {
  package let requested: Counter
  package let listed: Counter
  package let processed: Counter
  package let inFlight: Meter
  package let bytes: Counter
  package let size: Recorder
  package let processing: CoreMetrics.Timer

  package init(factory: any MetricsFactory = MetricsSystem.factory) {
    func counter(_ metric: MetricDescription) -> Counter {
      Counter(label: metric.name, dimensions: [], factory: factory)
    }
    requested = counter(MetricCatalog.s3Requested)
    listed = counter(MetricCatalog.s3Listed)
    processed = counter(MetricCatalog.s3Processed)
    bytes = counter(MetricCatalog.s3Bytes)
    inFlight = Meter(label: MetricCatalog.s3InFlight.name, dimensions: [], factory: factory)
    size = Recorder(label: MetricCatalog.s3Size.name, dimensions: [], aggregate: true, factory: factory)
    processing = CoreMetrics.Timer(label: MetricCatalog.s3Processing.name, dimensions: [], factory: factory)
  }
}

/// Errors by component and code, of any part of sluice: `ErrorMetrics.count("sqs", "AccessDenied")`.
package enum ErrorMetrics {
  package static func count(_ component: String, _ code: String, factory: any MetricsFactory = MetricsSystem.factory) {
    Counter(
      label: MetricCatalog.errors.name, dimensions: [("component", component), ("code", code)], factory: factory
    ).increment()
  }
}
