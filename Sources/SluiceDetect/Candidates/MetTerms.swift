import SluiceCore
import SluiceRules

/// The combinations of terms that a lane met last, with their hashes, and when it handed on events with them.
///
/// An event with a combination is known not to be new where the lane has handed on one from before it, within the
/// history: the ordered part judges that one first. So it needs neither the event's text nor its details. Most events of
/// most rules are such.
final class MetTerms {
  private struct Entry {
    var fingerprint: UInt64 = 0
    var hash = EventIdentity(high: 0, low: 0)
    /// The times of two events that were handed on: the latest, and one before it that is still of use.
    var early: Int64 = 0
    var late: Int64 = 0
  }

  /// How long, in milliseconds, a lane may know a rule's combinations: not longer than the rule does, which may have to
  /// give them up where it holds too many.
  static func history(of query: NewTermsQuery, limit: Int) -> Int64 {
    limit < 100_000 ? 0 : min(query.historyWindow, 3_600_000)
  }

  private static let size = 2_048
  private let entries = UnsafeMutablePointer<Entry>.allocate(capacity: size)
  private let fingerprint = SeededHash()
  /// The key that is being made.
  private var key: [UInt8] = []

  init() { entries.initialize(repeating: Entry(), count: Self.size) }

  deinit { entries.deallocate() }

  /// The hash of what `GroupKey.bytes` makes of an event's values.
  ///
  /// - Parameters:
  ///   - selector: each has terms of its own.
  ///   - count: how many values there are.
  ///   - cell: each of them; none has several.
  ///   - history: how long a combination is known, in milliseconds.
  ///   - time: when the event happened. It is taken to be handed on.
  /// - Returns: also whether it is known not to be new.
  func meet(
    _ selector: Int, _ count: Int, _ cell: (Int) -> Cell, history: Int64, at time: EventTime
  ) -> (hash: EventIdentity, isKnown: Bool) {
    key.removeAll(keepingCapacity: true)
    for index in 0..<count {
      let cell = cell(index)
      key.append(FieldValue.kind(of: cell).rawValue)
      key.append(decimal: cell.bytes.count)
      key.append(0x3A)
      key.append(contentsOf: cell.bytes)
    }
    // Odd, so that it is not what empty entries have.
    let found = (key.withUnsafeBytes { fingerprint($0) } ^ UInt64(selector) &* 0x9E37_79B9_7F4A_7C15) | 1
    let entry = entries + Int(truncatingIfNeeded: found >> 1) & (Self.size - 1)
    let time = time.milliseconds
    if entry.pointee.fingerprint != found {
      let hash = key.withUnsafeBytes { EventIdentity(hashOf: $0) }
      entry.pointee = Entry(fingerprint: found, hash: hash, early: time, late: time)
      return (hash, false)
    }
    var isKnown = true
    if entry.pointee.early >= time || time - entry.pointee.early > history {
      // Events of an object are not in order: the later one of the two may be of no use.
      isKnown = entry.pointee.late < time && time - entry.pointee.late <= history
      entry.pointee.early = isKnown ? entry.pointee.late : time
    }
    entry.pointee.late = max(entry.pointee.late, time)
    return (entry.pointee.hash, isKnown)
  }
}
