/// A tag with placeholders, such as `cloud.aws.cloudtrail.{service}`.
///
/// Whatever a record holds, the tag that comes out is safe as a file name: letters, digits, `.`, `_` and `-`, no
/// leading dot, no `..`, `maximumLength` bytes at most.
package struct TagTemplate: Hashable, Sendable {
  package enum Placeholder: String, CaseIterable, Sendable {
    /// The event source without `.amazonaws.com`, in lower case; `insights` for Insight events, `other` for what is no
    /// name of a service.
    case service
    /// The account of the caller, else of the recipient; `unknown` when it is not 12 digits.
    case account
    /// The region; `unknown` when it is no name of one.
    case region

    /// The longest value in bytes.
    var maximumLength: Int {
      switch self {
      case .service: 63
      case .account: 12
      case .region: 32
      }
    }
  }

  package enum Part: Hashable, Sendable {
    case literal(String)
    case placeholder(Placeholder)
  }

  /// Why a text is no template.
  package struct ParseError: Error, Sendable {
    package let message: String
    /// Offset in UTF-8 of what is wrong.
    package let offset: Int
  }

  package static let maximumLength = 200

  package let parts: [Part]
  package let text: String

  /// - Throws: `ParseError` for an unknown placeholder, an open brace, or a character that tags don't have.
  package init(_ text: String) throws(ParseError) {
    let allowed = Placeholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
    var parts: [Part] = []
    var literal = ""
    var offset = 0
    var rest = text[...]
    while let character = rest.first {
      if character == "{" {
        guard let end = rest.firstIndex(of: "}") else {
          throw ParseError(message: "the placeholder that begins here has no closing brace", offset: offset)
        }
        let name = rest[rest.index(after: rest.startIndex)..<end]
        guard let placeholder = Placeholder(rawValue: String(name)) else {
          throw ParseError(message: "unknown placeholder {\(name)}; a tag may have \(allowed)", offset: offset)
        }
        if !literal.isEmpty { parts.append(.literal(literal)) }
        literal = ""
        parts.append(.placeholder(placeholder))
        offset += name.utf8.count + 2
        rest = rest[rest.index(after: end)...]
        continue
      }
      guard character.isASCII,
        character.isLetter || character.isNumber || character == "." || character == "_"
          || character == "-"
      else {
        throw ParseError(
          message: "a tag may not hold “\(character)”; it may hold a-z, A-Z, 0-9, '.', '_', '-' and \(allowed)",
          offset: offset)
      }
      literal.append(character)
      offset += character.utf8.count
      rest = rest.dropFirst()
    }
    if !literal.isEmpty { parts.append(.literal(literal)) }
    guard !parts.isEmpty else { throw ParseError(message: "the tag is empty", offset: 0) }
    // Values of placeholders hold no dots, so dots can only come from the literals.
    if text.hasPrefix(".") { throw ParseError(message: "a tag may not begin with '.'", offset: 0) }
    if let dots = text.range(of: "..") {
      throw ParseError(
        message: "a tag may not hold '..'", offset: text.utf8.distance(from: text.startIndex, to: dots.lowerBound))
    }
    var longest = 0
    for part in parts {
      switch part {
      case .literal(let literal): longest += literal.utf8.count
      case .placeholder(let placeholder): longest += placeholder.maximumLength
      }
    }
    guard longest <= Self.maximumLength else {
      throw ParseError(
        message: "the tag could be \(longest) bytes long; \(Self.maximumLength) are allowed: shorten it", offset: 0)
    }
    self.parts = parts
    self.text = text
  }

  package func uses(_ placeholder: Placeholder) -> Bool { parts.contains(.placeholder(placeholder)) }

  /// The tag for these values. They are checked here: nil, and what does not fit, become the stand-ins.
  func name(service: String?, account: String?, region: String?) -> String {
    var name = ""
    for part in parts {
      switch part {
      case .literal(let literal): name += literal
      case .placeholder(.service): name += service ?? "other"
      case .placeholder(.account): name += account ?? "unknown"
      case .placeholder(.region): name += region ?? "unknown"
      }
    }
    return name
  }
}

extension StringProtocol {
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
