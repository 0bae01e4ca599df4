import SluiceCore

extension PayloadTree {
  /// Appends the text of Java's `Map.toString` and `List.toString` (ECS mapping, section 4): `{k=v, k2=[a, b]}`, text
  /// as it is, keys in the order of a `HashMap`.
  func appendJavaText(to buffer: inout [UInt8]) { appendJavaText(of: root, to: &buffer) }

  private func appendJavaText(of node: Node, to buffer: inout [UInt8]) {
    switch node.kind {
    case .object:
      buffer.append(0x7B)
      var isFirst = true
      for index in hashOrder(of: node) {
        let child = nodes[Int(index)]
        if !isFirst { buffer.append(raw: ", ") }
        isFirst = false
        buffer.append(raw: child.keyBytes)
        buffer.append(0x3D)
        appendJavaText(of: child, to: &buffer)
      }
      buffer.append(0x7D)
    case .array:
      buffer.append(0x5B)
      var isFirst = true
      forEachChild(of: node) { child in
        if !isFirst { buffer.append(raw: ", ") }
        isFirst = false
        appendJavaText(of: child, to: &buffer)
      }
      buffer.append(0x5D)
    case .number: buffer.append(javaNumber: node.bytes)
    default: buffer.append(raw: node.bytes)
    }
  }

  /// The members of an object in the order of a `HashMap`.
  private func hashOrder(of node: Node) -> [Int32] {
    let order = JavaHashOrder(keyCount: Int(node.keyCount))
    var ranked: [(rank: UInt64, node: Int32)] = []
    var index = node.first
    while index >= 0 {
      let child = nodes[Int(index)]
      ranked.append((order.rank(hash: child.keyHash, place: ranked.count), index))
      index = child.next
    }
    ranked.sort { $0.rank < $1.rank }
    return ranked.map(\.node)
  }
}
