extension Glob {
  /// The pattern of EQL's `:` and `like`: `*` and `?` are wildcards and can't be escaped.
  package init(simple text: String, ignoresCase: Bool) {
    self.init(
      parts: text.unicodeScalars.map { scalar -> Part in
        switch scalar {
        case "*": .anyRun
        case "?": .anyOne
        default: .literal(Array(String(scalar).utf8))
        }
      }, ignoresCase: ignoresCase)
  }

  /// Whether it matches the whole text.
  ///
  /// For computed values and constants; fields are matched by the compiled matcher.
  ///
  /// - Complexity: O(*n* · *m*) in the lengths of the text and the pattern.
  package func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { unsafe matches(UnsafeRawBufferPointer($0)) }
  }

  /// Whether it matches the whole text, which is UTF-8.
  func matches(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var (part, place) = (0, 0)
    /// The part behind the last run, and the place from which it was tried last.
    var retry: (part: Int, place: Int)?
    while true {
      if part == parts.count {
        if place == bytes.count { return true }
      } else {
        switch parts[part] {
        case .anyRun:
          part += 1
          retry = (part, place)
          continue
        case .anyOne where place < bytes.count:
          part += 1
          place = unsafe Self.character(behind: place, in: bytes)
          continue
        case .literal(let literal) where unsafe isLiteral(literal, at: place, in: bytes):
          part += 1
          place += literal.count
          continue
        case .anyOne, .literal: break
        }
      }
      guard let last = retry, last.place < bytes.count else { return false }
      let next = unsafe Self.character(behind: last.place, in: bytes)
      retry = (last.part, next)
      (part, place) = (last.part, next)
    }
  }

  private static func character(behind place: Int, in bytes: UnsafeRawBufferPointer) -> Int {
    var next = place + 1
    while next < bytes.count, unsafe bytes[next] & 0xC0 == 0x80 { next += 1 }
    return next
  }

  private func isLiteral(_ literal: [UInt8], at place: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
    guard literal.count <= bytes.count - place else { return false }
    for index in literal.indices {
      let (left, right) = unsafe (literal[index], bytes[place + index])
      if left != right, !ignoresCase || left.folded != right.folded { return false }
    }
    return true
  }
}
