import SluiceCore

/// A pattern for tags: `*` stands for any run of characters, `?` for one. Upper and lower case differ.
package struct TagPattern: Hashable, Sendable {
  private let pattern: [UInt8]

  package init(_ text: String) { pattern = Array(text.utf8) }

  /// - Complexity: O(length of the tag × length of the pattern) at worst.
  package func matches(_ tag: String) -> Bool { matches(Array(tag.utf8)[...]) }

  /// The same for a text as bytes.
  func matches(_ text: ArraySlice<UInt8>) -> Bool {
    var position = text.startIndex
    var index = 0
    // Where to go on when the text after the last `*` does not fit: one byte further.
    var retry: (index: Int, position: Int)?
    while position < text.endIndex {
      if index < pattern.count, pattern[index] == 0x2A {
        index += 1
        retry = (index, position)
      } else if index < pattern.count, pattern[index] == 0x3F || pattern[index] == text[position] {
        index += 1
        position += 1
      } else if let last = retry {
        index = last.index
        position = last.position + 1
        retry = (index, position)
      } else {
        return false
      }
    }
    return pattern[index...].allSatisfy { $0 == 0x2A }
  }
}

/// Which tags a sink takes, remembered by tag: a record costs one look into an array. One per lane.
struct TagSelector {
  private enum Answer: UInt8 { case unknown, yes, no }

  private let patterns: [TagPattern]
  private let tags: TagTable
  private var answers: [Answer] = []

  init(_ patterns: [TagPattern], tags: TagTable) {
    self.patterns = patterns
    self.tags = tags
  }

  var takesAll: Bool { patterns.isEmpty }

  mutating func takes(_ tag: Tag) -> Bool {
    if patterns.isEmpty { return true }
    // What was not routed has no name to compare.
    guard tag != .none else { return patterns.contains { $0.matches("") } }
    let index = Int(tag.index)
    // The table of tags is bounded, and so is this.
    if index >= answers.count {
      answers.append(contentsOf: repeatElement(.unknown, count: index + 16 - answers.count))
    }
    switch answers[index] {
    case .yes: return true
    case .no: return false
    case .unknown:
      let name = tags.name(tag) ?? ""
      let result = patterns.contains { $0.matches(name) }
      answers[index] = result ? .yes : .no
      return result
    }
  }
}
