package import CoreMetrics
private import Synchronization

/// The metrics of the process: what swift-metrics hands its values to, and what `/metrics` is written from.
///
/// Labels of swift-metrics are names of Prometheus here, dimensions are its labels. A metric whose name was not declared
/// is kept all the same, without help. What was made stays until the end: counters of a series never start anew.
package final class MetricRegistry: MetricsFactory {
  struct Family {
    let description: MetricDescription
    /// By its labels, as they are written.
    var series: [String: Series] = [:]
  }

  enum Series {
    case counter(CounterCell)
    case gauge(GaugeCell)
    case histogram(HistogramCell)
  }

  /// Series that a name may have; further ones are counted in `sluice_metrics_dropped_series_total` only. Values of labels
  /// come from what is read, so something has to bound them.
  package static let seriesLimit = 2_000

  private let families: Mutex<[String: Family]>
  private let dropped = CounterCell()

  /// - Parameter descriptions: metrics with their help; counters among them, without labels, are there from the start.
  package init(_ descriptions: [MetricDescription] = []) {
    var families: [String: Family] = [:]
    for description in descriptions { families[description.name] = Family(description: description) }
    self.families = Mutex(families)
  }

  // MARK: MetricsFactory

  package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    counter(label, dimensions)
  }

  package func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    counter(label, dimensions)
  }

  package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler { gauge(label, dimensions) }

  package func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    aggregate ? histogram(label, dimensions) : gauge(label, dimensions)
  }

  package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    histogram(label, dimensions)
  }

  package func destroyCounter(_ handler: any CounterHandler) {}
  package func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  package func destroyMeter(_ handler: any MeterHandler) {}
  package func destroyRecorder(_ handler: any RecorderHandler) {}
  package func destroyTimer(_ handler: any TimerHandler) {}

  // MARK: Series

  package func counter(_ name: String, _ labels: [(String, String)] = []) -> CounterCell {
    let series = series(.counter(name, ""), labels) { _ in .counter(CounterCell()) }
    if case .counter(let cell)? = series { return cell }
    return CounterCell()
  }

  package func gauge(_ name: String, _ labels: [(String, String)] = []) -> GaugeCell {
    let series = series(.gauge(name, ""), labels) { _ in .gauge(GaugeCell()) }
    if case .gauge(let cell)? = series { return cell }
    return GaugeCell()
  }

  package func histogram(_ name: String, _ labels: [(String, String)] = []) -> HistogramCell {
    let standard = MetricDescription.histogram(name, "")
    let series = series(standard, labels) { .histogram(HistogramCell(bounds: $0.buckets)) }
    if case .histogram(let cell)? = series { return cell }
    return HistogramCell(bounds: standard.buckets)
  }

  /// The series of a name with these labels; nil where there is no room for it, or the name is one of another kind.
  private func series(
    _ undeclared: MetricDescription, _ labels: [(String, String)], _ make: (MetricDescription) -> Series
  ) -> Series? {
    let name = ExpositionText.name(undeclared.name)
    let key = ExpositionText.labels(labels)
    return families.withLock { families in
      var family =
        families[name]
        ?? Family(
          description: MetricDescription(
            name: name, kind: undeclared.kind, help: "", buckets: undeclared.buckets, labels: labels.map(\.0)))
      guard family.description.kind == undeclared.kind else { return nil }
      if let known = family.series[key] { return known }
      guard family.series.count < Self.seriesLimit else {
        dropped.increment(by: Int64(1))
        return nil
      }
      let made = make(family.description)
      family.series[key] = made
      families[name] = family
      return made
    }
  }

  // MARK: Exposition

  /// All metrics in the text format 0.0.4, by name, then by labels.
  package var text: String {
    var text = ExpositionText()
    for (_, family) in families.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      guard !family.series.isEmpty || family.description.isZeroAtFirst else { continue }
      text.append(family)
    }
    if dropped.value > 0 {
      text.append(
        Family(
          description: .counter(
            "sluice_metrics_dropped_series_total", "Series that were not kept, for their name has too many."),
          series: ["": .counter(dropped)]))
    }
    return text.text
  }
}
