/// Names fields of documents: a dotted path, and with it all below; `*` stands for any run of characters, dots too, `?`
/// for one.
struct FieldPattern: Hashable, Sendable {
  let text: String
  private let pattern: TagPattern

  init(_ text: String) {
    self.text = text
    pattern = TagPattern(text)
  }

  var hasWildcard: Bool { text.contains("*") || text.contains("?") }

  /// Whether the path, or an object around it, is meant.
  ///
  /// - Complexity: O(keys of the path × length of the path) without wildcards.
  func matches(_ path: ArraySlice<UInt8>) -> Bool {
    if pattern.matches(path) { return true }
    var end = path.endIndex
    while let dot = path[..<end].lastIndex(of: 0x2E) {
      if pattern.matches(path[..<dot]) { return true }
      end = dot
    }
    return false
  }

  func matches(_ path: String) -> Bool { matches(Array(path.utf8)[...]) }
}
