/// An XML document, whole: the answers of S3 and STS, and errors. Foundation's parser would add libxml2 and its start-up
/// to the binary for documents that use elements and text alone.
struct XMLElement: Hashable, Sendable {
  /// Without a namespace's prefix.
  let name: String
  fileprivate(set) var children: [XMLElement] = []
  /// Its own text, without that of the children.
  fileprivate(set) var text = ""

  /// Nil for what is not well formed, is nested deeper than 32 or declares a document type (entities of its own).
  init?(parsing bytes: [UInt8]) {
    var parser = XMLParser(bytes: bytes)
    guard let root = parser.document() else { return nil }
    self = root
  }

  fileprivate init(name: String) { self.name = name }

  /// The first child of that name.
  subscript(_ name: String) -> XMLElement? { children.first { $0.name == name } }

  func all(_ name: String) -> some Sequence<XMLElement> { children.lazy.filter { $0.name == name } }
}

private struct XMLParser {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() -> XMLElement? {
    // A byte order mark.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    var stack = [XMLElement]()
    var texts = [[UInt8]]()
    while position < bytes.count {
      if bytes[position] != 0x3C {
        guard let text = text() else { return nil }
        if texts.isEmpty {
          guard text.allSatisfy(Self.isSpace) else { return nil }
        } else {
          texts[texts.count - 1] += text
        }
      } else if starts(with: "<?") {
        guard skip(past: "?>") else { return nil }
      } else if starts(with: "<!--") {
        guard skip(past: "-->") else { return nil }
      } else if starts(with: "<![CDATA[") {
        let start = position + 9
        guard !texts.isEmpty, skip(past: "]]>"), position - 3 >= start else { return nil }
        texts[texts.count - 1] += bytes[start..<position - 3]
      } else if starts(with: "</") {
        position += 2
        guard let name = name(), let element = stack.popLast(), let text = texts.popLast(), element.name == name,
          let text = String(validating: text, as: UTF8.self)
        else { return nil }
        skipSpace()
        guard take(0x3E) else { return nil }
        var closed = element
        closed.text = text
        if stack.isEmpty { return isAtEnd() ? closed : nil }
        stack[stack.count - 1].children.append(closed)
      } else {
        position += 1
        guard let name = name(), attributes() else { return nil }
        let isEmpty = take(0x2F)
        guard take(0x3E), stack.count < 32 else { return nil }
        if !isEmpty {
          stack.append(XMLElement(name: name))
          texts.append([])
        } else if stack.isEmpty {
          return isAtEnd() ? XMLElement(name: name) : nil
        } else {
          stack[stack.count - 1].children.append(XMLElement(name: name))
        }
      }
    }
    return nil
  }

  private mutating func isAtEnd() -> Bool {
    while true {
      skipSpace()
      if position == bytes.count { return true }
      guard starts(with: "<!--"), skip(past: "-->") else { return false }
    }
  }

  /// The text up to the next `<`, with references resolved; line ends become line feeds.
  private mutating func text() -> [UInt8]? {
    var result = [UInt8]()
    while position < bytes.count, bytes[position] != 0x3C {
      switch bytes[position] {
      case 0x26:
        guard let scalar = reference() else { return nil }
        result.append(contentsOf: String(scalar).utf8)
      case 0x0D:
        position += 1
        if position == bytes.count || bytes[position] != 0x0A { result.append(0x0A) }
      case let byte:
        result.append(byte)
        position += 1
      }
    }
    return result
  }

  private mutating func reference() -> Unicode.Scalar? {
    let start = position + 1
    guard let end = bytes[start...].prefix(12).firstIndex(of: 0x3B) else { return nil }
    position = end + 1
    let name = String(decoding: bytes[start..<end], as: UTF8.self)
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let value = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap(Unicode.Scalar.init)
    }
  }

  /// Attributes hold namespaces here; they are passed over.
  private mutating func attributes() -> Bool {
    while true {
      skipSpace()
      guard position < bytes.count else { return false }
      if bytes[position] == 0x3E || bytes[position] == 0x2F { return true }
      guard name() != nil else { return false }
      skipSpace()
      guard take(0x3D) else { return false }
      skipSpace()
      guard position < bytes.count else { return false }
      let quote = bytes[position]
      guard quote == 0x22 || quote == 0x27, let end = bytes[(position + 1)...].firstIndex(of: quote),
        !bytes[position..<end].contains(0x3C)
      else { return false }
      position = end + 1
    }
  }

  private mutating func name() -> String? {
    let start = position
    while position < bytes.count, Self.isName(bytes[position]) { position += 1 }
    guard position > start else { return nil }
    let name = bytes[start..<position]
    return String(decoding: name.lastIndex(of: 0x3A).map { name[($0 + 1)...] } ?? name, as: UTF8.self)
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, 0x2D, 0x2E, 0x5F, 0x3A, 0x80...: true
    default: false
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  private mutating func skipSpace() {
    while position < bytes.count, Self.isSpace(bytes[position]) { position += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private func starts(with text: String) -> Bool { bytes[position...].starts(with: text.utf8) }

  /// Moves behind the next `text`; false when there is none.
  private mutating func skip(past text: String) -> Bool {
    let pattern = Array(text.utf8)
    while position + pattern.count <= bytes.count {
      if bytes[position...].starts(with: pattern) {
        position += pattern.count
        return true
      }
      position += 1
    }
    return false
  }
}
