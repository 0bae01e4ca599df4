import SluiceCore

extension PayloadTree {
  /// Appends what cleaning left, as JSON: keys in order of first appearance, numbers as they were written.
  func appendJSON(to text: ByteText) { appendJSON(of: nodes, to: text) }

  private func appendJSON(of node: UnsafePointer<Node>, to text: ByteText) {
    switch node.pointee.kind {
    case .object:
      var before: UInt8 = 0x7B
      var index = node.pointee.first
      while index >= 0 {
        let child = nodes + Int(index)
        text.append(before)
        before = 0x2C
        text.append(jsonString: child.pointee.keyBytes)
        text.append(0x3A)
        appendJSON(of: child, to: text)
        index = child.pointee.next
      }
      text.append(0x7D)
    case .array:
      var before: UInt8 = 0x5B
      var index = node.pointee.first
      while index >= 0 {
        let child = nodes + Int(index)
        text.append(before)
        before = 0x2C
        appendJSON(of: child, to: text)
        index = child.pointee.next
      }
      text.append(0x5D)
    case .string: text.append(jsonString: node.pointee.bytes)
    default: text.append(raw: node.pointee.bytes)
    }
  }
}
