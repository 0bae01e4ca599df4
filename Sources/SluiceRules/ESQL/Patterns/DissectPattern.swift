/// A `DISSECT` pattern: keys with texts between them.
///
/// The rules are those of Elasticsearch's dissect library: a text has to have all delimiters in order; a delimiter that
/// follows itself makes the next key empty, or with `->` is skipped; behind the last delimiter of a pattern that ends with
/// one anything may follow.
struct DissectPattern: Sendable {
  private struct Key: Sendable {
    var name: String
    var isSkipped = false
    var isAppended = false
    var order: Int?
    var skipsPadding = false
    /// What follows the key's value; empty for the last key when nothing does.
    var delimiter: [UInt8] = []
  }

  private let leading: [UInt8]
  private let keys: [Key]
  private let separator: String
  /// The columns that it makes, in the order of their first keys.
  let names: [String]

  /// - Throws: what is wrong with the pattern, and the byte where.
  init(_ text: String, appendSeparator: String = "") throws(QueryError) {
    let bytes = Array(text.utf8)
    var position = 0
    func literal() -> [UInt8] {
      let start = position
      while position < bytes.count {
        if bytes[position] == 0x25, position + 1 < bytes.count, bytes[position + 1] == 0x7B { break }
        position += 1
      }
      return Array(bytes[start..<position])
    }
    leading = literal()
    var keys: [Key] = []
    while position < bytes.count {
      let start = position
      guard let end = bytes[position...].firstIndex(of: 0x7D) else {
        throw QueryError("`%{` is never closed", at: start, expected: ["`}`"])
      }
      var key = try Self.key(String(decoding: bytes[(start + 2)..<end], as: UTF8.self), at: start)
      position = end + 1
      key.delimiter = literal()
      if key.delimiter.isEmpty, position < bytes.count {
        throw QueryError("two keys need a text between them, or nothing tells where the first ends", at: position)
      }
      keys.append(key)
    }
    // A name that is appended anywhere is appended everywhere.
    let appended = Set(keys.filter { $0.isAppended }.map(\.name))
    for index in keys.indices where appended.contains(keys[index].name) && !keys[index].isSkipped {
      keys[index].isAppended = true
    }
    var names: [String] = []
    for key in keys where !key.isSkipped && !names.contains(key.name) { names.append(key.name) }
    guard !names.isEmpty else {
      throw QueryError("the pattern has no key, so it takes nothing out of the text", at: 0, expected: ["`%{name}`"])
    }
    self.keys = keys
    self.names = names
    separator = appendSeparator
  }

  private static func key(_ text: String, at offset: Int) throws(QueryError) -> Key {
    var text = text[...]
    var key = Key(name: "")
    if text.hasSuffix("->") {
      key.skipsPadding = true
      text = text.dropLast(2)
    }
    switch text.first {
    case "?":
      key.isSkipped = true
      text = text.dropFirst()
    case "+":
      key.isAppended = true
      text = text.dropFirst()
      if let slash = text.lastIndex(of: "/"), let order = Int(text[text.index(after: slash)...]) {
        key.order = order
        text = text[..<slash]
      }
    case "*", "&":
      throw QueryError("ES|QL has no reference keys (`%{*name}`, `%{&name}`)", at: offset, expected: ["`%{name}`"])
    default: break
    }
    if text.isEmpty {
      if key.isAppended { throw QueryError("`%{+` needs a name", at: offset, expected: ["`%{+name}`"]) }
      key.isSkipped = true
    }
    key.name = String(text)
    return key
  }

  /// The values of `names`; nil when the text does not match.
  func match(_ text: String) -> [String]? {
    let bytes = Array(text.utf8)
    guard bytes.count > leading.count, bytes.starts(with: leading), let ranges = ranges(bytes) else { return nil }
    return names.map { name in
      var found = keys.indices.filter { keys[$0].name == name && !keys[$0].isSkipped }
      func value(_ key: Int) -> String { String(decoding: bytes[ranges[key]], as: UTF8.self) }
      // Of a name that is there twice the last value counts.
      guard let last = found.last, keys[last].isAppended else { return found.last.map(value) ?? "" }
      found.sort { left, right in
        let (first, second) = (keys[left].order ?? 0, keys[right].order ?? 0)
        return first == second ? left < right : first < second
      }
      return found.map(value).joined(separator: separator)
    }
  }

  /// The value of each key; nil when one is not found.
  private func ranges(_ bytes: [UInt8]) -> [Range<Int>]? {
    var ranges: [Range<Int>] = []
    var start = leading.count
    while ranges.count < keys.count {
      let key = keys[ranges.count]
      if key.delimiter.isEmpty {
        ranges.append(start..<bytes.count)
        break
      }
      guard let end = find(key.delimiter, in: bytes, from: start) else { return nil }
      ranges.append(start..<end)
      start = end + key.delimiter.count
      // The same delimiter again: an empty value for the next key, whatever that one's own delimiter is.
      var skipsPadding = key.skipsPadding
      while starts(bytes, with: key.delimiter, at: start) {
        if !skipsPadding {
          guard ranges.count < keys.count else { break }
          skipsPadding = keys[ranges.count].skipsPadding
          ranges.append(start..<start)
        }
        start += key.delimiter.count
      }
      // The text has ended before the key behind the delimiter has begun.
      if start == bytes.count, ranges.count < keys.count, !keys[ranges.count].delimiter.isEmpty { return nil }
    }
    return ranges.count == keys.count ? ranges : nil
  }

  private func find(_ delimiter: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var position = start
    while position + delimiter.count <= bytes.count {
      if starts(bytes, with: delimiter, at: position) { return position }
      position += 1
    }
    return nil
  }

  private func starts(_ bytes: [UInt8], with text: [UInt8], at position: Int) -> Bool {
    guard position + text.count <= bytes.count else { return false }
    for index in text.indices where bytes[position + index] != text[index] { return false }
    return true
  }
}
