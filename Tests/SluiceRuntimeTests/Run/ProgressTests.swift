import SluiceConfig
import SluiceCore
import Testing

@testable import SluiceRuntime

@Suite struct ProgressTests {
  @Test func batchesAreCounted() {
    let progress = Progress()
    #expect(progress.sample == Progress.Sample())
    let blob = textBlobs(["a"])[0]
    let batch = RecordBatch(projection: ProjectionBuilder().build(), blob: blob)
    for isLast in [false, true] {
      batch.reset(blob: blob, window: nil)
      for _ in 0..<3 { _ = batch.appendRecord() }
      batch.matches = [RuleMatch(record: 0, detector: 0, rule: 0)]
      batch.inputBytes = 10
      batch.outputBytes = 100
      batch.isLast = isLast
      progress.count(batch)
    }
    #expect(progress.sample == Progress.Sample(inputBytes: 20, outputBytes: 200, objects: 1, records: 6, alerts: 2))
  }
}
