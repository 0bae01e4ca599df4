import SluiceRules

extension GlobPattern {
  /// Whether the whole of `text` matches. Compiles the glob: for use outside the stream.
  static func matches(_ glob: Glob, _ text: String) -> Bool {
    let memory = FrozenMemory()
    let pattern = GlobPattern(glob, in: memory)
    return withExtendedLifetime(memory) {
      let bytes = Array(text.utf8)
      return bytes.withUnsafeBytes { buffer in
        buffer.baseAddress.map { pattern.matches($0, buffer.count) } ?? (pattern.leastLength == 0)
      }
    }
  }
}
