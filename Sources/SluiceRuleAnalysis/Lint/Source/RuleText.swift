import SluiceRules

/// The text of a rule's file, to tell where in it something stands.
///
/// Conditions don't know their places, so names and values are looked for in the part of the file that holds the rule's
/// query. That finds the first one of several.
struct RuleText {
  struct Place: Hashable {
    let line: Int
    let column: Int
  }

  let bytes: [UInt8]
  /// Where the rule's query stands, or its whole document.
  let region: Range<Int>
  /// The query as text; nil where the file has none, as Sigma's.
  let query: ElasticQueryText?

  init(_ text: String, rule: Rule) {
    bytes = Array(text.utf8)
    if rule.language == "sigma" {
      query = nil
      region = Self.document(of: rule, in: bytes)
    } else {
      query = ElasticQueryText(bytes)
      region = query?.range ?? 0..<bytes.count
    }
  }

  /// The first place of `text` as a word of its own, or else as part of one; nil where there is none.
  func place(of text: String, from start: Int? = nil) -> Place? {
    let needle = Array(text.utf8)
    guard !needle.isEmpty else { return nil }
    var inside: Int?
    var at = start ?? region.lowerBound
    while at + needle.count <= region.upperBound {
      if bytes[at] == needle[0], bytes[at..<at + needle.count].elementsEqual(needle) {
        let end = at + needle.count
        let isWord = !(at > 0 && Self.isWord(bytes[at - 1])) && !(end < bytes.count && Self.isWord(bytes[end]))
        if isWord { return place(at: at) }
        inside = inside ?? at
      }
      at += 1
    }
    return inside.map(place(at:))
  }

  /// - Complexity: O(offset)
  func place(at offset: Int) -> Place {
    var line = 1
    var column = 1
    for byte in bytes.prefix(max(0, offset)) {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return Place(line: line, column: column)
  }

  /// Where the query begins.
  var start: Place { place(at: region.lowerBound) }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2E: true
    default: false
    }
  }

  /// The document of a Sigma file that has the rule's id; the file where there is one only.
  private static func document(of rule: Rule, in bytes: [UInt8]) -> Range<Int> {
    var start = 0
    var documents: [Range<Int>] = []
    var lineStart = 0
    while lineStart < bytes.count {
      let end = bytes[lineStart...].firstIndex(of: 0x0A) ?? bytes.count
      if bytes[lineStart..<end].starts(with: "---".utf8), lineStart > start {
        documents.append(start..<lineStart)
        start = lineStart
      }
      lineStart = end + 1
    }
    documents.append(start..<bytes.count)
    let id = Array(rule.id.utf8)
    let document =
      documents.first { range in
        documents.count == 1 || Self.contains(id, in: bytes[range], behind: Array("id:".utf8))
      } ?? 0..<bytes.count
    return detection(in: document, of: bytes) ?? document
  }

  /// The document from its detection on: keys such as `status` may be fields, too.
  private static func detection(in document: Range<Int>, of bytes: [UInt8]) -> Range<Int>? {
    var lineStart = document.lowerBound
    while lineStart < document.upperBound {
      for key in ["detection:", "correlation:"] where bytes[lineStart..<document.upperBound].starts(with: key.utf8) {
        return lineStart..<document.upperBound
      }
      lineStart = (bytes[lineStart..<document.upperBound].firstIndex(of: 0x0A) ?? document.upperBound) + 1
    }
    return nil
  }

  /// Whether a line of the document is `key value`.
  private static func contains(_ value: [UInt8], in document: ArraySlice<UInt8>, behind key: [UInt8]) -> Bool {
    document.split(separator: 0x0A).contains { line in
      guard line.starts(with: key) else { return false }
      return String(decoding: line.dropFirst(key.count), as: UTF8.self).contains(String(decoding: value, as: UTF8.self))
    }
  }
}
