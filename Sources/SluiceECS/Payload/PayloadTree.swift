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
    var index = node.first
    while index >= 0 {
      let child = nodes[Int(index)]
      if key == child.keyBytes { return child }
      index = child.next
    }
    return nil
  }

  /// The value at `path` below `node`, through objects only.
  func value(at path: PayloadPath, below node: Node? = nil) -> Node? {
    var current = node ?? root
    for key in path.keys {
      guard let child = member(key, of: current) else { return nil }
      current = child
    }
    return current
  }

  /// Appends the scalars at `path` below `node`, walking arrays on the way and at the end.
  func appendLeaves(at path: ArraySlice<ByteKey>, below node: Node, to cells: inout [Cell]) {
    if node.kind == .array {
      forEachChild(of: node) { appendLeaves(at: path, below: $0, to: &cells) }
    } else if let key = path.first {
      if let child = member(key, of: node) { appendLeaves(at: path.dropFirst(), below: child, to: &cells) }
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

/// A key as bytes, to compare with keys of a payload.
struct ByteKey: Sendable {
  let bytes: [UInt8]

  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  static func == (left: ByteKey, right: UnsafeRawBufferPointer) -> Bool {
    guard left.bytes.count == right.count else { return false }
    guard let start = right.baseAddress, right.count > 0 else { return true }
    return left.bytes.withUnsafeBytes { rawBytesEqual($0.baseAddress!, start, right.count) }
  }
}

/// A path of keys below a payload.
struct PayloadPath: Sendable, ExpressibleByStringLiteral {
  let keys: [ByteKey]

  init(dotted: some StringProtocol) { keys = dotted.split(separator: ".").map { ByteKey($0) } }
  init(stringLiteral value: String) { self.init(dotted: value) }
}
