import SluiceCore
import SluiceRules

/// Finds the patterns of a field whose texts may stand anywhere in a value, all in one pass over it.
///
/// For each pattern four bytes are chosen, folded, that every match holds: of those in its texts the ones that the
/// fewest other patterns hold. A pass looks at each four bytes of the value in a bit table, which nearly always says
/// no, and then in a hash table, whose patterns are asked as predicates. Beside an automaton over the same texts this
/// costs no chain of dependent loads, and memory by the number of patterns rather than by their length: half a
/// megabyte for 10,000 patterns, of which a pass mostly touches the 32 kB of bits.
struct NeedleTable: BitwiseCopyable {
  /// A slot for four bytes that patterns want.
  struct Slot: BitwiseCopyable {
    var gram: UInt32 = 0
    /// The place of its stamp in the lane's memory.
    var stamp: Int32 = 0
    var firstPattern: Int32 = 0
    /// 0 in an empty slot.
    var patternCount: Int32 = 0
  }

  /// How many bytes a text has at least to be found here.
  static let length = 4

  let gramCount: Int32
  private let filter: UnsafePointer<UInt64>
  /// How far a hash is shifted to give a bit of the filter, and a slot.
  private let filterShift: UInt32
  private let slots: UnsafePointer<Slot>
  private let slotShift: UInt32
  private let slotMask: Int

  /// - Parameters:
  ///   - needles: a text that matches hold, folded, for each of the patterns; `length` bytes at least.
  ///   - patterns: where the patterns are added, those of one slot side by side.
  ///   - firstStamp: the stamp of the first slot in use; the others follow.
  init(
    _ needles: [(grams: [UInt32], entry: RuleIndex.PatternEntry)], to patterns: inout [RuleIndex.PatternEntry],
    firstStamp: Int32, in memory: FrozenMemory
  ) {
    var frequency: [UInt32: Int] = [:]
    for needle in needles { for gram in Set(needle.grams) { frequency[gram, default: 0] += 1 } }
    var chosen: [UInt32: [RuleIndex.PatternEntry]] = [:]
    var order: [UInt32] = []
    for needle in needles {
      guard let gram = needle.grams.min(by: { frequency[$0, default: 0] < frequency[$1, default: 0] }) else { continue }
      if chosen[gram] == nil { order.append(gram) }
      chosen[gram, default: []].append(needle.entry)
    }
    gramCount = Int32(order.count)

    // At most half of the slots, and one of sixteen bits.
    var bits: UInt32 = 3
    while 1 << bits < order.count * 2 { bits += 1 }
    slotShift = 32 - bits
    filterShift = 32 - (bits + 3)
    slotMask = 1 << Int(bits) - 1
    var slots = [Slot](repeating: Slot(), count: slotMask + 1)
    var filter = [UInt64](repeating: 0, count: 1 << Int(bits + 3) / 64)
    for (index, gram) in order.enumerated() {
      let entries = chosen[gram] ?? []
      let hash = Self.hash(gram)
      let bit = hash >> filterShift
      filter[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
      var place = Int(hash >> slotShift)
      while slots[place].patternCount > 0 { place = (place + 1) & slotMask }
      slots[place] = Slot(
        gram: gram, stamp: firstStamp + Int32(index), firstPattern: Int32(patterns.count),
        patternCount: Int32(entries.count))
      patterns += entries
    }
    self.slots = memory.array(slots)
    self.filter = memory.array(filter)
  }

  /// The slot of four folded bytes, the first in the lowest place; nil where no pattern wants them.
  @inline(__always)
  func slot(of gram: UInt32) -> UnsafePointer<Slot>? {
    let hash = Self.hash(gram)
    // The shift leaves as many bits as the table has.
    let bit = hash >> filterShift
    if filter[Int(bit >> 6)] >> UInt64(bit & 63) & 1 == 0 { return nil }
    var place = Int(hash >> slotShift)
    // Ends at an empty slot: the table is at most half full.
    while slots[place].patternCount > 0 {
      if slots[place].gram == gram { return slots + place }
      place = (place &+ 1) & slotMask
    }
    return nil
  }

  /// A slot's number, and the slot of a number.
  @inline(__always)
  func number(of slot: UnsafePointer<Slot>) -> Int32 { Int32(truncatingIfNeeded: slot - slots) }

  @inline(__always)
  func slot(numbered number: Int32) -> UnsafePointer<Slot> { slots + Int(number) }

  @inline(__always)
  private static func hash(_ gram: UInt32) -> UInt32 { gram &* 0x9E37_79B1 }

  /// The groups of four bytes, folded, in the texts of a pattern.
  static func grams(of glob: Glob) -> [UInt32] {
    glob.parts.flatMap { part -> [UInt32] in
      guard case .literal(let bytes) = part, bytes.count >= length else { return [] }
      let text = folded(bytes)
      return (0...(text.count - length)).map { start in
        (0..<length).reduce(0) { $0 | UInt32(text[start + $1]) << UInt32(8 * $1) }
      }
    }
  }
}
