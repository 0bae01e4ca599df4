import CSluiceScan
import SluiceCore

/// Foretells which key comes next in an object, by what came behind the same key in the records before: what writes
/// CloudTrail's records puts the keys of a kind of event in the same order each time. A key that is foretold is found by
/// comparing its text, without being looked up in the projection's trie.
///
/// A guess that is wrong costs a comparison and changes nothing else.
final class MemberPredictor {
  typealias Node = ProjectionTrie.Node

  /// What may come next: the last two that did, the later one first.
  struct Successors {
    var first: UnsafeMutablePointer<Member>
    var second: UnsafeMutablePointer<Member>
  }

  /// A key of an object on a projected path, as it is written, and what the projection makes of it. Two cache lines: what
  /// is compared, and all else. What may come next lies in it, so that foretelling is one load from key to key.
  struct Member {
    /// `"key":`, with nothing behind it.
    var key = sluice_key()
    /// What comes behind it, and what comes first in its value if that is an object.
    fileprivate var behind: Successors
    fileprivate var within: Successors
    /// Where the path goes on; nil where it leaves the projection.
    var node: UnsafePointer<Node>?
    /// The object that it is a key of.
    var parent: UnsafePointer<Node>?
    /// The bit of the key among those seen in its object; 0 for one that leaves the projection.
    var seenBit: UInt64 = 0
    /// The column that takes its value if that is the only one; else `noColumn` or `severalColumns`.
    var column = noColumn
    /// Length of the text in bytes; 0 where it is no key at all.
    var length: Int32 = 0

    static let noColumn: Int32 = -1
    static let severalColumns: Int32 = -2
  }

  /// Bytes of a key that are compared.
  private static let width = 32

  /// Keys that are remembered. There are some hundred on the paths of a large projection.
  private static let capacity = 1024
  private static let places = 4 * capacity
  private static let cacheLine = 64

  private let members: UnsafeMutablePointer<Member>
  /// Numbers of members by the hash of their text and parent; 0 for none.
  private let table: UnsafeMutablePointer<UInt16>
  private var count = 2
  private let columns: UnsafeMutablePointer<ProjectionTrie.Column>

  /// Stands for a key that nothing is known of. No text matches it.
  let none: UnsafeMutablePointer<Member>
  /// Stands in front of each record: its first key is inside.
  let root: UnsafeMutablePointer<Member>

  init(_ trie: ProjectionTrie) {
    columns = trie.columns
    // Pages that are never written cost nothing.
    members = UnsafeMutableRawPointer.allocate(
      byteCount: Self.capacity * MemoryLayout<Member>.stride, alignment: Self.cacheLine
    ).bindMemory(to: Member.self, capacity: Self.capacity)
    table = .allocate(capacity: Self.places)
    table.initialize(repeating: 0, count: Self.places)
    none = members
    root = members + 1
    let unknown = Successors(first: none, second: none)
    var nothing = Member(behind: unknown, within: unknown)
    // A bit that the mask takes away: nothing is equal to it.
    nothing.key.text.0 = 1
    members.initialize(repeating: nothing, count: 2)
  }

  deinit {
    members.deallocate()
    table.deallocate()
  }

  /// Whether `text` begins with the member's key in quotes and a colon.
  ///
  /// - Precondition: 32 bytes at `text` can be read.
  @inline(__always)
  static func matches(_ member: UnsafeMutablePointer<Member>, _ text: UnsafeRawPointer) -> Bool {
    sluice_key_matches(&member.pointee.key, text)
  }

  /// Remembers that the key whose opening quote is at `text` came where `place` says.
  ///
  /// - Parameters:
  ///   - length: the key's length with its quotes and the colon behind them.
  ///   - parent: the node of its object.
  ///   - child: the node that its path leads to; nil for none.
  /// - Returns: the key; `none` for one that is too long to be remembered, or when there is no room for more.
  func learn(
    _ place: UnsafeMutablePointer<Successors>, _ text: UnsafePointer<UInt8>, _ length: Int,
    _ parent: UnsafePointer<Node>, _ child: UnsafePointer<Node>?
  ) -> UnsafeMutablePointer<Member> {
    guard length <= Self.width else { return none }
    let key = Self.key(text, length)
    let (first, second, third, fourth) = key.text
    var hash: UInt64 = (first ^ third) &* 0x9E37_79B9_7F4A_7C15
    hash ^= second ^ fourth ^ UInt64(UInt(bitPattern: parent))
    hash = (hash ^ hash &>> 29) &* 0xBF58_476D_1CE4_E5B9
    var slot = Int(truncatingIfNeeded: hash &>> 40) % Self.places
    while table[slot] != 0 {
      let member = members + Int(table[slot])
      if member.pointee.parent == parent, member.pointee.key.text == key.text {
        return follow(place, member)
      }
      slot = (slot + 1) % Self.places
    }
    guard count < Self.capacity else { return none }
    let unknown = Successors(first: none, second: none)
    var member = Member(key: key, behind: unknown, within: unknown, length: Int32(length))
    member.parent = parent
    member.node = child
    if let child {
      member.seenBit = 1 &<< UInt64(child.pointee.ordinal)
      if child.pointee.leafCount == 1, child.pointee.valueCount == 0 {
        member.column = columns[Int(child.pointee.firstLeaf)].index
      } else if child.pointee.leafCount + child.pointee.valueCount > 0 {
        member.column = Member.severalColumns
      }
    }
    (members + count).initialize(to: member)
    table[slot] = UInt16(count)
    count += 1
    return follow(place, members + (count - 1))
  }

  @inline(__always)
  private func follow(
    _ place: UnsafeMutablePointer<Successors>, _ member: UnsafeMutablePointer<Member>
  ) -> UnsafeMutablePointer<Member> {
    // Nothing comes behind `none`: it stands for keys of all objects.
    if place != none.after, place != none.inside {
      place.pointee = Successors(first: member, second: place.pointee.first)
    }
    return member
  }

  /// The text's first `length` bytes, of 32.
  private static func key(_ text: UnsafePointer<UInt8>, _ length: Int) -> sluice_key {
    var key = sluice_key()
    withUnsafeMutableBytes(of: &key.text) { $0.copyMemory(from: UnsafeRawBufferPointer(start: text, count: length)) }
    withUnsafeMutableBytes(of: &key.mask) { for place in 0..<length { $0[place] = .max } }
    return key
  }
}

extension UnsafeMutablePointer where Pointee == MemberPredictor.Member {
  /// What may come behind the key's value.
  @inline(__always)
  var after: UnsafeMutablePointer<MemberPredictor.Successors> {
    withUnsafeMutablePointer(to: &pointee.behind) { $0 }
  }

  /// What may come first in the key's value, an object.
  @inline(__always)
  var inside: UnsafeMutablePointer<MemberPredictor.Successors> {
    withUnsafeMutablePointer(to: &pointee.within) { $0 }
  }
}
