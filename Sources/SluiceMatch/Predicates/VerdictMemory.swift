import SluiceCore

/// What patterns said of the texts that a column had last: few columns whose texts are searched have many different ones
/// (user agents, above all), and a text is found again in less time than it is searched once.
///
/// A memory has a fixed size: a text has one place, from which the next one of that place drives it. Texts are compared
/// whole, so a verdict is never another text's. Where texts hardly ever come again, they are not looked for for a while.
///
/// Used by one lane, through pointers.
struct VerdictMemory: BitwiseCopyable {
  struct Entry: BitwiseCopyable {
    var hash: UInt32 = 0
    /// 0 in an empty place.
    var length: UInt32 = 0
    /// A bit for each pattern: whether its verdict is known, and what it is.
    var known: UInt64 = 0
    var holds: UInt64 = 0
    /// The needles that stand in the text, by their slots' numbers; -1 where nobody has looked, or there are more.
    var needleCount: Int32 = -1
    var needles: [7 of Int32] = .init(repeating: 0)

    /// The field of the index that they are needles of; -2 where they are too many.
    var table: Int32 = -1

    static let needleLimit = 7

    /// A needle stands in the text, perhaps once more.
    mutating func note(_ number: Int32) {
      if needleCount < 0 { return }
      for place in 0..<Int(needleCount) where needles[place] == number { return }
      if needleCount == Self.needleLimit {
        (needleCount, table) = (-1, -2)
        return
      }
      needles[Int(needleCount)] = number
      needleCount += 1
    }
  }

  /// Patterns that a column's memory has bits for. Further ones are asked each time.
  static let patterns = 64
  /// Shorter texts are searched sooner than found; longer ones are not kept.
  static let lengths = 16...256
  private static let size = 512
  /// Looks after which it is judged whether they pay, and those that are left out then where they do not.
  private static let judged: UInt32 = 1 << 10
  private static let pause: UInt32 = 1 << 16

  /// Nil before the first look, and while none pays.
  private var entries: UnsafeMutablePointer<Entry>?
  private var texts: UnsafeMutableRawPointer?
  /// The record that was looked for last, and its text's place; -1 where it has none.
  var generation: UInt32 = 0
  private var place: Int32 = -1
  private var looks: UInt32 = 0
  private var finds: UInt32 = 0
  private var pausing: UInt32 = 0

  /// Gives the memory back; what is looked for later is kept in new memory.
  mutating func deallocate() {
    entries?.deallocate()
    texts?.deallocate()
    (entries, texts) = (nil, nil)
    place = -1
  }

  /// The record's entry, which verdicts may be added to; nil where its value is not remembered. Valid until the next
  /// record.
  @inline(__always)
  mutating func entry(of cell: Cell, _ generation: UInt32) -> UnsafeMutablePointer<Entry>? {
    if self.generation != generation {
      self.generation = generation
      look(for: cell)
    }
    return place < 0 ? nil : entries.map { $0 + Int(place) }
  }

  @inline(never)
  private mutating func look(for cell: Cell) {
    place = -1
    let length = Int(cell.length)
    guard cell.kind == .string, Self.lengths.contains(length), let start = cell.start else { return }
    if pausing > 0 {
      pausing &-= 1
      return
    }
    if looks == Self.judged {
      let pays = finds >= Self.judged / 2
      (looks, finds) = (0, 0)
      if !pays {
        pausing = Self.pause
        return deallocate()
      }
    }
    looks &+= 1
    let (entries, texts) = memory()
    let hash = exactHash(start, length)
    let found = Int(hash) & (Self.size - 1)
    let entry = entries + found
    let text = texts + found * Self.lengths.upperBound
    place = Int32(truncatingIfNeeded: found)
    if entry.pointee.hash == hash, Int(entry.pointee.length) == length, equalsExactly(start, text, length) {
      finds &+= 1
      return
    }
    entry.pointee = Entry(hash: hash, length: UInt32(truncatingIfNeeded: length))
    text.copyMemory(from: start, byteCount: length)
  }

  private mutating func memory() -> (entries: UnsafeMutablePointer<Entry>, texts: UnsafeMutableRawPointer) {
    if let entries, let texts { return (entries, texts) }
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: Self.size)
    entries.initialize(repeating: Entry(), count: Self.size)
    let texts = UnsafeMutableRawPointer.allocate(byteCount: Self.size * Self.lengths.upperBound, alignment: 64)
    (self.entries, self.texts) = (entries, texts)
    return (entries, texts)
  }
}
