/// Identities with a mark of four bytes each, by open addressing in 20 bytes a place. It grows by half, and is swept where
/// it lies.
struct IdentityTable {
  private var identities: [EventIdentity] = []
  /// 0 where there is no identity.
  private var marks: [UInt32] = []
  private(set) var count = 0
  /// Identities may be what somebody made up.
  private let seed = UInt64.random(in: .min ... .max)

  private static let least = 64

  /// - Parameter mark: not 0.
  /// - Returns: whether the identity was not there yet; a mark that is there stays.
  mutating func insert(_ identity: EventIdentity, _ mark: UInt32) -> Bool {
    if (count + 1) * 5 > marks.count * 4 { rebuild(size: max(Self.least, marks.count / 2 * 3)) }
    let place = place(of: identity)
    guard marks[place] == 0 else { return false }
    identities[place] = identity
    marks[place] = mark
    count += 1
    return true
  }

  /// Reads where the identity will be looked for. The table is larger than caches are: of many identities that are asked
  /// for one after the other like this, the processor waits for all at once.
  ///
  /// - Returns: what lies there, for the read to have a use.
  func touch(_ identity: EventIdentity) -> UInt64 {
    if marks.isEmpty { return 0 }
    let place = home(of: identity)
    return UInt64(marks[place]) ^ identities[place].low
  }

  func forEach(_ body: (EventIdentity, UInt32) -> Void) {
    for place in marks.indices where marks[place] != 0 { body(identities[place], marks[place]) }
  }

  /// - Complexity: O(*n*)
  mutating func removeAll(below mark: UInt32) {
    // From behind a free place on, so that what moves up is still to come.
    guard count > 0, let start = marks.firstIndex(of: 0) else { return }
    var place = next(start)
    while place != start {
      if marks[place] != 0, marks[place] < mark { remove(at: place) } else { place = next(place) }
    }
    // Far fewer than there were: into less memory.
    if marks.count > Self.least, count * 4 < marks.count { rebuild(size: max(Self.least, count * 2)) }
  }

  /// Takes an identity away, and moves up those behind it that would not be found any more.
  private mutating func remove(at place: Int) {
    count -= 1
    var hole = place
    var other = next(hole)
    while marks[other] != 0 {
      let home = home(of: identities[other])
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

  private mutating func rebuild(size: Int) {
    let (oldIdentities, oldMarks) = (identities, marks)
    identities = Array(repeating: EventIdentity(high: 0, low: 0), count: size)
    marks = Array(repeating: 0, count: size)
    for old in oldMarks.indices where oldMarks[old] != 0 {
      let place = place(of: oldIdentities[old])
      identities[place] = oldIdentities[old]
      marks[place] = oldMarks[old]
    }
  }

  private func next(_ place: Int) -> Int { place + 1 == marks.count ? 0 : place + 1 }

  /// Where the identity is, or would be.
  private func place(of identity: EventIdentity) -> Int {
    var place = home(of: identity)
    while marks[place] != 0, identities[place] != identity { place = next(place) }
    return place
  }

  private func home(of identity: EventIdentity) -> Int {
    let (high, low) = (identity.high ^ seed).multipliedFullWidth(by: identity.low ^ seed.byteSwapped | 1)
    return Int(truncatingIfNeeded: (high ^ low).multipliedFullWidth(by: UInt64(marks.count)).high)
  }
}
