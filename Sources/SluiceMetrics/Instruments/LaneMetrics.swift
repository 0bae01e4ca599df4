import Foundation
package import SluiceCore

/// What one lane counts: the difference that each batch makes to its ledger and to its clocks.
package final class LaneMetrics {
  private struct Part {
    let batches: CounterCell
    let records: CounterCell
    let seconds: CounterCell
  }

  private let registry: MetricRegistry
  private let inputBytes: CounterCell
  private let outputBytes: CounterCell
  private let done: CounterCell
  private let damaged: CounterCell
  private let kept: CounterCell
  private let dropped: CounterCell
  private let skipped: CounterCell
  private let malformed: CounterCell
  private let lastProgress: GaugeCell
  private let parts: [Part]
  private var sinks: [String: CounterCell] = [:]
  private var before = Ledger()
  private var times: [Duration]

  init(_ registry: MetricRegistry, parts: [String]) {
    func counter(_ metric: MetricDescription, _ labels: (String, String)...) -> CounterCell {
      registry.counter(metric.name, labels)
    }
    self.registry = registry
    inputBytes = counter(MetricCatalog.inputBytes)
    outputBytes = counter(MetricCatalog.outputBytes)
    done = counter(MetricCatalog.objects, ("result", "done"))
    damaged = counter(MetricCatalog.objects, ("result", "damaged"))
    kept = counter(MetricCatalog.records, ("result", "kept"))
    dropped = counter(MetricCatalog.records, ("result", "dropped"))
    skipped = counter(MetricCatalog.records, ("result", "skipped"))
    malformed = counter(MetricCatalog.records, ("result", "malformed"))
    lastProgress = registry.gauge(MetricCatalog.lastProgress.name)
    self.parts = parts.map { name in
      Part(
        batches: counter(MetricCatalog.stageBatches, ("stage", name)),
        records: counter(MetricCatalog.stageRecords, ("stage", name)),
        seconds: counter(MetricCatalog.stageSeconds, ("stage", name)))
    }
    times = Array(repeating: .zero, count: parts.count)
  }

  /// A batch went through all stages, and was handed to the sinks.
  ///
  /// - Parameters:
  ///   - ledger: the lane's, so far.
  ///   - times: what each part took, so far.
  package func passed(_ batch: RecordBatch, _ ledger: Ledger, _ times: [Duration]) {
    add(batch.inputBytes, to: inputBytes)
    add(batch.outputBytes, to: outputBytes)
    if batch.isLast {
      add(1, to: batch.failure == nil ? done : damaged)
      if let failure = batch.failure {
        registry.counter(MetricCatalog.errors.name, [("component", "object"), ("code", failure.code.description)])
          .increment(by: Int64(1))
      }
    }
    add(ledger.recordsKept - before.recordsKept, to: kept)
    add(ledger.recordsMalformed - before.recordsMalformed, to: malformed)
    add(ledger.recordsDropped.total - before.recordsDropped.total, to: dropped)
    add(ledger.recordsSkipped.total - before.recordsSkipped.total, to: skipped)
    for (label, count) in ledger.written.counts where count != before.written[label] {
      add(count - before.written[label], to: sink(label))
    }
    before = ledger
    for (index, part) in parts.enumerated() where index < times.count {
      add(1, to: part.batches)
      add(batch.count, to: part.records)
      part.seconds.increment(by: (times[index] - self.times[index]).inSeconds)
    }
    self.times = times
    lastProgress.set(Date().timeIntervalSince1970)
  }

  private func add(_ number: Int, to cell: CounterCell) { cell.increment(by: Int64(number)) }

  private func sink(_ label: String) -> CounterCell {
    if let cell = sinks[label] { return cell }
    let cell = registry.counter(MetricCatalog.documents.name, [("sink", label)])
    sinks[label] = cell
    return cell
  }
}

@available(*, unavailable)
extension LaneMetrics: Sendable {}
