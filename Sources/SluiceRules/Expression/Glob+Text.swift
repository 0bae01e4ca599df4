private import Glibc

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
      guard let next = unsafe candidate(for: last.part, behind: last.place, in: bytes) else { return false }
      retry = (last.part, next)
      (part, place) = (last.part, next)
    }
  }

  /// The next place behind a character at which a part may begin; nil where there is none. For a text that begins with a
  /// whole character, as texts of patterns do, it is the next place of its first byte.
  private func candidate(for part: Int, behind place: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
    guard !ignoresCase, part < parts.count, case .literal(let literal) = parts[part], let first = literal.first,
      first & 0xC0 != 0x80
    else { return unsafe Self.character(behind: place, in: bytes) }
    guard let start = bytes.baseAddress, place + 1 < bytes.count,
      let found = unsafe memchr(start + place + 1, Int32(first), bytes.count - place - 1)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - start
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
