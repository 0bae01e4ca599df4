package import Yams

extension EventValue {
  /// The value of a YAML node. Scalars without quotes are read as in JSON: `true`, `false`, `null` and `~`, and numbers as
  /// JSON writes them; all others are text, so that a time needs no quotes.
  package init(_ node: Node) {
    switch node {
    case .mapping(let mapping):
      self = .object(mapping.map { Member(key: $0.key.scalar?.string ?? "", value: EventValue($0.value)) })
    case .sequence(let sequence): self = .array(sequence.map { EventValue($0) })
    case .scalar(let scalar): self = scalar.style == .plain ? Self.plain(scalar.string) : .string(scalar.string)
    case .alias: self = .null
    }
  }

  private static func plain(_ text: String) -> EventValue {
    switch text {
    case "true": .boolean(true)
    case "false": .boolean(false)
    case "null", "~", "": .null
    default: isNumber(text) ? .number(text) : .string(text)
    }
  }

  /// RFC 8259, section 6: so that an account id with a leading zero stays text.
  private static func isNumber(_ text: String) -> Bool {
    var rest = Substring(text).utf8
    func digits() -> Bool {
      let count = rest.prefix { (0x30...0x39).contains($0) }.count
      rest = rest.dropFirst(count)
      return count > 0
    }
    if rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
    if rest.first == UInt8(ascii: "0") {
      rest = rest.dropFirst()
    } else if !digits() {
      return false
    }
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      if !digits() { return false }
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest = rest.dropFirst() }
      if !digits() { return false }
    }
    return rest.isEmpty
  }
}
