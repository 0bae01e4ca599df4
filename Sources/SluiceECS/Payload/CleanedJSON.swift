import SluiceCore

extension PayloadTree {
  /// Appends what cleaning left, as JSON: keys in order of first appearance, numbers as they were written.
  func appendJSON(to buffer: inout [UInt8]) { appendJSON(of: root, to: &buffer) }

  private func appendJSON(of node: Node, to buffer: inout [UInt8]) {
    switch node.kind {
    case .object:
      buffer.append(0x7B)
      var isFirst = true
      forEachChild(of: node) { child in
        if !isFirst { buffer.append(0x2C) }
        isFirst = false
        buffer.append(jsonString: child.keyBytes)
        buffer.append(0x3A)
        appendJSON(of: child, to: &buffer)
      }
      buffer.append(0x7D)
    case .array:
      buffer.append(0x5B)
      var isFirst = true
      forEachChild(of: node) { child in
        if !isFirst { buffer.append(0x2C) }
        isFirst = false
        appendJSON(of: child, to: &buffer)
      }
      buffer.append(0x5D)
    default: buffer.append(json: node.cell)
    }
  }
}
