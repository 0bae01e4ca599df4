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
  private struct Ranked: BitwiseCopyable {
    let rank: UInt64
    let node: Int32
  }

  let text = ByteText()
  /// Members of all objects that are being written, the innermost last.
  private var ranked = GrowingBuffer<Ranked>(capacity: 64)
  private static let kept = 16 << 10

  deinit { ranked.deallocate() }

  /// Makes `text` that of a tree.
  func write(_ tree: PayloadTree) {
    text.removeAll()
    ranked.removeAll(keeping: Self.kept)
    append(tree.nodes, of: tree)
  }

  private func append(_ node: UnsafePointer<PayloadTree.Node>, of tree: PayloadTree) {
    switch node.pointee.kind {
    case .object:
      text.append(0x7B)
      let base = rank(node, of: tree)
      let end = ranked.count
      for place in base..<end {
        let child = tree.nodes + Int(ranked.start[place].node)
        if place > base { appendComma() }
        text.append(raw: child.pointee.keyBytes)
        text.append(0x3D)
        append(child, of: tree)
      }
      ranked.count = base
      text.append(0x7D)
    case .array:
      text.append(0x5B)
      var index = node.pointee.first
      while index >= 0 {
        let child = tree.nodes + Int(index)
        if index != node.pointee.first { appendComma() }
        append(child, of: tree)
        index = child.pointee.next
      }
      text.append(0x5D)
    case .number: append(number: node.pointee.bytes)
    default: text.append(raw: node.pointee.bytes)
    }
  }

  @inline(__always)
  private func appendComma() {
    text.append(0x2C)
    text.append(0x20)
  }

  private func append(number bytes: UnsafeRawBufferPointer) {
    for byte in bytes where byte &- 0x30 >= 10 {
      var number: [UInt8] = []
      number.append(javaNumber: bytes)
      return text.append(raw: number)
    }
    text.append(raw: bytes)
  }

  /// Puts the members of an object behind those that are there, in the order of a `HashMap`; returns the first one's
  /// place.
  private func rank(_ node: UnsafePointer<PayloadTree.Node>, of tree: PayloadTree) -> Int {
    let order = JavaHashOrder(keyCount: Int(node.pointee.keyCount))
    let base = ranked.count
    var index = node.pointee.first
    while index >= 0 {
      let child = tree.nodes + Int(index)
      ranked.append(Ranked(rank: order.rank(hash: child.pointee.keyHash, place: ranked.count - base), node: index))
      index = child.pointee.next
    }
    var members = UnsafeMutableBufferPointer(start: ranked.start + base, count: ranked.count - base)
    guard members.count <= 16 else {
      members.sort { $0.rank < $1.rank }
      return base
    }
    // Few: each goes in front of those that are greater.
    for place in members.indices {
      let member = members[place]
      var hole = place
      while hole > 0, members[hole - 1].rank > member.rank {
        members[hole] = members[hole - 1]
        hole -= 1
      }
      members[hole] = member
    }
    return base
  }
}
