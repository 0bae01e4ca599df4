/// A field's prefixes in the order in which they are searched.
struct PrefixTable {
  var prefixes: [RuleIndex.Prefix] = []
  var patterns: [RuleIndex.PatternEntry]
  var starts = [Int32](repeating: 0, count: 257)

  init(
    _ prefixed: [[UInt8]: [RuleIndex.PatternEntry]], behind scans: [RuleIndex.PatternEntry], in memory: FrozenMemory
  ) {
    patterns = scans
    let texts = prefixed.keys.sorted { $0.lexicographicallyPrecedes($1) }
    // The texts that the one at hand begins with are open, the longest last.
    var open: [Int] = []
    for (index, text) in texts.enumerated() {
      while let last = open.last, !text.starts(with: texts[last]) { open.removeLast() }
      let entries = prefixed[text] ?? []
      prefixes.append(
        RuleIndex.Prefix(
          start: memory.copy(text), length: Int32(text.count), parent: Int32(open.last ?? -1),
          firstPattern: Int32(patterns.count), patternCount: Int32(entries.count)))
      patterns += entries
      open.append(index)
      for byte in (Int(text[0]) + 1)..<257 { starts[byte] += 1 }
    }
  }
}
