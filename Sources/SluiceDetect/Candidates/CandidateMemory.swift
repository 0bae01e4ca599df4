import SluiceCore
import SluiceRules

/// What a lane has at hand to take candidates out of its batches, in memory of the batches before.
final class CandidateMemory {
  let execution = ESQLExecution(now: 0)
  let terms = MetTerms()
  var clock = RecordClock()
  private var bytes: [UInt8] = []
  private var drafts: [CandidateDraft] = []

  /// To be put back.
  func take() -> (writer: StateWriter, drafts: [CandidateDraft]) {
    var writer = StateWriter()
    var taken: [CandidateDraft] = []
    swap(&writer.bytes, &bytes)
    swap(&taken, &drafts)
    return (writer, taken)
  }

  func putBack(_ writer: inout StateWriter, _ taken: inout [CandidateDraft]) {
    // One large batch should not pin what it took.
    if writer.bytes.capacity > 1 << 20 { writer.bytes = [] } else { writer.bytes.removeAll(keepingCapacity: true) }
    taken.removeAll(keepingCapacity: true)
    swap(&writer.bytes, &bytes)
    swap(&taken, &drafts)
  }
}

/// A candidate whose slab is being written.
struct CandidateDraft {
  let time: EventTime
  let identity: EventIdentity
  let record: [UInt8]
  let isKnown: Bool
  let start: Int
  let details: Int
  let end: Int
}
