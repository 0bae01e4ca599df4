import SluiceCore

/// Reads agents through a cache. One per batch, and used by one task at a time with it.
///
/// **Lifetime.** What it returns is a copy in the batch's arena, which lives as long as the batch's cells do. The cache
/// frees an entry when another one takes its place, and that may happen while the batch still holds cells of it; a copy
/// of some 150 bytes costs less than keeping account of who still reads what.
final class AgentReader {
  private let cache: AgentCache
  private let writer: FieldBlock.Writer
  private let parse: (UnsafeRawBufferPointer, FieldBlock.Writer) -> Void

  /// Agents that were not in the cache, and those that were.
  private(set) var missCount = 0
  private(set) var hitCount = 0

  /// Bytes of cache for each entry, on average: an agent of 1 KiB with all its parts fits.
  static let bytesPerEntry = 2048

  init(slots: Int, cacheEntries: Int, parse: @escaping (UnsafeRawBufferPointer, FieldBlock.Writer) -> Void) {
    cache = AgentCache(entries: cacheEntries, bytes: max(AgentCache.ways, cacheEntries) * Self.bytesPerEntry)
    writer = FieldBlock.Writer(slots: slots)
    self.parse = parse
  }

  /// What is known of an agent, as a `FieldBlock` in `arena`.
  func read(_ agent: UnsafeRawBufferPointer, _ arena: Arena) -> Cell {
    let agent = Self.shortened(agent)
    if let block = cache.value(of: agent) {
      hitCount &+= 1
      return arena.string(block)
    }
    missCount &+= 1
    parse(agent, writer)
    cache.insert(agent, writer.bytes)
    return arena.string(writer.bytes)
  }

  /// The first `longestAgent` bytes, without a character that is cut in two.
  private static func shortened(_ agent: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard agent.count > UserAgentEnricher.longestAgent else { return agent }
    var end = UserAgentEnricher.longestAgent
    while end > UserAgentEnricher.longestAgent - 4, agent[end] & 0xC0 == 0x80 { end -= 1 }
    return UnsafeRawBufferPointer(rebasing: agent[..<end])
  }
}
