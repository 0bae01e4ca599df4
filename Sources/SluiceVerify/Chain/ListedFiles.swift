import Crypto

/// The paths that digests list, as 128 bits each: enough to tell millions of files apart in little memory.
struct ListedFiles: Sendable {
  private struct Key: Hashable, Sendable {
    let high: UInt64
    let low: UInt64

    init(_ path: String) {
      var words: (UInt64, UInt64) = (0, 0)
      for (index, byte) in SHA256.hash(data: Array(path.utf8)).enumerated().prefix(16) {
        if index < 8 { words.0 = words.0 << 8 | UInt64(byte) } else { words.1 = words.1 << 8 | UInt64(byte) }
      }
      (high, low) = words
    }
  }

  private var keys: Set<Key> = []

  /// - Complexity: O(1), about 32 bytes for a path.
  mutating func insert(_ path: String) { keys.insert(Key(path)) }

  func contains(_ path: String) -> Bool { keys.contains(Key(path)) }
}
