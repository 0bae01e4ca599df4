import SluiceRules

extension Glob {
  /// The pattern for messages: `*` for a run, `?` for one character.
  var spelling: String {
    parts.map { part in
      switch part {
      case .literal(let bytes): String(decoding: bytes, as: UTF8.self)
      case .anyRun: "*"
      case .anyOne: "?"
      }
    }.joined()
  }
}

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
