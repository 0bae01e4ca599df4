/// Where a regular expression matched. A view of its matcher's memory: valid until the matcher's next search.
package struct RegexMatch {
  private let offsets: UnsafePointer<Int>
  /// Groups that the match tells of, the whole match included: those behind the last one that took part are left out.
  private let count: Int

  init(offsets: UnsafePointer<Int>, count: Int) {
    self.offsets = offsets
    self.count = count
  }

  /// The whole match, in bytes of the text.
  package var range: Range<Int> {
    // `\K` may move the beginning; never beyond the end, for the library refuses it in lookarounds.
    offsets[0]..<max(offsets[0], offsets[1])
  }

  /// What the group captured, 0 being the whole match; nil for a group that took no part and for an unknown one.
  package subscript(group: Int) -> Range<Int>? {
    guard group >= 0, group < count else { return nil }
    let (start, end) = (offsets[2 * group], offsets[2 * group + 1])
    return start >= 0 && start <= end ? start..<end : nil
  }

  /// What the first of `groups` that took part captured.
  package func first(of groups: [Int]) -> Range<Int>? {
    for group in groups { if let range = self[group] { return range } }
    return nil
  }
}
