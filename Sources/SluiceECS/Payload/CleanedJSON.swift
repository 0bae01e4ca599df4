import SluiceCore

extension PayloadTree {
  /// Appends what cleaning left, as JSON: keys in order of first appearance, numbers as they were written.
  func appendJSON(to text: ByteText) { appendJSON(of: root, to: text) }

  private func appendJSON(of node: Node, to text: ByteText) {
    switch node.kind {
    case .object:
      text.append(0x7B)
      var isFirst = true
      forEachChild(of: node) { child in
        if !isFirst { text.append(0x2C) }
        isFirst = false
        text.append(jsonString: child.keyBytes)
        text.append(0x3A)
        appendJSON(of: child, to: text)
      }
      text.append(0x7D)
    case .array:
      text.append(0x5B)
      var isFirst = true
      forEachChild(of: node) { child in
        if !isFirst { text.append(0x2C) }
        isFirst = false
        appendJSON(of: child, to: text)
      }
      text.append(0x5D)
    default: text.append(json: node.cell)
    }
  }
}
