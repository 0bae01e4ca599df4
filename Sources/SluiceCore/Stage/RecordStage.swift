/// A stage over the records of a batch. One instance per lane; it may keep buffers and caches between calls.
package protocol RecordStage {
  /// The stage's name in a pipeline file and in the ledger.
  static var name: String { get }

  /// Does the stage's work on all live records of `batch`, in place.
  ///
  /// - Throws: `StageError` when the run can't go on. What is wrong with one record is counted, not thrown.
  mutating func process(_ batch: RecordBatch) throws(StageError)
}

/// A stage failed in a way that ends the run.
package struct StageError: Error, Sendable, CustomStringConvertible {
  package let stage: String
  /// What went wrong, and what to do about it.
  package let message: String

  package init(stage: String, message: String) {
    self.stage = stage
    self.message = message
  }

  package var description: String { "\(stage): \(message)" }
}
