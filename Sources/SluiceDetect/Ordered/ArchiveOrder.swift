import SluiceCore

/// Whether the events of an object come in the order of time, as far as it was read: those of several accounts or regions,
/// one behind the other, do not.
struct ArchiveOrder {
  private var sequence = -1
  private var newest: EventTime?
  /// Whether the object went back in time by more than the lateness allowed.
  private(set) var goesBack = false

  /// - Parameters:
  ///   - candidates: of a batch, in the order of the object; at least one.
  ///   - sequence: the object's number.
  ///   - lateness: in milliseconds.
  mutating func note(_ candidates: [Candidate], of sequence: Int, lateness: Int64) {
    if sequence != self.sequence { self = ArchiveOrder(sequence: sequence) }
    let ends = (candidates[0].time, candidates[candidates.count - 1].time)
    // One event that is dated years ahead, or years ago, says nothing of the others.
    let (first, last) = (min(ends.0, ends.1), max(ends.0, ends.1))
    if let newest, last.milliseconds < newest.milliseconds - lateness { goesBack = true }
    newest = max(newest ?? first, first)
  }

  private init(sequence: Int) { self.sequence = sequence }

  init() {}
}
