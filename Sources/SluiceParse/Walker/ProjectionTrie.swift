import SluiceCore

/// A projection's paths as a tree of keys: each node finds its children in a hash table that is made so
/// that nearly every key has a place of its own.
final class ProjectionTrie {
  struct Node {
    /// The children's table: entries `table ..< table + mask + 1`.
    var table: Int32 = 0
    var mask: UInt32 = 0
    var multiplier: UInt64 = 0
    var hasChildren = false
    /// Whether a key that holds dots stands for several keys.
    var splitsDots = false
    /// Columns for the leaves at this path: places in `columns`.
    var firstLeaf: Int32 = 0
    var leafCount: Int32 = 0
    /// Columns for the whole value.
    var firstValue: Int32 = 0
    var valueCount: Int32 = 0
    /// All columns at and below this path, to forget a value that a duplicate key replaces.
    var firstBelow: Int32 = 0
    var belowCount: Int32 = 0
    /// The node's number among its siblings.
    var ordinal: UInt8 = 0
    /// A key under which a container form holds its list of records: only at the root.
    var list: RecordList = .none
  }

  struct Entry {
    var key: UnsafePointer<UInt8>?
    var length: UInt32
    var child: Int32
    var first: UInt64
    var last: UInt64
    /// Another key with the same place; -1 where there is none.
    var next: Int32
  }

  /// A column and whether it wants its leaves cleaned.
  struct Column {
    var index: Int32
    var isCleaned: Bool
  }

  let nodes: UnsafeMutablePointer<Node>
  let entries: UnsafeMutablePointer<Entry>
  let columns: UnsafeMutablePointer<Column>
  private let keys: UnsafeMutablePointer<UInt8>

  /// - Parameters:
  ///   - projection: its raw columns are the paths.
  ///   - rootKeys: keys at the root to notice besides; their ordinals are their raw values.
  ///   - splitsDotsAtRoot: whether `"event.action": …` at the root counts as `event` and `action`.
  init(_ projection: Projection, rootKeys: [RootKey] = [], splitsDotsAtRoot: Bool = false) {
    let root = Draft()
    for key in rootKeys { root.child(key.name).list = key.list }
    for (index, column) in projection.columns.enumerated() {
      guard case .raw(let path, let mode) = column else { continue }
      let node = path.keys.reduce(root) { $0.child($1) }
      switch mode {
      case .leaves: node.leaves.append(Column(index: Int32(index), isCleaned: false))
      case .cleanedLeaves: node.leaves.append(Column(index: Int32(index), isCleaned: true))
      case .value: node.values.append(Column(index: Int32(index), isCleaned: false))
      }
    }
    var compiler = Compiler(splitsDotsAtRoot: splitsDotsAtRoot)
    _ = compiler.add(root, ordinal: 0, isRoot: true)
    nodes = .allocate(capacity: compiler.nodes.count)
    nodes.initialize(from: compiler.nodes, count: compiler.nodes.count)
    columns = .allocate(capacity: max(1, compiler.columns.count))
    columns.initialize(from: compiler.columns, count: compiler.columns.count)
    // Keys are compared eight bytes at a time from both ends, so there is room behind the last.
    keys = .allocate(capacity: compiler.keys.count + 8)
    keys.initialize(repeating: 0, count: compiler.keys.count + 8)
    keys.update(from: compiler.keys, count: compiler.keys.count)
    entries = .allocate(capacity: max(1, compiler.entries.count))
    for (index, entry) in compiler.entries.enumerated() {
      (entries + index).initialize(
        to: Entry(
          key: entry.keyStart.map { UnsafePointer(keys + $0) }, length: UInt32(entry.length), child: entry.child,
          first: entry.first, last: entry.last, next: entry.next))
    }
  }

  deinit {
    nodes.deallocate()
    entries.deallocate()
    columns.deallocate()
    keys.deallocate()
  }

  var root: UnsafePointer<Node> { UnsafePointer(nodes) }

  /// The child of `node` whose key is the `length` bytes at `key`; nil when no path goes on there.
  ///
  /// - Precondition: eight bytes at `key` can be read.
  @inline(__always)
  func child(_ node: UnsafePointer<Node>, _ key: UnsafePointer<UInt8>, _ length: Int) -> UnsafePointer<Node>? {
    let raw = UnsafeRawPointer(key)
    let (first, last) = Self.ends(raw, length)
    let slot = Self.hash(first, last, length, node.pointee.multiplier) & UInt64(node.pointee.mask)
    var entry = entries + Int(node.pointee.table) + Int(truncatingIfNeeded: slot)
    while let expected = entry.pointee.key {
      if Int(entry.pointee.length) == length, entry.pointee.first == first, entry.pointee.last == last,
        length <= 16 || rawBytesEqual(raw + 8, UnsafeRawPointer(expected) + 8, length &- 16)
      {
        return UnsafePointer(nodes + Int(entry.pointee.child))
      }
      guard entry.pointee.next >= 0 else { return nil }
      entry = entries + Int(entry.pointee.next)
    }
    return nil
  }

  /// A key's first and last eight bytes; for a shorter one the key itself and 0.
  @inline(__always)
  static func ends(_ key: UnsafeRawPointer, _ length: Int) -> (UInt64, UInt64) {
    let first = key.loadUnaligned(as: UInt64.self)
    if length >= 8 { return (first, key.loadUnaligned(fromByteOffset: length &- 8, as: UInt64.self)) }
    return (first & ((1 &<< UInt64(length &* 8)) &- 1), 0)
  }

  @inline(__always)
  static func hash(_ first: UInt64, _ last: UInt64, _ length: Int, _ multiplier: UInt64) -> UInt64 {
    (((first &* multiplier) ^ last ^ UInt64(truncatingIfNeeded: length)) &* multiplier) &>> 40
  }
}

/// A node while the tree is built.
private final class Draft {
  var children: [(key: String, node: Draft)] = []
  var leaves: [ProjectionTrie.Column] = []
  var values: [ProjectionTrie.Column] = []
  var list = RecordList.none

  func child(_ key: String) -> Draft {
    if let found = children.first(where: { $0.key == key }) { return found.node }
    let node = Draft()
    children.append((key, node))
    return node
  }

  var columnsBelow: [ProjectionTrie.Column] { leaves + values + children.flatMap { $0.node.columnsBelow } }
}

/// Lays the drafts out in flat arrays.
private struct Compiler {
  struct Entry {
    var keyStart: Int?
    var length = 0
    var child: Int32 = -1
    var first: UInt64 = 0
    var last: UInt64 = 0
    var next: Int32 = -1
  }

  var nodes: [ProjectionTrie.Node] = []
  var entries: [Entry] = []
  var columns: [ProjectionTrie.Column] = []
  var keys: [UInt8] = []
  let splitsDotsAtRoot: Bool

  init(splitsDotsAtRoot: Bool) { self.splitsDotsAtRoot = splitsDotsAtRoot }

  mutating func add(_ draft: Draft, ordinal: Int, isRoot: Bool) -> Int32 {
    let number = nodes.count
    nodes.append(ProjectionTrie.Node())
    var node = ProjectionTrie.Node()
    node.ordinal = UInt8(min(ordinal, 63))
    node.list = draft.list
    node.splitsDots = !isRoot || splitsDotsAtRoot
    (node.firstLeaf, node.leafCount) = append(draft.leaves)
    (node.firstValue, node.valueCount) = append(draft.values)
    (node.firstBelow, node.belowCount) = append(draft.columnsBelow)
    node.hasChildren = !draft.children.isEmpty
    let table = sparseTable(draft.children.map { Ends($0.key) })
    node.table = Int32(entries.count)
    node.mask = UInt32(table.slots.count - 1)
    node.multiplier = table.multiplier
    let firstEntry = entries.count
    entries.append(contentsOf: [Entry](repeating: Entry(), count: table.slots.count))
    for (slot, children) in table.slots.enumerated() {
      var place = firstEntry + slot
      for (position, child) in children.enumerated() {
        if position > 0 {
          entries[place].next = Int32(entries.count)
          place = entries.count
          entries.append(Entry())
        }
        let key = draft.children[child].key
        let ends = Ends(key)
        let target = add(draft.children[child].node, ordinal: child, isRoot: false)
        entries[place] = Entry(
          keyStart: keys.count, length: ends.length, child: target, first: ends.first, last: ends.last)
        keys.append(contentsOf: key.utf8)
      }
    }
    nodes[number] = node
    return Int32(number)
  }

  private mutating func append(_ new: [ProjectionTrie.Column]) -> (Int32, Int32) {
    columns.append(contentsOf: new)
    return (Int32(columns.count - new.count), Int32(new.count))
  }

  /// What the hash sees of a key.
  struct Ends {
    let first: UInt64
    let last: UInt64
    let length: Int

    init(_ key: String) {
      var padded = Array(key.utf8) + [UInt8](repeating: 0, count: 8)
      length = padded.count - 8
      let length = length
      (first, last) = padded.withUnsafeMutableBytes { ProjectionTrie.ends(UnsafeRawPointer($0.baseAddress!), length) }
    }
  }

  /// Places for keys, four for each of them, with the multiplier of those tried under which the fewest keys meet.
  private func sparseTable(_ keys: [Ends]) -> (slots: [[Int]], multiplier: UInt64) {
    var size = 1
    while size < keys.count * 4 { size *= 2 }
    var multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
    var best: (slots: [[Int]], multiplier: UInt64, used: Int) = ([], 0, -1)
    for _ in 0..<64 where best.used < keys.count {
      var slots = [[Int]](repeating: [], count: size)
      for (index, key) in keys.enumerated() {
        slots[Int(ProjectionTrie.hash(key.first, key.last, key.length, multiplier) & UInt64(size - 1))].append(index)
      }
      let used = slots.count { !$0.isEmpty }
      if used > best.used { best = (slots, multiplier, used) }
      multiplier = (multiplier &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407) | 1
    }
    return (best.slots, best.multiplier)
  }
}
