package import SluiceCore
private import Synchronization

/// How far a run is, for who looks on: counted once per batch by the lanes, and read at any time.
package final class Progress: Sendable {
  /// The counts at a moment. They are read one after another: a batch may be in some of them and not yet in others.
  package struct Sample: Sendable, Hashable {
    /// Bytes as delivered, and decompressed.
    package var inputBytes: Int
    package var outputBytes: Int
    package var objects: Int
    package var records: Int
    package var alerts: Int

    package init(inputBytes: Int = 0, outputBytes: Int = 0, objects: Int = 0, records: Int = 0, alerts: Int = 0) {
      self.inputBytes = inputBytes
      self.outputBytes = outputBytes
      self.objects = objects
      self.records = records
      self.alerts = alerts
    }
  }

  private let inputBytes = Atomic(0)
  private let outputBytes = Atomic(0)
  private let objects = Atomic(0)
  private let records = Atomic(0)
  private let alerts = Atomic(0)

  package init() {}

  package var sample: Sample {
    Sample(
      inputBytes: inputBytes.load(ordering: .relaxed), outputBytes: outputBytes.load(ordering: .relaxed),
      objects: objects.load(ordering: .relaxed), records: records.load(ordering: .relaxed),
      alerts: alerts.load(ordering: .relaxed))
  }

  /// Counts a batch that went through all stages.
  package func count(_ batch: RecordBatch) {
    inputBytes.add(batch.inputBytes, ordering: .relaxed)
    outputBytes.add(batch.outputBytes, ordering: .relaxed)
    records.add(batch.count, ordering: .relaxed)
    if !batch.matches.isEmpty { alerts.add(batch.matches.count, ordering: .relaxed) }
    if batch.isLast { objects.add(1, ordering: .relaxed) }
  }

  /// Counts alerts that came of no batch of a lane: those of the ordered parts of stages.
  package func count(alerts number: Int) { alerts.add(number, ordering: .relaxed) }
}
