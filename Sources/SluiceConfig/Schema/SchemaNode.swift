import SluiceCore

/// A JSON value whose members keep their order, so that a schema reads as it was made.
package indirect enum SchemaNode: Hashable, Sendable {
  package struct Member: Hashable, Sendable {
    package let name: String
    package let value: SchemaNode
  }

  case string(String)
  case integer(Int)
  case boolean(Bool)
  case array([SchemaNode])
  case object([Member])

  /// The member of an object; nil where there is none.
  package subscript(name: String) -> SchemaNode? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// An object with a member more, at its end. Other values stay as they are.
  func with(_ name: String, _ value: SchemaNode?) -> SchemaNode {
    guard let value, case .object(let members) = self else { return self }
    return .object(members + [Member(name: name, value: value)])
  }

  /// The members of both objects. Other values stay as they are.
  func merging(_ other: SchemaNode) -> SchemaNode {
    guard case .object(let members) = self, case .object(let others) = other else { return self }
    return .object(members + others)
  }

  /// The text in JSON, two blanks for each level; arrays of plain values on one line.
  package var text: String {
    var out: [UInt8] = []
    append(to: &out, level: 0)
    return String(decoding: out, as: UTF8.self)
  }

  private func append(to out: inout [UInt8], level: Int) {
    switch self {
    case .string(let text): out.append(jsonString: text)
    case .integer(let number): out.append(contentsOf: "\(number)".utf8)
    case .boolean(let value): out.append(contentsOf: "\(value)".utf8)
    case .array(let nodes) where nodes.allSatisfy(\.isPlain):
      out.append(UInt8(ascii: "["))
      for (index, node) in nodes.enumerated() {
        if index > 0 { out.append(raw: ", ") }
        node.append(to: &out, level: level)
      }
      out.append(UInt8(ascii: "]"))
    case .array(let nodes):
      Self.append(nodes, "[", "]", to: &out, level: level) { $0.append(to: &$1, level: level + 1) }
    case .object([]): out.append(raw: "{}")
    case .object(let members):
      Self.append(members, "{", "}", to: &out, level: level) { member, out in
        out.append(jsonString: member.name)
        out.append(raw: ": ")
        member.value.append(to: &out, level: level + 1)
      }
    }
  }

  private static func append<Element>(
    _ elements: [Element], _ open: StaticString, _ close: StaticString, to out: inout [UInt8], level: Int,
    _ append: (Element, inout [UInt8]) -> Void
  ) {
    out.append(raw: open)
    for (index, element) in elements.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      out.append(UInt8(ascii: "\n"))
      out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level + 2))
      append(element, &out)
    }
    out.append(UInt8(ascii: "\n"))
    out.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
    out.append(raw: close)
  }

  private var isPlain: Bool {
    switch self {
    case .string, .integer, .boolean: true
    case .array, .object: false
    }
  }
}

extension SchemaNode: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .string(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .boolean(value) }
  package init(arrayLiteral elements: SchemaNode...) { self = .array(elements) }
  package init(dictionaryLiteral elements: (String, SchemaNode)...) {
    self = .object(elements.map { Member(name: $0, value: $1) })
  }
}
