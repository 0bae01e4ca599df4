import SluiceCore

/// A stage, with the time that it takes.
struct TimedStage: RecordStage {
  static let name = "timed"

  private var base: any RecordStage
  private let times: LaneTimes
  private let part: Int

  init(_ base: any RecordStage, _ times: LaneTimes) {
    self.base = base
    self.times = times
    part = times.part(type(of: base).name)
  }

  mutating func process(_ batch: RecordBatch) throws(StageError) {
    let start = ContinuousClock.now
    defer { times.add(part, since: start) }
    try base.process(batch)
  }
}
