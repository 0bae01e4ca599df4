private import Synchronization

/// What the stage says of an object, and so of its records.
enum VerificationMark: UInt8, CaseIterable, Sendable {
  /// Its content is the one that a digest lists, and that digest is proven.
  case verified
  /// A digest lists it, but its content is another one, or the digest is not proven.
  case unverified
  /// No digest lists it: it is too new, or validation was off.
  case noDigest

  /// The field's value.
  var text: StaticString {
    switch self {
    case .verified: "verified"
    case .unverified: "unverified"
    case .noDigest: "no_digest"
    }
  }
}

/// The marks of the objects that are under way, by their sequence. Bounded: those of objects long gone make room.
final class VerificationMarks: Sendable {
  /// Far more than lanes and sinks have under way at a time.
  static let count = 1 << 14

  private struct Entry {
    var sequence = -1
    var mark = VerificationMark.noDigest
  }

  private let entries = Mutex(Array(repeating: Entry(), count: count))
  private let notes = Mutex<[String]>([])

  func set(_ mark: VerificationMark, for sequence: Int) {
    entries.withLock { $0[sequence & (Self.count - 1)] = Entry(sequence: sequence, mark: mark) }
  }

  /// Leaves a note for the report of the run.
  func note(_ text: String) { notes.withLock { $0.append(text) } }

  /// The notes since the last call.
  func takeNotes() -> [String] {
    notes.withLock { notes in
      defer { notes = [] }
      return notes
    }
  }

  subscript(sequence: Int) -> VerificationMark? {
    entries.withLock { entries in
      let entry = entries[sequence & (Self.count - 1)]
      return entry.sequence == sequence ? entry.mark : nil
    }
  }
}

/// The mark of the object that a batch comes from, looked up once for all of its records.
final class CurrentMark {
  private var sequence = -1
  private var mark: VerificationMark?

  func mark(of sequence: Int, in marks: VerificationMarks) -> VerificationMark? {
    if sequence != self.sequence || mark == nil {
      mark = marks[sequence]
      self.sequence = sequence
    }
    return mark
  }
}
