import SluiceCore

extension PayloadTree {
  /// Appends the text of Java's `Map.toString` and `List.toString`; see `JavaTextWriter`.
  func appendJavaText(to buffer: inout [UInt8]) {
    let writer = JavaTextWriter()
    writer.write(self)
    buffer.append(writer.text)
  }
}

/// Writes the text of Java's `Map.toString` and `List.toString` (ECS mapping, section 4): `{k=v, k2=[a, b]}`, text as it
/// is, keys in the order of a `HashMap`. Keeps its memory from text to text; each batch has its own.
final class JavaTextWriter {
  let text = ByteText()
  /// Members of all objects that are being written, the innermost last: rank and node.
  private var ranked: [(rank: UInt64, node: Int32)] = []
  private var number: [UInt8] = []

  /// Makes `text` that of a tree.
  func write(_ tree: PayloadTree) {
    text.removeAll()
    append(tree.root, of: tree)
  }

  private func append(_ node: PayloadTree.Node, of tree: PayloadTree) {
    switch node.kind {
    case .object:
      text.append(0x7B)
      let base = rank(node, of: tree)
      for place in base..<ranked.count {
        let child = tree.nodes[Int(ranked[place].node)]
        if place > base { text.append(raw: ", ") }
        text.append(raw: child.keyBytes)
        text.append(0x3D)
        append(child, of: tree)
      }
      ranked.removeLast(ranked.count - base)
      text.append(0x7D)
    case .array:
      text.append(0x5B)
      var index = node.first
      while index >= 0 {
        let child = tree.nodes[Int(index)]
        if index != node.first { text.append(raw: ", ") }
        append(child, of: tree)
        index = child.next
      }
      text.append(0x5D)
    case .number: append(number: node.bytes)
    default: text.append(raw: node.bytes)
    }
  }

  private func append(number bytes: UnsafeRawBufferPointer) {
    if bytes.allSatisfy({ $0 &- 0x30 < 10 }) { return text.append(raw: bytes) }
    number.removeAll(keepingCapacity: true)
    number.append(javaNumber: bytes)
    text.append(raw: number)
  }

  /// Puts the members of an object behind those that are there, in the order of a `HashMap`; returns the first one's
  /// place.
  private func rank(_ node: PayloadTree.Node, of tree: PayloadTree) -> Int {
    let order = JavaHashOrder(keyCount: Int(node.keyCount))
    let base = ranked.count
    var index = node.first
    while index >= 0 {
      let child = tree.nodes[Int(index)]
      ranked.append((order.rank(hash: child.keyHash, place: ranked.count - base), index))
      index = child.next
    }
    guard ranked.count - base <= 16 else {
      ranked[base...].sort { $0.rank < $1.rank }
      return base
    }
    // Few: each goes in front of those that are greater.
    ranked.withUnsafeMutableBufferPointer { ranked in
      for place in base..<ranked.count {
        let member = ranked[place]
        var hole = place
        while hole > base, ranked[hole - 1].rank > member.rank {
          ranked[hole] = ranked[hole - 1]
          hole -= 1
        }
        ranked[hole] = member
      }
    }
    return base
  }
}
