import SluiceCore

/// A payload of a record (`requestParameters` and the like) after the integration's cleaning: a flat array of nodes in
/// the batch's arena, node 0 first. It lives as long as the batch.
struct PayloadTree {
  struct Node {
    /// A scalar's text: a string's is unescaped.
    var start: UnsafeRawPointer?
    var length: UInt32 = 0
    /// What the value is; never `missing`, `null` or `many`.
    var kind: Cell.Kind
    /// Distinct keys of the object as parsed, before cleaning: what sizes Java's hash table.
    var keyCount: UInt32 = 0
    /// The first member or item that is left after cleaning, in order of first appearance; -1 for none.
    var first: Int32 = -1
    /// The next one beside this; -1 for none.
    var next: Int32 = -1
    /// The unescaped key under which the value stands in its object.
    var key: UnsafeRawPointer?
    var keyLength: UInt32 = 0
    /// `String.hashCode` of the key.
    var keyHash: UInt32 = 0

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: Int(length)) }
    var keyBytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: key, count: Int(keyLength)) }
    var isContainer: Bool { kind == .object || kind == .array }

    /// A scalar as a cell; missing for objects and arrays.
    var cell: Cell { isContainer ? .missing : Cell(kind: kind, start: start, length: length) }
  }

  let nodes: UnsafePointer<Node>
  let count: Int

  init(nodes: UnsafePointer<Node>, count: Int) {
    self.nodes = nodes
    self.count = count
  }

  /// The tree that a tree column holds; nil when the payload is absent.
  init?(_ cell: Cell) {
    guard cell.kind == .object, let start = cell.start else { return nil }
    self.init(nodes: start.assumingMemoryBound(to: Node.self), count: Int(cell.length))
  }

  /// What a tree column holds. Only columns of this module read it: its bytes are nodes, not JSON.
  var cell: Cell { Cell(kind: .object, start: UnsafeRawPointer(nodes), length: UInt32(count)) }

  var root: Node { nodes[0] }

  /// Calls `body` with each member or item of `node`, in order of first appearance.
  func forEachChild<Failure>(
    of node: Node, _ body: (Node) throws(Failure) -> Void
  ) throws(Failure) {
    var index = node.first
    while index >= 0 {
      let child = nodes[Int(index)]
      try body(child)
      index = child.next
    }
  }

  /// The member of the object `node` under `key`.
  func member(_ key: ByteKey, of node: Node) -> Node? {
    guard node.kind == .object else { return nil }
    let index = member(key, from: node.first)
    return index < 0 ? nil : nodes[Int(index)]
  }

  /// The one under `key` of the members that are chained from `first` on; -1 when there is none.
  @inline(__always)
  private func member(_ key: ByteKey, from first: Int32) -> Int32 {
    var index = first
    while index >= 0 {
      let child = nodes + Int(index)
      if child.pointee.keyHash == key.hash, key == child.pointee.keyBytes { break }
      index = child.pointee.next
    }
    return index
  }

  /// The value at `path` below `node`, through objects only.
  func value(at path: PayloadPath, below node: Node? = nil) -> Node? {
    var (kind, first) = (nodes.pointee.kind, nodes.pointee.first)
    if let node { (kind, first) = (node.kind, node.first) }
    var index: Int32 = 0
    for key in path.keys {
      guard kind == .object else { return nil }
      index = member(key, from: first)
      if index < 0 { return nil }
      (kind, first) = (nodes[Int(index)].kind, nodes[Int(index)].first)
    }
    return path.keys.isEmpty ? node ?? root : nodes[Int(index)]
  }

  /// Appends the scalars at `path` below `node`, walking arrays on the way and at the end.
  func appendLeaves(at path: PayloadPath, from depth: Int = 0, below node: Node, to cells: inout CellList) {
    if node.kind == .array {
      var index = node.first
      while index >= 0 {
        appendLeaves(at: path, from: depth, below: nodes[Int(index)], to: &cells)
        index = nodes[Int(index)].next
      }
    } else if depth < path.keys.count {
      guard node.kind == .object else { return }
      let index = member(path.keys[depth], from: node.first)
      if index >= 0 { appendLeaves(at: path, from: depth + 1, below: nodes[Int(index)], to: &cells) }
    } else if node.kind != .object {
      cells.append(node.cell)
    }
  }

  /// Appends the scalars at a path of keys with dots between them, as `appendLeaves(at:)` does; a key that holds dots
  /// itself takes as much of the path, as in a flattened field.
  func appendLeaves(atDotted path: UnsafeRawBufferPointer, below node: Node, to cells: inout [Cell]) {
    if node.kind == .array {
      forEachChild(of: node) { appendLeaves(atDotted: path, below: $0, to: &cells) }
    } else if path.isEmpty {
      if node.kind != .object { cells.append(node.cell) }
    } else if node.kind == .object {
      forEachChild(of: node) { child in
        let key = child.keyBytes
        guard key.count <= path.count, key.elementsEqual(path[..<key.count]) else { return }
        if key.count == path.count {
          appendLeaves(atDotted: UnsafeRawBufferPointer(start: nil, count: 0), below: child, to: &cells)
        } else if path[key.count] == 0x2E {
          appendLeaves(
            atDotted: UnsafeRawBufferPointer(rebasing: path[(key.count + 1)...]), below: child, to: &cells)
        }
      }
    }
  }

  /// Appends every scalar below `node`.
  func appendAllLeaves(below node: Node, to cells: inout [Cell]) {
    if node.isContainer {
      forEachChild(of: node) { appendAllLeaves(below: $0, to: &cells) }
    } else {
      cells.append(node.cell)
    }
  }
}

/// A key as bytes, to compare with keys of a payload. Keys are parts of the mapping: their bytes are never freed.
struct ByteKey {
  private let start: UnsafePointer<UInt8>
  private let count: Int
  let hash: UInt32

  init(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
    bytes.withUnsafeBufferPointer { copy.initialize(from: $0.baseAddress ?? UnsafePointer(copy), count: $0.count) }
    start = UnsafePointer(copy)
    count = bytes.count
    hash = javaHashCode(UnsafeRawBufferPointer(start: copy, count: bytes.count))
  }

  @inline(__always)
  static func == (left: ByteKey, right: UnsafeRawBufferPointer) -> Bool {
    guard left.count == right.count else { return false }
    guard let start = right.baseAddress, right.count > 0 else { return true }
    return rawBytesEqual(UnsafeRawPointer(left.start), start, right.count)
  }
}

// Nothing changes the bytes once they are there.
extension ByteKey: @unchecked Sendable {}

/// A path of keys below a payload. Like its keys it is never freed.
struct PayloadPath: ExpressibleByStringLiteral {
  let keys: UnsafeBufferPointer<ByteKey>

  init(dotted: some StringProtocol) {
    let keys = dotted.split(separator: ".").map { ByteKey($0) }
    let copy = UnsafeMutableBufferPointer<ByteKey>.allocate(capacity: keys.count)
    _ = copy.initialize(from: keys)
    self.keys = UnsafeBufferPointer(copy)
  }

  init(stringLiteral value: String) { self.init(dotted: value) }
}

extension PayloadPath: @unchecked Sendable {}
