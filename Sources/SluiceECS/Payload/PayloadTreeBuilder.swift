import SluiceCore

/// Reads a payload's JSON into a `PayloadTree` and cleans it on the way, bottom-up (ECS mapping, section 2): values
/// that are null, `""`, `"-"` or `"none"`, and objects and arrays in which nothing is left, are dropped.
///
/// With duplicate keys the last value counts, at the first one's place, as in a Java map. Keeps its memory from payload
/// to payload; used by one lane at a time.
final class PayloadTreeBuilder {
  /// Containers nested deeper are kept as text, so that reading and writing never exhausts the stack. Elasticsearch
  /// refuses such records.
  static let depthLimit = 512

  private struct Member {
    var key: UnsafeRawBufferPointer
    var hash: UInt32
    /// -1: cleaned away.
    var node: Int32
    var isSuperseded = false
  }

  // Nothing that is called here leads back here.
  private var nodes = GrowingBuffer<PayloadTree.Node>(capacity: 64)
  /// Members of all objects that are open, the innermost last.
  private var members = GrowingBuffer<Member>(capacity: 64)

  deinit {
    nodes.deallocate()
    members.deallocate()
  }

  /// The cleaned tree of `payload`, a cell of mode `value`; nil when nothing is left of it.
  static func tree(of payload: Cell, in arena: Arena) -> PayloadTree? {
    PayloadTreeBuilder().tree(of: payload, in: arena)
  }

  /// The same, in memory that is kept from payload to payload.
  ///
  /// - Parameter omitted: a key of the outermost object that is left out, though it counts for the table's size.
  /// - Complexity: O(n), O(n log n) for objects of many keys.
  func tree(of payload: Cell, omitting omitted: ByteKey? = nil, in arena: Arena) -> PayloadTree? {
    switch payload.kind {
    case .object, .array:
      guard payload.start != nil else { return nil }
      var scanner = PayloadScanner(payload.bytes)
      // One huge payload does not pin its memory.
      nodes.removeAll(keeping: Self.kept)
      members.removeAll(keeping: Self.kept)
      guard value(scanner.next(), &scanner, depth: 0, omitting: omitted, arena) >= 0 else { return nil }
      return Self.store(nodes.start, nodes.count, in: arena)
    case .string where isEmptyAfterCleaning(payload.bytes): return nil
    case .string, .number, .true, .false:
      var node = PayloadTree.Node(start: payload.start, length: payload.length, kind: payload.kind)
      return Self.store(&node, 1, in: arena)
    case .missing, .null, .many, .pending: return nil
    }
  }

  private static let kept = 16 << 10

  /// A copy of `count` nodes.
  static func store(_ nodes: UnsafePointer<PayloadTree.Node>, _ count: Int, in arena: Arena) -> PayloadTree {
    let target = arena.allocate(count * MemoryLayout<PayloadTree.Node>.stride)
      .bindMemory(to: PayloadTree.Node.self, capacity: count)
    target.initialize(from: nodes, count: count)
    return PayloadTree(nodes: UnsafePointer(target), count: count)
  }

  /// The index of the node of the value that `token` begins; -1 when it is cleaned away.
  @inline(__always)
  private func value(
    _ token: PayloadScanner.Token, _ scanner: inout PayloadScanner, depth: Int, omitting omitted: ByteKey?,
    _ arena: Arena
  ) -> Int32 {
    switch token {
    case .string(let isEscaped):
      let text = isEscaped ? unescaped(scanner.tokenBytes, arena) : scanner.tokenBytes
      return isEmptyAfterCleaning(text) ? -1 : append(.string, text)
    case .number: return append(.number, scanner.tokenBytes)
    case .true: return append(.true, scanner.tokenBytes)
    case .false: return append(.false, scanner.tokenBytes)
    case .objectStart: return object(&scanner, depth: depth, omitting: omitted, arena)
    case .arrayStart: return array(&scanner, depth: depth, arena)
    case .null, .objectEnd, .arrayEnd, .end: return -1
    }
  }

  private func object(
    _ scanner: inout PayloadScanner, depth: Int, omitting omitted: ByteKey?, _ arena: Arena
  ) -> Int32 {
    if depth >= Self.depthLimit { return text(.objectStart, &scanner) }
    let index = append(.object, UnsafeRawBufferPointer(start: nil, count: 0))
    let base = members.count
    var (first, last) = (Int32(-1), Int32(-1))
    // A bit for each key, by its hash: where none meets another, all keys are different.
    var seen: UInt64 = 0
    var mayRepeat = false
    loop: while true {
      let isEscaped: Bool
      switch scanner.next() {
      case .string(let escaped): isEscaped = escaped
      case .objectEnd, .end: break loop
      default: continue
      }
      let key = isEscaped ? unescaped(scanner.tokenBytes, arena) : scanner.tokenBytes
      let hash = javaHashCode(key)
      let bit = 1 &<< UInt64(hash & 63)
      mayRepeat = mayRepeat || seen & bit != 0
      seen |= bit
      var node = value(scanner.next(), &scanner, depth: depth + 1, omitting: nil, arena)
      if let omitted, omitted == key { node = -1 }
      members.append(Member(key: key, hash: hash, node: node))
      if node < 0 { continue }
      setKey(key, hash, of: node)
      if last >= 0 { nodes.start[Int(last)].next = node } else { first = node }
      last = node
    }
    var count = members.count - base
    if mayRepeat {
      let duplicates = settleDuplicates(from: base)
      if duplicates > 0 { first = link(from: base) }
      count -= duplicates
    }
    members.count = base
    return finish(index, first, keyCount: count)
  }

  private func array(_ scanner: inout PayloadScanner, depth: Int, _ arena: Arena) -> Int32 {
    if depth >= Self.depthLimit { return text(.arrayStart, &scanner) }
    let index = append(.array, UnsafeRawBufferPointer(start: nil, count: 0))
    var (first, last) = (Int32(-1), Int32(-1))
    loop: while true {
      let token = scanner.next()
      switch token {
      case .arrayEnd, .end: break loop
      default: break
      }
      let node = value(token, &scanner, depth: depth + 1, omitting: nil, arena)
      if node < 0 { continue }
      if last >= 0 { nodes.start[Int(last)].next = node } else { first = node }
      last = node
    }
    return finish(index, first, keyCount: 0)
  }

  /// Ends a container; returns its node, or -1 where nothing is left in it.
  private func finish(_ index: Int32, _ first: Int32, keyCount: Int) -> Int32 {
    if first < 0 {
      nodes.count = Int(index)
      return -1
    }
    nodes.start[Int(index)].first = first
    nodes.start[Int(index)].keyCount = UInt32(keyCount)
    return index
  }

  /// The rest of a container as text.
  private func text(_ token: PayloadScanner.Token, _ scanner: inout PayloadScanner) -> Int32 {
    scanner.skip(token)
    return append(.string, scanner.tokenBytes)
  }

  /// Chains the members from `base` on that are left, and returns the first one's node.
  private func link(from base: Int) -> Int32 {
    var (first, last) = (Int32(-1), Int32(-1))
    for index in base..<members.count {
      let member = members.start[index]
      if member.node < 0 || member.isSuperseded { continue }
      setKey(member.key, member.hash, of: member.node)
      nodes.start[Int(member.node)].next = -1
      if last >= 0 { nodes.start[Int(last)].next = member.node } else { first = member.node }
      last = member.node
    }
    return first
  }

  @inline(__always)
  private func setKey(_ key: UnsafeRawBufferPointer, _ hash: UInt32, of node: Int32) {
    let node = nodes.start + Int(node)
    node.pointee.key = key.baseAddress
    node.pointee.keyLength = UInt32(truncatingIfNeeded: key.count)
    node.pointee.keyHash = hash
  }

  /// Gives each key's first member its last value; returns how many members stand in for earlier ones.
  private func settleDuplicates(from base: Int) -> Int {
    var duplicates = 0
    if members.count - base <= 24 {
      for later in base..<members.count {
        let hash = members.start[later].hash
        for earlier in base..<later
        where members.start[earlier].hash == hash && !members.start[earlier].isSuperseded && hasSameKey(earlier, later)
        {
          supersede(earlier, by: later)
          duplicates += 1
          break
        }
      }
      return duplicates
    }
    // Equal keys lie side by side once sorted, in order of appearance.
    let order = (base..<members.count).sorted { left, right in
      let (a, b) = (members.start[left], members.start[right])
      if a.hash != b.hash { return a.hash < b.hash }
      if a.key.count != b.key.count { return a.key.count < b.key.count }
      return a.key.lexicographicallyPrecedes(b.key) || (a.key.elementsEqual(b.key) && left < right)
    }
    var first = order[0]
    for index in order.dropFirst() {
      if hasSameKey(first, index) {
        supersede(first, by: index)
        duplicates += 1
      } else {
        first = index
      }
    }
    return duplicates
  }

  private func supersede(_ earlier: Int, by later: Int) {
    members.start[earlier].node = members.start[later].node
    members.start[later].isSuperseded = true
  }

  private func hasSameKey(_ left: Int, _ right: Int) -> Bool {
    let (a, b) = (members.start[left], members.start[right])
    guard a.hash == b.hash, a.key.count == b.key.count else { return false }
    guard let start = a.key.baseAddress, let other = b.key.baseAddress else { return true }
    return rawBytesEqual(start, other, a.key.count)
  }

  @inline(__always)
  private func append(_ kind: Cell.Kind, _ bytes: UnsafeRawBufferPointer) -> Int32 {
    nodes.append(
      PayloadTree.Node(start: bytes.baseAddress, length: UInt32(truncatingIfNeeded: bytes.count), kind: kind))
    return Int32(truncatingIfNeeded: nodes.count &- 1)
  }

  /// A string token's text.
  @inline(never)
  private func unescaped(_ raw: UnsafeRawBufferPointer, _ arena: Arena) -> UnsafeRawBufferPointer {
    let target = arena.allocate(raw.count)
    let count = unescapeJSON(raw, into: target).count
    arena.shrinkLast(target, to: count)
    return UnsafeRawBufferPointer(start: target, count: count)
  }
}

/// Whether cleaning drops a text: `""`, `"-"` and `"none"`, in lower case only.
@inline(__always)
func isEmptyAfterCleaning(_ text: UnsafeRawBufferPointer) -> Bool {
  switch text.count {
  case 0: true
  case 1: text[0] == 0x2D
  case 4: text[0] == 0x6E && text[1] == 0x6F && text[2] == 0x6E && text[3] == 0x65
  default: false
  }
}

/// A builder of the trees of a batch, one payload after another.
final class PayloadTreeReader {
  private let builder = PayloadTreeBuilder()

  /// What the column of a payload's tree holds.
  func cell(of payload: Cell, omitting omitted: ByteKey? = nil, in arena: Arena) -> Cell {
    builder.tree(of: payload, omitting: omitted, in: arena)?.cell ?? .missing
  }

  static func state(in builder: inout ProjectionBuilder) -> BatchState<PayloadTreeReader> {
    builder.state("payload trees") { PayloadTreeReader() }
  }
}
