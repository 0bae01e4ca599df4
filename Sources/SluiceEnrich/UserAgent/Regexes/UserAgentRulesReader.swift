/// Reads regexes.yaml in the form in which uap-core publishes it: three lists at the left margin, entries of
/// `key: 'value'` lines, comments between them.
///
/// Such a file is read in a thirtieth of the time that a YAML parser takes, and it is read at each start. Anything
/// that is not of this form – other quotes, flow collections, values over several lines, duplicate keys, mistakes – is
/// left to the YAML parser, which also words the errors.
struct UserAgentRulesReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var rules = UserAgentRules()
  private var subject: UserAgentSubject?
  private var draft: UserAgentRuleDraft?
  /// Columns of the list's dashes and of its entries' keys.
  private var dash = -1
  private var keys = -1

  /// The rules; nil where `bytes` has another form.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> UserAgentRules? {
    var reader = UserAgentRulesReader(bytes: bytes)
    return reader.read()
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private mutating func read() -> UserAgentRules? {
    var start = 0
    var number = 0
    while start < bytes.count {
      number += 1
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let next = end + 1
      if end > start, bytes[end - 1] == 0x0D { end -= 1 }
      guard line(start..<end, number), rules.count <= UserAgentRules.limit else { return nil }
      start = next
    }
    return close() && rules.count > 0 ? rules : nil
  }

  private mutating func line(_ range: Range<Int>, _ number: Int) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound, bytes[position] == 0x20 { position += 1 }
    if position == range.upperBound || bytes[position] == 0x23 { return true }
    let column = position - range.lowerBound
    if column == 0 { return head(range) }
    guard let subject else { return false }
    if bytes[position] == 0x2D {
      guard dash < 0 || column == dash, close() else { return false }
      dash = column
      position += 1
      guard position < range.upperBound, bytes[position] == 0x20 else { return false }
      while position < range.upperBound, bytes[position] == 0x20 { position += 1 }
      keys = position - range.lowerBound
      draft = UserAgentRuleDraft(subject, line: number)
    } else {
      guard column == keys else { return false }
    }
    return entry(position..<range.upperBound)
  }

  /// `os_parsers:`.
  private mutating func head(_ range: Range<Int>) -> Bool {
    guard close(), let colon = bytes[range].firstIndex(of: 0x3A), isBlank(colon + 1..<range.upperBound) else {
      return false
    }
    let name = text(range.lowerBound..<colon)
    guard let found = UserAgentSubject.allCases.first(where: { $0.key == name }), rules[found].isEmpty else {
      return false
    }
    subject = found
    dash = -1
    keys = -1
    return true
  }

  /// `key: 'value'`.
  private mutating func entry(_ range: Range<Int>) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound, isKeyByte(bytes[position]) { position += 1 }
    let key = text(range.lowerBound..<position)
    guard position > range.lowerBound, position + 1 < range.upperBound, bytes[position] == 0x3A,
      bytes[position + 1] == 0x20
    else { return false }
    position += 1
    while position < range.upperBound, bytes[position] == 0x20 { position += 1 }
    guard position < range.upperBound, bytes[position] == 0x27 else { return false }
    let start = position + 1
    position = start
    var doubled = false
    while position < range.upperBound {
      if bytes[position] == 0x27 {
        guard position + 1 < range.upperBound, bytes[position + 1] == 0x27 else { break }
        doubled = true
        position += 1
      }
      position += 1
    }
    // A value that goes on in the next line, or text behind it.
    guard position < range.upperBound, isBlank(position + 1..<range.upperBound) else { return false }
    let value = doubled ? undoubled(start..<position) : text(start..<position)
    return draft != nil && draft?.set(key, value) == nil
  }

  /// Ends an entry.
  private mutating func close() -> Bool {
    guard let finished = draft, let subject else { return true }
    draft = nil
    guard let rule = finished.rule() else { return false }
    rules.append(rule, to: subject)
    return true
  }

  private func undoubled(_ range: Range<Int>) -> String {
    var result: [UInt8] = []
    var position = range.lowerBound
    while position < range.upperBound {
      result.append(bytes[position])
      position += bytes[position] == 0x27 ? 2 : 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
  }

  /// Whether nothing but blanks and a comment is there.
  private func isBlank(_ range: Range<Int>) -> Bool {
    guard range.lowerBound < range.upperBound else { return true }
    for position in range where bytes[position] != 0x20 {
      return bytes[position] == 0x23 && position > range.lowerBound
    }
    return true
  }

  private func isKeyByte(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x5F
  }
}
