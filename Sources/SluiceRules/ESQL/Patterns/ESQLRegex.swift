import SluiceRegex

/// A compiled expression of a query, with the pattern that it was compiled from.
struct ESQLRegex: Sendable {
  let pattern: RegexPattern
  private let regex: Regex

  init(_ pattern: RegexPattern) throws(RegexError) {
    self.pattern = pattern
    var options: RegexOptions = []
    if pattern.isAnchored { options.insert(.wholeText) }
    if pattern.ignoresCase { options.insert(.ignoresCase) }
    if pattern.isMultiline { options.insert(.multiline) }
    if pattern.dotMatchesNewline { options.insert(.dotMatchesNewline) }
    regex = try Regex(pattern.pattern, options: options)
  }

  func matches(_ text: String, _ matcher: RegexMatcher) -> Bool {
    var text = text
    return text.withUTF8 { unsafe matcher.matches(regex, UnsafeRawBufferPointer($0)) }
  }

  /// The first match in a text of UTF-8; valid until the matcher's next search.
  func firstMatch(in text: UnsafeRawBufferPointer, _ matcher: RegexMatcher) -> RegexMatch? {
    unsafe matcher.firstMatch(of: regex, in: text)
  }

  /// What each group captured in the first match, the whole match first; nil when there is none.
  func captures(in text: String, _ matcher: RegexMatcher) -> [String?]? {
    var text = text
    let count = regex.groupCount
    return text.withUTF8 { bytes in
      guard let match = unsafe matcher.firstMatch(of: regex, in: UnsafeRawBufferPointer(bytes)) else { return nil }
      return (0...count).map { group in
        match[group].map { unsafe String(decoding: bytes[$0], as: UTF8.self) }
      }
    }
  }

  /// The text with every match replaced. `$1` to `$9` and `$0` stand for groups, `\` makes the next character itself.
  func replace(_ text: String, with replacement: String, _ matcher: RegexMatcher) -> String {
    var text = text
    let template = Array(replacement.utf8)
    return text.withUTF8 { bytes in
      var result: [UInt8] = []
      var copied = 0
      var start = 0
      while start <= bytes.count,
        let match = unsafe matcher.firstMatch(of: regex, in: UnsafeRawBufferPointer(bytes), from: start)
      {
        let range = match.range
        unsafe result += bytes[copied..<range.lowerBound]
        var index = 0
        while index < template.count {
          let next = index + 1 < template.count ? template[index + 1] : 0
          if template[index] == 0x24, (0x30...0x39).contains(next) {
            if let group = match[Int(next - 0x30)] { unsafe result += bytes[group] }
            index += 2
          } else if template[index] == 0x5C, index + 1 < template.count {
            result.append(next)
            index += 2
          } else {
            result.append(template[index])
            index += 1
          }
        }
        copied = range.upperBound
        // After an empty match the search goes on one character later.
        start = range.upperBound
        if range.isEmpty {
          start += 1
          while start < bytes.count, unsafe bytes[start] & 0xC0 == 0x80 { start += 1 }
        }
      }
      if copied < bytes.count { unsafe result += bytes[copied...] }
      return String(decoding: result, as: UTF8.self)
    }
  }
}
