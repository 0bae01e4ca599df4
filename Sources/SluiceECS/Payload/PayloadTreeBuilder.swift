import SluiceCore

/// Reads a payload's JSON into a `PayloadTree` and cleans it on the way, bottom-up (ECS mapping, section 2): values
/// that are null, `""`, `"-"` or `"none"`, and objects and arrays in which nothing is left, are dropped.
///
/// With duplicate keys the last value counts, at the first one's place, as in a Java map.
struct PayloadTreeBuilder {
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

  private var scanner: PayloadScanner
  private var arena: Arena
  private var nodes: [PayloadTree.Node] = []
  /// Members of all containers that are open, the innermost last.
  private var members: [Member] = []

  /// - Parameter arena: for what is read first; it is told anew with each payload.
  init(arena: Arena) {
    scanner = PayloadScanner()
    self.arena = arena
  }

  /// The cleaned tree of `payload`, a cell of mode `value`; nil when nothing is left of it.
  static func tree(of payload: Cell, in arena: Arena) -> PayloadTree? {
    var builder = PayloadTreeBuilder(arena: arena)
    return builder.tree(of: payload, in: arena)
  }

  /// The same, in memory that is kept from payload to payload.
  ///
  /// - Parameter omitted: a key of the outermost object that is left out, though it counts for the table's size.
  /// - Complexity: O(n), O(n log n) for objects of many keys.
  mutating func tree(of payload: Cell, omitting omitted: ByteKey? = nil, in arena: Arena) -> PayloadTree? {
    switch payload.kind {
    case .object, .array:
      guard payload.start != nil else { return nil }
      scanner = PayloadScanner(payload.bytes)
      self.arena = arena
      clear()
      guard value(scanner.next(), depth: 0, omitting: omitted) >= 0 else { return nil }
      return Self.store(nodes, in: arena)
    case .string where isEmptyAfterCleaning(payload.bytes): return nil
    case .string, .number, .true, .false:
      return Self.store([PayloadTree.Node(start: payload.start, length: payload.length, kind: payload.kind)], in: arena)
    case .missing, .null, .many, .pending: return nil
    }
  }

  /// One huge payload does not pin its memory.
  private mutating func clear() {
    if nodes.capacity > Self.kept { nodes = [] }
    if members.capacity > Self.kept { members = [] }
    nodes.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
  }

  private static let kept = 16 << 10

  static func store(_ nodes: [PayloadTree.Node], in arena: Arena) -> PayloadTree {
    let count = nodes.count
    let target = arena.allocate(count * MemoryLayout<PayloadTree.Node>.stride)
      .bindMemory(to: PayloadTree.Node.self, capacity: count)
    nodes.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { target.initialize(from: start, count: count) }
    }
    return PayloadTree(nodes: UnsafePointer(target), count: count)
  }

  /// The index of the node of the value that `token` begins; -1 when it is cleaned away.
  private mutating func value(_ token: PayloadScanner.Token, depth: Int, omitting omitted: ByteKey? = nil) -> Int32 {
    switch token {
    case .string(let isEscaped):
      let text = text(isEscaped)
      return isEmptyAfterCleaning(text) ? -1 : append(.string, text)
    case .number: return append(.number, scanner.tokenBytes)
    case .true: return append(.true, scanner.tokenBytes)
    case .false: return append(.false, scanner.tokenBytes)
    case .objectStart, .arrayStart:
      if depth >= Self.depthLimit {
        scanner.skip(token)
        return append(.string, scanner.tokenBytes)
      }
      return container(token == .objectStart ? .object : .array, depth: depth, omitting: omitted)
    case .null, .objectEnd, .arrayEnd, .end: return -1
    }
  }

  private mutating func container(_ kind: Cell.Kind, depth: Int, omitting omitted: ByteKey?) -> Int32 {
    let index = append(kind, UnsafeRawBufferPointer(start: nil, count: 0))
    let base = members.count
    let end: PayloadScanner.Token = kind == .object ? .objectEnd : .arrayEnd
    while true {
      var token = scanner.next()
      if token == end || token == .end { break }
      var key = UnsafeRawBufferPointer(start: nil, count: 0)
      if kind == .object {
        guard case .string(let isEscaped) = token else { continue }
        key = text(isEscaped)
        token = scanner.next()
      }
      var node = value(token, depth: depth + 1)
      if let omitted, omitted == key { node = -1 }
      members.append(Member(key: key, hash: kind == .object ? javaHashCode(key) : 0, node: node))
    }
    if kind == .object { nodes[Int(index)].keyCount = UInt32(settleDuplicates(from: base)) }
    let first = link(from: base)
    members.removeLast(members.count - base)
    if first < 0 {
      nodes.removeLast(nodes.count - Int(index))
      return -1
    }
    nodes[Int(index)].first = first
    return index
  }

  /// Chains the members from `base` on that are left, and returns the first one's node.
  private mutating func link(from base: Int) -> Int32 {
    var first: Int32 = -1
    var last: Int32 = -1
    members.withUnsafeBufferPointer { members in
      nodes.withUnsafeMutableBufferPointer { nodes in
        for index in base..<members.count where members[index].node >= 0 && !members[index].isSuperseded {
          let member = members[index]
          nodes[Int(member.node)].key = member.key.baseAddress
          nodes[Int(member.node)].keyLength = UInt32(member.key.count)
          nodes[Int(member.node)].keyHash = member.hash
          if last >= 0 { nodes[Int(last)].next = member.node } else { first = member.node }
          last = member.node
        }
      }
    }
    return first
  }

  /// Gives each key's first member its last value; returns the number of distinct keys.
  private mutating func settleDuplicates(from base: Int) -> Int {
    let count = members.count - base
    var duplicates = 0
    if count <= 24 {
      for later in base..<members.count {
        let hash = members[later].hash
        for earlier in base..<later
        where members[earlier].hash == hash && !members[earlier].isSuperseded && hasSameKey(earlier, later) {
          members[earlier].node = members[later].node
          members[later].isSuperseded = true
          duplicates += 1
          break
        }
      }
      return count - duplicates
    }
    // Equal keys lie side by side once sorted, in order of appearance.
    let order = (base..<members.count).sorted { left, right in
      let (a, b) = (members[left], members[right])
      if a.hash != b.hash { return a.hash < b.hash }
      if a.key.count != b.key.count { return a.key.count < b.key.count }
      return a.key.lexicographicallyPrecedes(b.key) || (a.key.elementsEqual(b.key) && left < right)
    }
    var first = order[0]
    for index in order.dropFirst() {
      if hasSameKey(first, index) {
        members[first].node = members[index].node
        members[index].isSuperseded = true
        duplicates += 1
      } else {
        first = index
      }
    }
    return count - duplicates
  }

  private func hasSameKey(_ left: Int, _ right: Int) -> Bool {
    let (a, b) = (members[left], members[right])
    guard a.hash == b.hash, a.key.count == b.key.count else { return false }
    guard let start = a.key.baseAddress, let other = b.key.baseAddress else { return true }
    return rawBytesEqual(start, other, a.key.count)
  }

  private mutating func append(_ kind: Cell.Kind, _ bytes: UnsafeRawBufferPointer) -> Int32 {
    nodes.append(PayloadTree.Node(start: bytes.baseAddress, length: UInt32(bytes.count), kind: kind))
    return Int32(nodes.count - 1)
  }

  /// The last string token's text.
  private func text(_ isEscaped: Bool) -> UnsafeRawBufferPointer {
    let raw = scanner.tokenBytes
    guard isEscaped else { return raw }
    let target = arena.allocate(raw.count)
    let count = unescapeJSON(raw, into: target).count
    arena.shrinkLast(target, to: count)
    return UnsafeRawBufferPointer(start: target, count: count)
  }
}

/// Whether cleaning drops a text: `""`, `"-"` and `"none"`, in lower case only.
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
  // Nothing that the builder calls leads back here.
  @exclusivity(unchecked) private var builder: PayloadTreeBuilder?

  /// What the column of a payload's tree holds.
  func cell(of payload: Cell, omitting omitted: ByteKey? = nil, in arena: Arena) -> Cell {
    if builder == nil { builder = PayloadTreeBuilder(arena: arena) }
    return builder?.tree(of: payload, omitting: omitted, in: arena)?.cell ?? .missing
  }

  static func state(in builder: inout ProjectionBuilder) -> BatchState<PayloadTreeReader> {
    builder.state("payload trees") { PayloadTreeReader() }
  }
}
