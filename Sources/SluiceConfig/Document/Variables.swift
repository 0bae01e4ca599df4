/// Puts environment variables into scalars: `${NAME}`, and `${NAME:-default}` for one that is unset or empty. `$${` is
/// a `${` that stays. What is put in is text and never structure; in a plain scalar it may make a number or `true`.
struct Variables: Sendable {
  let environment: [String: String]

  /// - Complexity: O(*n*) for a scalar of *n* bytes.
  func expand(_ scalar: ConfigScalar, at location: SourceLocation, problems: ProblemCollector) -> ConfigScalar {
    guard scalar.text.contains("${") else { return scalar }
    let known = scalar.origin?.places(of: scalar.text)
    let end = scalar.text.utf8.count
    let start = TextPlace(line: location.line, column: location.column)
    func place(_ offset: Int) -> TextPlace { known.map { $0[min(offset, end)] } ?? start }

    var result = scalar
    var text: [UInt8] = []
    var places: [TextPlace] = []
    let bytes = Array(scalar.text.utf8)
    var position = 0
    func report(_ message: String, _ expected: String) {
      let place = place(position)
      problems.error(
        at: SourceLocation(file: location.file, line: place.line, column: place.column), message, expected: expected)
    }
    func append(_ added: some Sequence<UInt8>) {
      for byte in added {
        text.append(byte)
        places.append(place(position))
      }
    }
    while position < bytes.count {
      if bytes[position...].starts(with: "$${".utf8) {
        append("${".utf8)
        position += 3
        continue
      }
      guard bytes[position...].starts(with: "${".utf8) else {
        append(CollectionOfOne(bytes[position]))
        position += 1
        continue
      }
      guard let close = bytes[position...].firstIndex(of: UInt8(ascii: "}")) else {
        report("'${' without '}'", "write $${ for the characters themselves")
        result.isUnresolved = true
        break
      }
      let reference = Reference(String(decoding: bytes[(position + 2)..<close], as: UTF8.self))
      switch reference {
      case .malformed(let text):
        report("'${\(text)}' is no variable", "expected ${NAME} or ${NAME:-default}; $${ for the characters themselves")
        result.isUnresolved = true
      case .variable(let name, let fallback):
        let value = environment[name]
        if let fallback, value?.isEmpty ?? true {
          append(fallback.utf8)
        } else if let value {
          append(value.utf8)
        } else {
          report("the environment variable '\(name)' is not set", "set it, or give a default: ${\(name):-default}")
          result.isUnresolved = true
        }
      }
      position = close + 1
    }
    places.append(place(end))
    result.text = String(decoding: text, as: UTF8.self)
    result.places = known == nil ? nil : places
    if known == nil { result.origin = nil }
    return result
  }

  private enum Reference {
    case variable(String, fallback: String?)
    case malformed(String)

    init(_ text: String) {
      let name = text.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      let rest = text.dropFirst(name.count)
      if name.isEmpty || name.first?.isNumber ?? true {
        self = .malformed(text)
      } else if rest.isEmpty {
        self = .variable(String(name), fallback: nil)
      } else if rest.hasPrefix(":-") {
        self = .variable(String(name), fallback: String(rest.dropFirst(2)))
      } else {
        self = .malformed(text)
      }
    }
  }
}
