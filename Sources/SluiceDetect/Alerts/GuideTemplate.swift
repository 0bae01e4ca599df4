import SluiceCore
import SluiceECS

/// A rule's investigation guide, ready to have an event's values filled in: behind each field that it names in
/// backquotes stands the value, and `{{field}}` becomes it.
struct GuideTemplate: Sendable {
  enum Part: Sendable {
    /// The inside of a JSON string.
    case text([UInt8])
    /// The value of a field; in parentheses behind its name, or in its place.
    case value(FieldName, isInPlace: Bool)
  }

  let parts: [Part]

  /// Nil when the guide names no field.
  ///
  /// - Parameter isField: whether a name is that of a field which events can have.
  init?(_ guide: String, isField: (String) -> Bool) {
    var parts: [Part] = []
    var text = ""
    var rest = Substring(guide)
    func isName(_ name: Substring) -> Bool {
      !name.isEmpty && name.count <= 128 && name.allSatisfy { $0.isLetter || $0.isNumber || "._@-".contains($0) }
        && (name.contains(".") || name == "@timestamp") && isField(String(name))
    }
    func flush() {
      if !text.isEmpty { parts.append(.text(Self.escaped(text))) }
      text = ""
    }
    while !rest.isEmpty {
      // What neither begins a name nor a pair of braces is taken as it stands.
      let plain = Self.plainLength(rest)
      if plain > 0 {
        let next = rest.utf8.index(rest.startIndex, offsetBy: plain)
        text += rest[..<next]
        rest = rest[next...]
        continue
      }
      if rest.utf8.first == 0x60, let end = rest.dropFirst().firstIndex(of: "`"), isName(rest.dropFirst()[..<end]) {
        let name = rest.dropFirst()[..<end]
        text += rest[...end]
        flush()
        parts.append(.value(FieldName(name), isInPlace: false))
        rest = rest[rest.index(after: end)...]
      } else if rest.hasPrefix("{{"), let end = rest.firstIndex(of: "}"), rest[end...].hasPrefix("}}") {
        let inside = rest[rest.index(rest.startIndex, offsetBy: 2)..<end]
        let name = inside.drop { $0 == " " }.prefix { $0 != " " }
        if isName(name) {
          flush()
          parts.append(.value(FieldName(name), isInPlace: true))
        } else {
          text += "{{\(inside)}}"
        }
        rest = rest[rest.index(end, offsetBy: 2)...]
      } else {
        let next = rest.index(after: rest.startIndex)
        text += rest[..<next]
        rest = rest[next...]
      }
    }
    flush()
    guard parts.contains(where: { if case .value = $0 { true } else { false } }) else { return nil }
    self.parts = parts
  }

  /// The bytes in front of the first backquote or opening brace.
  private static func plainLength(_ text: Substring) -> Int {
    var length = 0
    for byte in text.utf8 {
      if byte == 0x60 || byte == 0x7B { break }
      length += 1
    }
    return length
  }

  /// Appends the guide as a JSON string.
  func append(_ event: AlertEvent, to buffer: inout [UInt8]) {
    let bytes = event.event.bytes
    buffer.append(0x22)
    for part in parts {
      switch part {
      case .text(let text): buffer.append(contentsOf: text)
      case .value(let field, let isInPlace):
        guard let value = event.value(of: field) else {
          if isInPlace { buffer.append(0x2D) }
          continue
        }
        if !isInPlace { buffer.append(raw: " (") }
        Self.append(value, of: bytes, to: &buffer)
        if !isInPlace { buffer.append(0x29) }
      }
    }
    buffer.append(0x22)
  }

  /// The value as the inside of a JSON string, cut where it is long.
  private static func append(_ value: Range<Int>, of bytes: UnsafeRawBufferPointer, to buffer: inout [UInt8]) {
    let limit = 256
    guard bytes[value.lowerBound] == 0x22 else {
      // Lists and objects as their JSON text.
      let text = String(decoding: bytes[value].prefix(limit), as: UTF8.self)
      buffer.append(contentsOf: escaped(value.count > limit ? text + "…" : text))
      return
    }
    let inside = value.lowerBound + 1..<value.upperBound - 1
    guard inside.count > limit else {
      buffer.append(contentsOf: bytes[inside])
      return
    }
    var end = inside.lowerBound
    while end < inside.upperBound {
      // Neither an escape nor a character is cut in two.
      var next = end + 1
      if bytes[end] == 0x5C { next = end + (end + 1 < inside.upperBound && bytes[end + 1] == 0x75 ? 6 : 2) }
      while next < inside.upperBound, bytes[next] & 0xC0 == 0x80 { next += 1 }
      if next - inside.lowerBound > limit { break }
      end = next
    }
    buffer.append(contentsOf: bytes[inside.lowerBound..<end])
    buffer.append(contentsOf: "…".utf8)
  }

  private static func escaped(_ text: String) -> [UInt8] {
    var buffer: [UInt8] = []
    buffer.append(jsonString: text)
    return Array(buffer.dropFirst().dropLast())
  }
}
