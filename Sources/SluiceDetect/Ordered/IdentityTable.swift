/// Identities with a mark of four bytes each, by open addressing in 20 bytes a place.
///
/// It lies in parts that grow by a quarter, each on its own: there are never a whole old table and a whole new one. It is
/// swept where it lies.
struct IdentityTable {
  /// A power of two.
  private static let partCount = 32
  private static let least = 16

  private var parts = [Part](repeating: Part(), count: partCount)
  /// Identities may be what somebody made up.
  private let seed = UInt64.random(in: .min ... .max)

  var count: Int { parts.reduce(0) { $0 + $1.count } }

  /// Places for identities that there are.
  var placeCount: Int { parts.reduce(0) { $0 + $1.marks.count } }

  /// - Parameter mark: not 0.
  /// - Returns: whether the identity was not there yet; a mark that is there stays.
  mutating func insert(_ identity: EventIdentity, _ mark: UInt32) -> Bool {
    let hash = hash(identity)
    return parts[Self.part(hash)].insert(identity, hash, mark, seed)
  }

  /// Reads where the identity will be looked for. The table is larger than caches are: of many identities that are asked
  /// for one after the other like this, the processor waits for all at once.
  ///
  /// - Returns: what lies there, for the read to have a use.
  func touch(_ identity: EventIdentity) -> UInt64 {
    let hash = hash(identity)
    return parts[Self.part(hash)].touch(hash)
  }

  func forEach(_ body: (EventIdentity, UInt32) -> Void) {
    for part in parts {
      for place in part.marks.indices where part.marks[place] != 0 { body(part.identities[place], part.marks[place]) }
    }
  }

  /// - Complexity: O(*n*)
  mutating func removeAll(below mark: UInt32) {
    for index in parts.indices { parts[index].removeAll(below: mark, seed) }
  }

  private func hash(_ identity: EventIdentity) -> UInt64 { Self.hash(identity, seed) }

  private static func hash(_ identity: EventIdentity, _ seed: UInt64) -> UInt64 {
    let (high, low) = (identity.high ^ seed).multipliedFullWidth(by: identity.low ^ seed.byteSwapped | 1)
    return high ^ low
  }

  /// By the lowest bits: within the part, the highest ones say the place.
  private static func part(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash) & (partCount - 1) }

  private struct Part {
    var identities: [EventIdentity] = []
    /// 0 where there is no identity.
    var marks: [UInt32] = []
    var count = 0

    mutating func insert(_ identity: EventIdentity, _ hash: UInt64, _ mark: UInt32, _ seed: UInt64) -> Bool {
      if (count + 1) * 5 > marks.count * 4 { rebuild(size: max(IdentityTable.least, marks.count / 4 * 5), seed) }
      let place = place(of: identity, hash)
      guard marks[place] == 0 else { return false }
      identities[place] = identity
      marks[place] = mark
      count += 1
      return true
    }

    func touch(_ hash: UInt64) -> UInt64 {
      if marks.isEmpty { return 0 }
      let place = home(hash)
      return UInt64(marks[place]) ^ identities[place].low
    }

    mutating func removeAll(below mark: UInt32, _ seed: UInt64) {
      // From behind a free place on, so that what moves up is still to come.
      guard count > 0, let start = marks.firstIndex(of: 0) else { return }
      var place = next(start)
      while place != start {
        if marks[place] != 0, marks[place] < mark { remove(at: place, seed) } else { place = next(place) }
      }
      // Far fewer than there were: into less memory.
      if marks.count > IdentityTable.least, count * 4 < marks.count {
        rebuild(size: max(IdentityTable.least, count * 2), seed)
      }
    }

    /// Takes an identity away, and moves up those behind it that would not be found any more.
    private mutating func remove(at place: Int, _ seed: UInt64) {
      count -= 1
      var hole = place
      var other = next(hole)
      while marks[other] != 0 {
        let home = home(IdentityTable.hash(identities[other], seed))
        // Whether the way from its own place leads over the hole.
        let isBehind = home <= other ? home <= hole && hole < other : home <= hole || hole < other
        if isBehind {
          identities[hole] = identities[other]
          marks[hole] = marks[other]
          hole = other
        }
        other = next(other)
      }
      marks[hole] = 0
    }

    private mutating func rebuild(size: Int, _ seed: UInt64) {
      let (oldIdentities, oldMarks) = (identities, marks)
      identities = Array(repeating: EventIdentity(high: 0, low: 0), count: size)
      marks = Array(repeating: 0, count: size)
      for old in oldMarks.indices where oldMarks[old] != 0 {
        let place = place(of: oldIdentities[old], IdentityTable.hash(oldIdentities[old], seed))
        identities[place] = oldIdentities[old]
        marks[place] = oldMarks[old]
      }
    }

    private func next(_ place: Int) -> Int { place + 1 == marks.count ? 0 : place + 1 }

    /// Where the identity is, or would be.
    private func place(of identity: EventIdentity, _ hash: UInt64) -> Int {
      var place = home(hash)
      while marks[place] != 0, identities[place] != identity { place = next(place) }
      return place
    }

    private func home(_ hash: UInt64) -> Int {
      Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(marks.count)).high)
    }
  }
}
