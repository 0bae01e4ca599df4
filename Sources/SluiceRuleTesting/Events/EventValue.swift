import SluiceCore

/// An event of a rule test: JSON as a tree that can be changed. Keys keep their order, which the payload texts depend on.
package indirect enum EventValue: Hashable, Sendable {
  case object([Member])
  case array([EventValue])
  case string(String)
  /// As it is written.
  case number(String)
  case boolean(Bool)
  case null

  package struct Member: Hashable, Sendable {
    package var key: String
    package var value: EventValue
  }

  /// Puts `value` at a path of object keys; objects that are missing on the way are made, and what is no object there is
  /// replaced by one.
  package mutating func set(_ value: EventValue, at path: ArraySlice<String>) {
    guard let key = path.first else {
      self = value
      return
    }
    var members: [Member] = if case .object(let members) = self { members } else { [] }
    if let index = members.firstIndex(where: { $0.key == key }) {
      members[index].value.set(value, at: path.dropFirst())
    } else {
      var inner = EventValue.object([])
      inner.set(value, at: path.dropFirst())
      members.append(Member(key: key, value: inner))
    }
    self = .object(members)
  }

  /// Takes away what stands at a path of object keys.
  ///
  /// - Returns: whether anything stood there.
  package mutating func remove(at path: ArraySlice<String>) -> Bool {
    guard let key = path.first, case .object(var members) = self,
      let index = members.firstIndex(where: { $0.key == key })
    else { return false }
    if path.count == 1 {
      members.remove(at: index)
    } else if !members[index].value.remove(at: path.dropFirst()) {
      return false
    }
    self = .object(members)
    return true
  }

  /// Appends it as JSON.
  package func append(to buffer: inout [UInt8]) {
    switch self {
    case .object(let members):
      buffer.append(0x7B)
      for (index, member) in members.enumerated() {
        if index > 0 { buffer.append(0x2C) }
        buffer.append(jsonString: member.key)
        buffer.append(0x3A)
        member.value.append(to: &buffer)
      }
      buffer.append(0x7D)
    case .array(let items):
      buffer.append(0x5B)
      for (index, item) in items.enumerated() {
        if index > 0 { buffer.append(0x2C) }
        item.append(to: &buffer)
      }
      buffer.append(0x5D)
    case .string(let text): buffer.append(jsonString: text)
    case .number(let text): buffer.append(contentsOf: text.utf8)
    case .boolean(let value): buffer.append(contentsOf: (value ? "true" : "false").utf8)
    case .null: buffer.append(contentsOf: "null".utf8)
    }
  }
}
